import type { Clock } from '@leitai/shared/clock'
import type { Device } from '@leitai/shared/ownData'
import type { ManagerRole } from '@leitai/shared/rights'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Org } from '../org/org.ts'
import { hashToken, newToken } from '../secrets/secrets.ts'

export type SessionRole = 'manager' | 'courier'

/** A courier signs in once; a manager once a month. */
const LIFETIME_S: Record<SessionRole, number> = { manager: 30 * 86_400, courier: 400 * 86_400 }

/** Somebody with an account: the owner, or a manager of a unit and all below it, or of a station. */
export interface ManagerPrincipal {
  role: ManagerRole
  accountId: string
  name: string
  /** The unit or station that the role is for; null for an owner. */
  unit: string | null
  /** Came in with the one-time password: may set an own one, and nothing else. */
  mustSetPassword: boolean
}
export interface CourierPrincipal {
  role: 'courier'
  courierId: string
}

/** Who has shown a secret, and which: `generation` is its `setAt`, compared for equality only. */
export interface SignedIn {
  subject: string
  generation: number
}

/** Of one person at once: a shared desk's browsers, and what was never signed out. */
const MAX_SESSIONS = 50

/** Enough of a token's hash to tell the sessions of one person apart. */
const DEVICE_ID_LENGTH = 16

const sessionSchema = z.object({
  role: z.enum(['manager', 'courier']),
  subject: z.string(),
  generation: z.number(),
  /** For who looks into it; clocks can be set back, so nothing is decided by it but which of too many ends. */
  createdAt: z.number(),
  /** What the browser said of itself. */
  agent: z.string().default(''),
})
type Session = z.output<typeof sessionSchema>

export interface Sessions {
  /** Makes a session; the token goes into a cookie and is kept here only as a hash. */
  create(role: SessionRole, signedIn: SignedIn, agent?: string): Promise<{ token: string; maxAgeS: number }>
  end(token: string): Promise<void>
  /** Where somebody is signed in, the newest first; `token` is the one that asks. */
  devices(role: SessionRole, subject: string, token: string | undefined): Promise<Device[]>
  /** What `devices` calls the session of a token. */
  deviceId(token: string): string
  /** Ends one of somebody's sessions; false if there is none of that id. */
  endDevice(role: SessionRole, subject: string, deviceId: string): Promise<boolean>
  /** Who a cookie stands for; undefined when it is over, or the password or PIN is not the one it began with. */
  manager(token: string | undefined): Promise<ManagerPrincipal | undefined>
  courier(token: string | undefined): Promise<CourierPrincipal | undefined>
}

/** Signed-in managers and couriers, in Redis, so that any process knows them. */
export function createSessions({
  commands,
  org,
  clock,
}: {
  commands: Redis
  org: Org
  clock: Clock
}): Sessions {
  const keyOfHash = (hash: string) => `lt:{org}:session:${hash}`
  const keyOf = (token: string) => keyOfHash(hashToken(token))
  /** Hashes of the tokens of somebody's sessions, some of them over. */
  const listKey = (role: SessionRole, subject: string) => `lt:{org}:sessions:${role}:${subject}`

  function holds({ role, subject, generation }: Session): boolean {
    if (role === 'courier') return org.get('pins', subject)?.setAt === generation
    const account = org.get('managers', subject)
    return account?.setAt === generation && account.disabledAt === null
  }

  /** Those that are not over, by the hash of their token; forgets the others. */
  async function sessionsOf(role: SessionRole, subject: string): Promise<[hash: string, Session][]> {
    const hashes = await commands.smembers(listKey(role, subject))
    if (hashes.length === 0) return []
    const found = await commands.mget(hashes.map(keyOfHash))
    const open = hashes.flatMap((hash, index): [string, Session][] => {
      const json = found[index]
      const session = json ? sessionSchema.safeParse(JSON.parse(json)).data : undefined
      return session && holds(session) ? [[hash, session]] : []
    })
    const gone = hashes.filter((_, index) => !found[index])
    if (gone.length > 0) await commands.srem(listKey(role, subject), ...gone)
    return open
  }

  async function endSession(role: SessionRole, subject: string, hash: string): Promise<void> {
    await commands.del(keyOfHash(hash))
    await commands.srem(listKey(role, subject), hash)
  }

  /** Whoever signs in again and again fills no memory: the oldest of too many end. */
  async function endOldest(role: SessionRole, subject: string, newest: string): Promise<void> {
    if ((await commands.scard(listKey(role, subject))) <= MAX_SESSIONS) return
    const others = (await sessionsOf(role, subject)).filter(([hash]) => hash !== newest)
    const byAge = others.sort(([, a], [, b]) => a.createdAt - b.createdAt)
    const tooMany = byAge.slice(0, Math.max(byAge.length + 1 - MAX_SESSIONS, 0))
    await Promise.all(tooMany.map(([hash]) => endSession(role, subject, hash)))
  }

  async function subjectOf(role: SessionRole, token: string | undefined): Promise<string | undefined> {
    if (!token) return undefined
    const json = await commands.get(keyOf(token))
    // one of an older program is over
    const session = json === null ? undefined : sessionSchema.safeParse(JSON.parse(json)).data
    if (session?.role !== role) return undefined
    if (!holds(session)) await org.sync() // the secret may be newer than what this process knows
    return holds(session) ? session.subject : undefined
  }

  return {
    async create(role, { subject, generation }, agent = '') {
      const token = newToken()
      const session: Session = { role, subject, generation, createdAt: clock.now(), agent }
      const list = listKey(role, subject)
      await commands.sadd(list, hashToken(token))
      await commands.expire(list, LIFETIME_S[role])
      await commands.set(keyOf(token), JSON.stringify(session), 'EX', LIFETIME_S[role])
      await endOldest(role, subject, hashToken(token))
      return { token, maxAgeS: LIFETIME_S[role] }
    },
    async end(token) {
      await commands.del(keyOf(token))
    },
    async devices(role, subject, token) {
      const found = await sessionsOf(role, subject)
      return found
        .map(([hash, { createdAt, agent }]) => ({
          id: hash.slice(0, DEVICE_ID_LENGTH),
          since: createdAt,
          agent,
          isThis: token !== undefined && hashToken(token) === hash,
        }))
        .sort((a, b) => b.since - a.since)
    },
    deviceId: (token) => hashToken(token).slice(0, DEVICE_ID_LENGTH),
    async endDevice(role, subject, deviceId) {
      const found = await sessionsOf(role, subject)
      const [hash] = found.find(([hash]) => hash.slice(0, DEVICE_ID_LENGTH) === deviceId) ?? []
      if (hash === undefined) return false
      await endSession(role, subject, hash)
      return true
    },
    async manager(token) {
      const accountId = await subjectOf('manager', token)
      const account = accountId === undefined ? undefined : org.get('managers', accountId)
      if (accountId === undefined || !account) return undefined
      const { role, name, unit, oneTime } = account
      return { role, accountId, name, unit, mustSetPassword: oneTime }
    },
    async courier(token) {
      const courierId = await subjectOf('courier', token)
      return courierId === undefined ? undefined : { role: 'courier', courierId }
    },
  }
}
