import { join } from 'node:path'
import { look } from '@leitai/server/audit/look'
import type { AuditReply } from '@leitai/shared/audit'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { tmpDir } from '../helpers/folders.ts'
import { startViewer } from '../helpers/live.ts'
import { AUDITED, askMetrics, DRIFT, readMetrics } from '../helpers/metrics.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitaiOk, startServer } from '../helpers/server.ts'
import { startServices } from '../helpers/services.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const OFTEN = { AUDIT_EVERY_S: '0.1' }
const DAY_MS = 86_400_000
/** In so many days every week of both stations has had a turn: in two rounds of four turns, of up to seven days. */
const ALL_IN_TURN = 60
/** On a busy machine a turn takes its time, and the pauses are longer then. */
const PATIENT = { timeoutMs: 90_000 }

const company = useSmallCompany(OFTEN)
let manager: Caller
let redis: Redis
/** What is counted before each damage: nothing is added after the rebuild that ended the one before. */
let counted = 0

/** Today in the east, and a day three weeks before. */
const now = Date.now()
const today = dayOf(now)
const longAgo = dayOf(now - 21 * DAY_MS)

function dayOf(ms: number): { no: number; date: string; week: number } {
  const date = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(ms)
  const no = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  const weekday = new Date(no * DAY_MS).getUTCDay() || 7
  return { no, date, week: no - weekday + 1 }
}

const metrics = () => readMetrics(company.server.baseUrl)
const key = (name: string) => `lt:s:{${EAST}}:${name}`

async function audited(days: number): Promise<void> {
  const { [AUDITED]: before = 0 } = await metrics()
  await until('more audits', async () => ((await metrics())[AUDITED] ?? 0) >= before + days, PATIENT)
}

beforeAll(async () => {
  manager = company.manager
  redis = new Redis({ path: join(company.dataDir, 'redis.sock') })
  await company.source.post('/pickups', [
    buildPickup('e1', { at: new Date(now).toISOString(), count: 3, revenue: 700 }),
    buildPickup('e2', { at: new Date(now).toISOString(), count: 2, channel: 'contract' }),
    buildPickup('e2', { at: new Date(now - 21 * DAY_MS).toISOString(), count: 4 }),
    buildPickup('w1', { at: new Date(now).toISOString() }),
  ])
})
afterAll(() => redis.disconnect())

test('[P3] boards that are right are audited over and over, also while they move: no drift', async () => {
  let moving = true
  const move = async () => {
    while (moving) {
      const pickups = ['e3', 'e4', 'e3'].map((courier) => buildPickup(courier))
      await company.source.post('/pickups', pickups)
      await company.source.post('/pickups', { ...pickups[2], version: 2, void: true })
    }
  }
  const moved = Promise.all([move(), move()])
  await audited(ALL_IN_TURN)
  moving = false
  await moved
  await audited(ALL_IN_TURN)
  expect(await metrics()).toMatchObject({ [DRIFT]: 0, leitai_audit_failures_total: 0 })
  const report = await manager.get<AuditReply>('/audit')
  expect(report).toMatchObject({ driftFound: 0, lastDrift: null })
  expect(report.auditedDays).toBeGreaterThanOrEqual(2 * ALL_IN_TURN)
  expect(Date.parse(report.lastAuditedAt ?? '')).toBeGreaterThan(now)
})

