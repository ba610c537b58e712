/** Alerts by web push, against a push service on this machine that checks what it is sent. */
import { join } from 'node:path'
import { stationRoot } from '@leitai/server/redis/stationRoot'
import type { AlertsReply } from '@leitai/shared/alerts'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { connectSocket, watch } from '../helpers/live.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { newDevice, type PushService, startPushService } from '../helpers/pushService.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, WEST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const env: Record<string, string> = { ALERTS_EVERY_S: '0.2' }
let service: PushService
beforeAll(async () => {
  service = await startPushService()
  env.PUSH_HOSTS = service.origin
})
const company = useSmallCompany(env)
let manager: Caller
beforeAll(async () => {
  manager = company.manager
})
afterAll(() => service?.close())

const ALL = ['overtaken', 'goal', 'challenge', 'announcement', 'dispute']

async function subscribe(courierId: string, kinds = ALL) {
  return subscribeAs((await signInCourier(manager, courierId)).courier, courierId, kinds)
}
async function subscribeAs(courier: Caller, courierId: string, kinds = ALL) {
  const device = newDevice(service.origin, `/${courierId}`)
  const reply = await courier.put<AlertsReply>('/me/alerts', { ...device, kinds, language: 'zh-CN' })
  expect(reply.kinds).toEqual(kinds)
  return { courier, device }
}
const announce = (title: string, stations: string[] | '*' = '*') =>
  manager.post('/announcements', { kind: 'notice', title, body: '', stations, takeover: false, ticker: true })
const topicsOf = (courierId: string) =>
  service.taken.filter(({ path }) => path === `/${courierId}`).map(({ topic }) => topic)
const whenTold = (courierId: string, topic: string, times = 1) =>
  service.when(
    `${topic} for ${courierId}`,
    () => topicsOf(courierId).filter((one) => one === topic).length >= times,
  )
const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))

test('who is overtaken is told once for several, then what else is new, as push services want it', async () => {
  await post('e2', 5)
  const { courier } = await subscribe('e2')
  // what the courier knows of the board is known once something else was told
  await announce('开会')
  await whenTold('e2', 'announcement')
  await post('e1', 9)
  await whenTold('e2', 'overtaken')
  await post('e3', 8)
  await manager.put(`/stations/${EAST}/goals`, { kind: 'day', metric: 'pickups', target: 20 })
  await whenTold('e2', 'goal')
  const { courier: e1 } = await signInCourier(manager, 'e1')
  await e1.post(`/stations/${EAST}/own-challenges`, { opponent: 'e2', metric: 'pickups', period: 'today' })
  await whenTold('e2', 'challenge')
  const { id } = await courier.post<{ id: string }>(`/stations/${EAST}/disputes`, {
    about: 'missing',
    pickupId: null,
    text: '少一件',
  })
  await manager.post(`/stations/${EAST}/disputes/${id}/decision`, { accept: false, text: '核对无误' })
  await whenTold('e2', 'dispute')
  // e3 has passed as well, and that is within ten minutes
  expect(topicsOf('e2')).toEqual(['announcement', 'overtaken', 'goal', 'challenge', 'dispute'])
  expect(service.wrong).toEqual([])
  expect(service.taken[0]?.ttlS).toBe(4 * 3_600)
})

test('[SEC-7] no more than the station allows a day, nothing to who looks, nothing elsewhere than to a push service', async () => {
  const settings = await manager.get<object>(`/stations/${WEST}/settings`)
  expect(settings).toMatchObject({ alertsADay: 5 })
  await manager.put(`/stations/${WEST}/settings`, { ...settings, alertsADay: 1 })
  await subscribe('w1')
  const { courier: looking } = await signInCourier(manager, 'e4')
  const socket = await connectSocket(company.server.baseUrl, {
    auth: { as: 'courier' },
    headers: { Cookie: looking.cookies() },
  })
  onTestFinished(() => void socket.close())
  socket.emit('look', true)
  await watch(socket, EAST)
  await subscribeAs(looking, 'e4')
  // couriers are told in the order in which they have asked for it: the last one's turn ends everybody's
  const last = await subscribe('e6')
  await announce('第一条')
  await whenTold('e6', 'announcement')
  await announce('第二条')
  await whenTold('e6', 'announcement', 2)
  expect(topicsOf('w1')).toEqual(['announcement'])
  expect(topicsOf('e4')).toEqual([])

  const refused = [
    'http://127.0.0.1:1/x',
    'https://evil.example/x',
    `${service.origin.replace('http', 'https')}/x`,
  ]
  for (const endpoint of [...refused, service.origin.replace('127', 'user@127')]) {
    const body = { ...newDevice('', ''), endpoint, kinds: ['goal'], language: 'en' }
    const problem = await last.courier.problem('PUT', '/me/alerts', { body })
    expect([problem.code, problem.field], endpoint).toEqual(['invalid_request', 'endpoint'])
  }
  const none = await last.courier.put<AlertsReply>('/me/alerts', {
    ...last.device,
    kinds: [],
    language: 'zh-CN',
  })
  expect(none.kinds).toEqual([])
})

