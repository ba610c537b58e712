import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createLog } from '@leitai/server/log'
import type { RosterImport } from '@leitai/server/people/rosterImport'
import { connectRedis } from '@leitai/server/redis/redis'
import { createServices, type Services } from '@leitai/server/services'
import { Refusal } from '@leitai/shared/refusal'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { startClosingCompany } from '../helpers/finals.ts'
import { tmpDir } from '../helpers/folders.ts'
import { scoreOf, startViewer } from '../helpers/live.ts'
import { LONG } from '../helpers/long.ts'
import { businessDate, edgeOf, type NaiveCalendar, plusDays, weekKey } from '../helpers/naiveCalendar.ts'
import { calendarOf, type Delivery, type ExpectedRow, naiveFold } from '../helpers/naiveFold.ts'
import { ROOT } from '../helpers/paths.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { drawSeed } from '../helpers/random.ts'
import { startServer } from '../helpers/server.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const HOUR_MS = 3_600_000

/**
 * A manager who changes the calendar of a station again and again, as it comes to mind, while time goes by and
 * pickups come in through several processes: whatever was accepted and refused, every pickup is in the day that
 * the last accepted calendar says, and was there from the first. LEITAI_LONG=1 runs ten times as many.
 */
const RUNS = LONG ? 2_000 : 200

const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
)
const dayStart = fc.constantFrom('00:00', '04:00', '12:30', '23:45')
const action = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    do: fc.constant('send' as const),
    process: fc.nat(1),
    // up to five minutes ahead, and as late as three days
    agoMs: fc.oneof(fc.integer({ min: -300_000, max: HOUR_MS }), fc.integer({ min: 0, max: 72 * HOUR_MS })),
  }),
  fc.record({
    do: fc.constant('change' as const),
    inDays: fc.integer({ min: -2, max: 4 }),
    rule: fc.oneof(
      fc.record({ timeZone: zone }),
      fc.record({ dayStart }),
      fc.record({ timeZone: zone, dayStart }),
    ),
  }),
  fc.record({ do: fc.constant('undo' as const), inDays: fc.integer({ min: -2, max: 4 }) }),
)

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never
type Changes = NonNullable<NaiveCalendar['changes']>

async function isTaken(roster: RosterImport, changes: Changes): Promise<boolean> {
  const station = { id: EAST, name: '东城营业部', changes }
  try {
    await roster.take({ json: { stations: [station] } }, false)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid_roster') return false
    throw error
  }
}

/** A board as the oracle writes it. */
async function readBoard({ standings }: Services, key: string): Promise<ExpectedRow[]> {
  const [station = '', , period = ''] = key.split('/')
  const { rows } = await standings.standings(station, { metric: 'pickups', period })
  const scored = rows.filter(({ score }) => score > 0)
  return scored.map(({ rank, memberId, score, reachedAt }) => ({
    rank,
    courier: memberId,
    score,
    reachedAt: reachedAt ?? '',
  }))
}

test('[C1] whatever a manager changes while pickups come in, no pickup ever moves to another day', async () => {
  const start = '2026-03-25T08:00:00+08:00' // Berlin changes its clock on Sunday
  const company = await startClosingCompany(start)
  const other = await company.another()
  const processes = [company.services, other]
  const source = { keyId: 'test', name: 'test', stations: '*' } as const
  const seen = { pickups: 0, taken: 0, refused: 0 }

  async function run(actions: readonly Action[]): Promise<void> {
    const keys = await company.redis.commands.keys('lt:s:*')
    if (keys.length > 0) await company.redis.commands.del(...keys)
    await isTaken(company.services.rosterImport, [])
    await other.org.sync()
    let now = Date.parse(start)
    company.setTime(new Date(now).toISOString())
    let calendar: NaiveCalendar = calendarOf({ id: EAST })
    const deliveries: Delivery[] = []
    const dates: string[] = []

    async function send(atMs: number, process: number): Promise<void> {
      const delivery = buildPickup('e1', { at: new Date(atMs).toISOString(), station: EAST })
      const receipt = await processes[process]?.pickups.accept(delivery, source)
      expect(receipt?.status).toBe('counted')
      deliveries.push(delivery)
      dates.push(businessDate(atMs, calendar))
      seen.pickups++
    }

    async function change(changes: Changes): Promise<void> {
      const isAccepted = await isTaken(company.services.rosterImport, changes)
      seen[isAccepted ? 'taken' : 'refused']++
      if (isAccepted) calendar = { ...calendar, changes }
    }

    await send(now, 0) // before its first pickup a station may have any calendar
    for (const each of actions) {
      const { changes = [] } = calendar
      const from =
        each.do === 'change' || each.do === 'undo' ? plusDays(businessDate(now, calendar), each.inDays) : ''
      const others = changes.filter((one) => one.from !== from)
      if (each.do === 'wait') {
        now += each.hours * HOUR_MS
        company.setTime(new Date(now).toISOString())
      } else if (each.do === 'send') await send(now - each.agoMs, each.process)
      else if (each.do === 'undo') await change(others)
      else await change([...others, { from, ...each.rule }].sort((a, b) => (a.from < b.from ? -1 : 1)))
    }

    expect(deliveries.map(({ at }) => businessDate(Date.parse(at), calendar))).toEqual(dates)
    const stations = SMALL_ROSTER.stations.map((one) => (one.id === EAST ? { ...one, ...calendar } : one))
    const folded = naiveFold({ ...SMALL_ROSTER, stations }, deliveries)
    const expected = Object.entries(folded).filter(([key]) => key.startsWith(`${EAST}/pickups/`))
    expect(await Promise.all(expected.map(([key]) => readBoard(other, key)))).toEqual(
      expected.map(([, rows]) => rows),
    )
  }

  await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40 }), run), {
    numRuns: RUNS,
    seed: drawSeed('calendar over time'),
  })
  console.log('calendar over time:', seen)
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(RUNS)
})