test('[P3] what changes while it is read is no drift: that day and its week wait for another turn', async () => {
  const at = Date.parse('2026-11-19T10:00:00+08:00') // a Thursday
  const { services } = await startServices({ now: () => at })
  const { boards, roster, pickups } = services
  const send = (day: string, parts: object) =>
    pickups.accept(buildPickup('e1', { at: `2026-11-${day}T09:00:00+08:00`, ...parts }), {
      keyId: 'test',
      name: 'test',
      stations: '*',
    })
  await send('19', { count: 3 })
  await send('17', { count: 2 })
  let meanwhile: () => Promise<unknown> = async () => undefined
  const interrupted: typeof boards = {
    ...boards,
    async read(stationId, queries) {
      const before = await boards.read(stationId, queries)
      await meanwhile()
      return before
    },
  }
  const station = roster.station(EAST)
  const monday = Date.parse('2026-11-16T00:00:00Z') / DAY_MS
  const week = { kind: 'week', key: '2026-W47', fromDay: monday, toDay: monday + 7 } as const
  const lookOnce = () => look({ station, week }, { boards: interrupted, roster })
  const all = [6, 5, 4, 3, 2, 1, 0].map((day) => monday + day)

  expect(await lookOnce()).toEqual({ days: all, differences: [] })
  meanwhile = () => send('19', { count: 1 })
  const withoutThursday = all.filter((day) => day !== monday + 3)
  expect(await lookOnce()).toEqual({ days: withoutThursday, differences: [] })
  meanwhile = () => boards.rebuild(EAST, station.calendar)
  expect(await lookOnce()).toEqual({ days: all, differences: [] })
})

const DAMAGES: [what: string, damage: () => Promise<unknown>, found: object][] = [
  [
    'a score of today',
    () => redis.zincrby(key(`b:pickups:d${today.no}`), 5, 'e1'),
    { metric: 'pickups', period: today.date, memberId: 'e1', what: 'score', stored: 8, expected: 3 },
  ],
  [
    'the revenue of somebody without any',
    () => redis.zincrby(key(`b:revenue:d${today.no}`), 990, 'e6'),
    { metric: 'revenue', period: today.date, memberId: 'e6', what: 'score', stored: 990, expected: null },
  ],
  [
    'a courier who is missing on a board',
    () => redis.zrem(key(`b:walkin:d${today.no}`), 'e1'),
    { metric: 'walkin', period: today.date, memberId: 'e1', what: 'score', stored: null, expected: 3 },
  ],
  [
    'a courier who is missing on every board',
    async () => {
      for (const board of await redis.keys(key('[br]:*'))) await redis.zrem(board, 'e2')
    },
    { memberId: 'e2', stored: null },
  ],
  [
    'a reached time',
    () => redis.zadd(key(`r:walkin:d${today.no}`), now - 1_000, 'e1'),
    { metric: 'walkin', period: today.date, what: 'reachedAt', stored: now - 1_000, expected: now },
  ],
  [
    'a week',
    () => redis.zincrby(key(`b:revenue:w${today.week}`), -1, 'e1'),
    { metric: 'revenue', memberId: 'e1', what: 'score', stored: 699, expected: 700 },
  ],
  [
    'a day of long ago',
    () => redis.zadd(key(`b:walkin:d${longAgo.no}`), 9, 'e2'),
    { metric: 'walkin', period: longAgo.date, memberId: 'e2', what: 'score', stored: 9, expected: 4 },
  ],
]

test.each(DAMAGES)('[P3] drift is found by itself: %s; a rebuild ends it', async (_, damage, found) => {
  expect((await metrics())[DRIFT]).toBe(counted)
  const logged = company.server.logs().length
  await damage()
  await until('the drift to be found', async () => ((await metrics())[DRIFT] ?? 0) > counted, PATIENT)
  const report = await manager.get<AuditReply>('/audit')
  expect(report.lastDrift).toMatchObject({ stationId: EAST, ...found })
  const line = company.server
    .logs()
    .slice(logged)
    .split('\n')
    .find((each) => each.includes('"drift"'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 'error', station: EAST, error: expect.any(String) })
  for (const { name } of SMALL_ROSTER.couriers) expect(line).not.toContain(name)

  await leitaiOk(['rebuild', '--station', EAST], { dataDir: company.dataDir })
  await audited(1) // a turn that had seen it before the rebuild may still be counted
  counted = (await metrics())[DRIFT] ?? 0
})

test('[P3] once rebuilt, no more drift is counted', async () => {
  await audited(ALL_IN_TURN)
  expect((await metrics())[DRIFT]).toBe(counted)
})