test('a device that is gone is forgotten, a busy service is asked again, a redirect is not followed', async () => {
  service.answer('/e1', 410)
  service.answer('/e3', 429, { 'Retry-After': '1' }, 1)
  service.answer('/e5', 307, { Location: `${service.origin}/elsewhere` })
  const gone = await subscribe('e1', ['announcement'])
  await subscribe('e5', ['announcement'])
  await subscribe('e3', ['announcement'])
  await announce('第三条')
  const query = `/me/alerts?endpoint=${encodeURIComponent(gone.device.endpoint)}`
  await until(
    'the device to be forgotten',
    async () => (await gone.courier.get<AlertsReply>(query)).kinds.length === 0,
  )
  await whenTold('e3', 'announcement')
  expect(service.asked('/e3')).toBe(2)
  expect([service.asked('/e5'), service.asked('/elsewhere')]).toEqual([1, 0])
  expect(service.wrong).toEqual([])
})

test('[H2] in quiet hours nothing is told; what is still news afterwards is told then', async () => {
  await subscribe('m1', ['announcement'])
  const { items: _items, ...rest } = DEFAULT_PROGRAMME
  const programme = { ...DEFAULT_PROGRAMME, ...rest, quiet: [{ days: null, hours: null }] }
  await manager.put(`/stations/${EAST}/programme`, programme)
  await announce('夜里的事', [EAST])
  await subscribe('w2', ['announcement'])
  await announce('西城的事', [WEST])
  await whenTold('w2', 'announcement')
  expect(topicsOf('m1')).toEqual([])
  await manager.del(`/stations/${EAST}/programme`)
  await whenTold('m1', 'announcement')
  expect(topicsOf('m1')).toEqual(['announcement'])
})

test('[SEC-3] where a session has ended its device is told nothing more, until the courier is back on it', async () => {
  const { device } = await subscribe('e6', ['announcement'])
  const toldTo = (id: string) => topicsOf(id).filter((topic) => topic === 'announcement').length
  const before = { e6: toldTo('e6'), e3: toldTo('e3') }
  const { courier } = await signInCourier(manager, 'e6') // a new PIN
  await announce('换了 PIN', [EAST])
  await whenTold('e3', 'announcement', before.e3 + 1) // whose turn is after e6's
  expect(toldTo('e6')).toBe(before.e6)
  await courier.put('/me/alerts', { ...device, kinds: ['announcement'], language: 'zh-CN' })
  await announce('回来了', [EAST])
  await whenTold('e6', 'announcement', before.e6 + 1)
})

test('[SEC-9] a key that nothing can be encrypted for is refused', async () => {
  const { courier } = await signInCourier(manager, 'e5')
  const { endpoint, keys } = newDevice(service.origin, '/e5')
  for (const p256dh of [`B${'A'.repeat(86)}`, `${keys.p256dh.slice(0, -3)}___`]) {
    const body = { endpoint, keys: { ...keys, p256dh }, kinds: ['announcement'], language: 'en' }
    expect(await courier.problem('PUT', '/me/alerts', { body })).toMatchObject({
      code: 'invalid_request',
      field: 'keys.p256dh',
    })
  }
})

// last: e2, who comes before the others, cannot be told anything from then on
test('what cannot be read of one courier keeps nothing from those who come after', async () => {
  const redis = new Redis(join(company.dataDir, 'redis.sock'))
  onTestFinished(() => redis.disconnect())
  const disputes = `${stationRoot(EAST)}:q`
  const [id = ''] = await redis.hkeys(disputes)
  await redis.hset(disputes, id, 'not a dispute')
  await until('the log to name e2', async () => company.server.logs().includes('"courierId":"e2"'))
  await announce('照样通知')
  await whenTold('m1', 'announcement', 4)
})