/** A station that lives by Urumqi's clock from the day after tomorrow on, and when that begins. */
function comingChange() {
  const today = businessDate(Date.now(), calendarOf({ id: EAST }))
  const date = plusDays(today, 2)
  const changes = [{ from: date, timeZone: 'Asia/Urumqi', dayStart: '01:00' }]
  const calendar = calendarOf({ id: EAST, changes })
  return { date, calendar, edge: edgeOf(date, calendar), station: { id: EAST, name: '东城营业部', changes } }
}

test('[C1] [L1] a wall that is on while the zone changes goes over to the new day and its clock by itself', async () => {
  const dataDir = await tmpDir()
  const { date, calendar, edge, station } = comingChange()
  await importRoster(dataDir, SMALL_ROSTER)
  const key = await createKey(dataDir)
  const file = join(dataDir, 'shift')
  const preload = pathToFileURL(join(ROOT, 'test/faults/shiftedClock.ts')).href
  const env = { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_FILE: file }
  const server = await startServer({ dataDir, env })
  const manager = await signInManager(server)
  const source = createCaller(server.baseUrl, { key })
  const { token } = await pairWall(manager, EAST)
  await source.post('/pickups', buildPickup('e1'))
  await manager.post('/roster', { stations: [station] })

  // so close to the edge that it comes while the wall is watched, and pickups may be dated beyond it
  await writeFile(file, String(edge - 12_000 - Date.now()))
  server.process.kill('SIGUSR2')
  await until('the clock to jump', async () => server.logs().includes('clock shifted by'))
  const wall = await startViewer(server.baseUrl, { auth: { as: 'wall', token } })
  const before = wall.current()
  expect(before.station.timeZone).toBe('Asia/Shanghai')
  expect(before.boards['day/pickups'].period).toBe(plusDays(date, -1))
  for (const [courier, atMs] of [
    ['e1', edge - 1],
    ['e2', edge],
  ] as const) {
    await source.post('/pickups', buildPickup(courier, { at: new Date(atMs).toISOString(), count: 7 }))
  }
  await wall.when('the pickup before the change', (snapshot) => scoreOf(snapshot, 'e1') === 7)

  const after = await wall.when('the change', ({ station }) => station.timeZone === 'Asia/Urumqi', 40_000)
  expect(after.boards['day/pickups'].period).toBe(date)
  expect([scoreOf(after, 'e1'), scoreOf(after, 'e2')]).toEqual([0, 7])
  const week = weekKey(date, 1)
  expect(after.boards['week/pickups'].period).toBe(week)
  const monday = [0, 1, 2, 3, 4, 5, 6]
    .map((days) => plusDays(date, -days))
    .findLast((day) => weekKey(day, 1) === week)
  const days = Array.from({ length: 8 }, (_, index) => plusDays(monday ?? '', index))
  expect(after.weekDayStarts).toEqual(days.map((day) => edgeOf(day, calendar)))
  const eight = (day: string) => Date.parse(`${day}T08:00:00${day < date ? '+08:00' : '+06:00'}`)
  expect(after.weekOpensAt).toEqual(days.slice(0, 7).map(eight))
  wall.close()
  await server.stop()
})

test('[C1] [P3] a process that has missed a change, asleep or cut off, looks before it counts', async () => {
  const { date, edge, station } = comingChange()
  const company = await startClosingCompany(new Date().toISOString())
  await company.send(buildPickup('e1'))
  let now = Date.now()
  const clock = { now: () => now }
  const log = createLog((line) => process.stderr.write(line), clock.now)
  const redis = await connectRedis(
    { processName: 'test', url: company.redisUrl, embedded: undefined, allowWeak: [] },
    log,
  )
  const deaf = await createServices({ redis, archiveDir: await tmpDir(), clock, log })
  onTestFinished(async () => {
    deaf.close()
    await redis.close()
  })

  redis.subscriber.disconnect()
  await company.services.rosterImport.take({ json: { stations: [station] } }, false)
  now = edge
  // by the calendar that it knows this is in the new day already
  const pickup = buildPickup('e2', { at: new Date(edge - 1).toISOString() })
  const source = { keyId: 'test', name: 'test', stations: '*' } as const
  expect((await deaf.pickups.accept(pickup, source)).status).toBe('counted')
  const rows = await readBoard(company.services, `${EAST}/pickups/${plusDays(date, -1)}`)
  expect(rows).toMatchObject([{ courier: 'e2', score: 1 }])
})