test('[P3] a Redis that is away is no drift, and no failure', async () => {
  const own = await startOwnRedis(await tmpDir())
  const server = await startServer({ dataDir: await tmpDir(), env: { ...OFTEN, REDIS_URL: own.url } })
  onTestFinished(() => server.stop())
  expect(await readMetrics(server.baseUrl)).toMatchObject({ leitai_redis_up: 1 })
  await own.stop()
  await until('Redis to be missed', async () => (await readMetrics(server.baseUrl)).leitai_redis_up === 0)
  expect(await readMetrics(server.baseUrl)).toMatchObject({ [DRIFT]: 0, leitai_audit_failures_total: 0 })
})

test('metrics count deliveries and viewers, and tell nothing of stations or people', async () => {
  const before = await metrics()
  const pickup = buildPickup('e5', { count: 1 })
  await company.source.post('/pickups', [pickup, pickup, { ...pickup, version: 2 }, { ...pickup, id: 7 }])
  await company.source.post('/pickups', [{ ...pickup, version: 3, void: true }, pickup])
  const { token } = await pairWall(manager, EAST)
  const viewer = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
  const after = await metrics()
  const grown = Object.keys(after).filter((name) => name.startsWith('leitai_pickups_total'))
  expect(Object.fromEntries(grown.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]))).toEqual({
    'leitai_pickups_total{status="counted"}': 1,
    'leitai_pickups_total{status="amended"}': 1,
    'leitai_pickups_total{status="voided"}': 1,
    'leitai_pickups_total{status="pending"}': 0,
    'leitai_pickups_total{status="duplicate"}': 1,
    'leitai_pickups_total{status="stale"}': 1,
    'leitai_pickups_total{status="refused"}': 1,
  })
  expect(after).toMatchObject({ 'leitai_viewers{kind="wall"}': 1, 'leitai_viewers{kind="courier"}': 0 })
  viewer.close()
  await until('the wall to be gone', async () => (await metrics())['leitai_viewers{kind="wall"}'] === 0)

  const response = await askMetrics(company.server.baseUrl)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const text = await response.text()
  expect(text).toContain('# TYPE leitai_drift_total counter\n')
  expect(after.process_resident_memory_bytes).toBeGreaterThan(10_000_000)
  expect(after.nodejs_eventloop_lag_p99_seconds).toBeLessThan(60)
  const secrets = [
    ...SMALL_ROSTER.stations.flatMap(({ id, name }) => [id, name]),
    ...SMALL_ROSTER.couriers.flatMap(({ id, name }) => [id, name]),
  ]
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u))
  for (const secret of secrets) expect(words.has(secret)).toBe(false)
})

test.each([
  ['X-Forwarded-For', '203.0.113.7'],
  ['X-Forwarded-For', '127.0.0.1'],
  ['Forwarded', 'for=127.0.0.1'],
  ['X-Real-IP', '203.0.113.7'],
  ['Via', '1.1 proxy'],
])('metrics are for this machine, not for whom its proxy asks (%s: %s)', async (header, value) => {
  expect((await askMetrics(company.server.baseUrl, { [header]: value })).status).toBe(403)
})

test('metrics with a token are for whoever has it, this machine too', async () => {
  const token = 'a-token-of-Prometheus'
  const env = { METRICS_TOKEN: token, TRUSTED_PROXIES: 'loopback' }
  const server = await startServer({ dataDir: company.dataDir, env })
  onTestFinished(() => server.stop())
  const ask = (headers: Record<string, string>) => askMetrics(server.baseUrl, headers)
  const refused = await ask({})
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  for (const wrong of [`Bearer ${token}x`, `Basic ${token}`, 'Bearer', token]) {
    expect((await ask({ Authorization: wrong })).status).toBe(401)
  }
  const proxied = { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.7' }
  expect((await ask(proxied)).status).toBe(200)
})
