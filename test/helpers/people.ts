/** Signing in, as people do it: the manager with the password that the server shows once, couriers with a PIN. */
import type { PairingReply, PinReply, PollReply, Wall } from '@leitai/shared/api'
import type { Audience } from '@leitai/shared/protocol'
import { type Caller, createCaller } from './api.ts'
import type { TestServer } from './server.ts'

export const MANAGER_PASSWORD = 'correct horse battery'
/** What `hashSecret` has once made of it. */
export const MANAGER_HASH =
  '$scrypt$ln=17,r=8,p=1$8Yv5/nyxUAyL3xHvaghr8Q==$vvoNmw+CIkER0AeSauPJkInJazX8EzSS9g6vhQ9Dizw='

/** The one-time password that a server without a manager prints as it starts. */
export function oneTimePassword(server: TestServer): string {
  const [, password] = /(?:password|密码)\D{0,60}?\b([a-hjkmnp-z2-9]{12})\b/i.exec(server.logs()) ?? []
  if (!password) throw new Error(`The server has printed no password:\n${server.logs()}`)
  return password
}

/** Signs the manager in: with the one-time password where it is the first time, setting the own one. */
export async function signInManager(server: TestServer, first = true): Promise<Caller> {
  const manager = createCaller(server.baseUrl)
  if (!first) {
    await manager.post('/session', { as: 'manager', password: MANAGER_PASSWORD })
    return manager
  }
  await manager.post('/session', { as: 'manager', password: oneTimePassword(server) })
  await manager.put('/session/password', { password: MANAGER_PASSWORD })
  return manager
}

/** A courier with a new PIN from the manager, signed in. */
export async function signInCourier(
  manager: Caller,
  courierId: string,
): Promise<{ courier: Caller; pin: string }> {
  const { pin } = await manager.post<PinReply>(`/couriers/${courierId}/pin`)
  const courier = createCaller(manager.baseUrl)
  await courier.post('/session', { as: 'courier', number: courierId, pin })
  return { courier, pin }
}

/** Pairs a wall as manager and wall do it together; gives its device token. */
export async function pairWall(
  manager: Caller,
  stationId: string,
  audience: Audience = 'staff',
): Promise<{ token: string; wall: Wall }> {
  const tv = createCaller(manager.baseUrl)
  const { code, secret } = await tv.post<PairingReply>('/walls/pairings')
  const wall = await manager.post<Wall>('/walls', { code, stationId, name: '大厅', audience })
  const reply = await tv.post<PollReply>('/walls/pairings/poll', { secret })
  if (reply.state !== 'paired') throw new Error('the wall is not paired')
  return { token: reply.token, wall }
}
