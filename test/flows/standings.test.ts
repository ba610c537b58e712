import type { StandingsReply } from '@leitai/shared/api'
import { beforeAll, expect, test } from 'vitest'
import { naiveFold } from '../helpers/naiveFold.ts'
import { type ArrayReply, buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { readBoards, readStandings } from '../helpers/standings.ts'
import { EAST, MARKUP_NAME, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

/** A third station that lives by another clock: a day that starts at four, weeks from Sunday on, summer time. */
const NORTH = 'north'
const roster = {
  ...SMALL_ROSTER,
  stations: [
    ...SMALL_ROSTER.stations,
    { id: NORTH, name: 'Nordwache', timeZone: 'Europe/Berlin', dayStart: '04:00', weekStart: 7 },
  ],
  couriers: [
    ...SMALL_ROSTER.couriers,
    { id: 'n1', name: 'Jörg', postings: [{ station: NORTH, from: '2020-01-01' }] },
    { id: 'n2', name: 'Zoë', postings: [{ station: NORTH, from: '2020-01-01' }] },
  ],
}
const company = useNewCompany(roster)
const DAY = '2026-03-03'
const at = (time: string) => `${DAY}T${time}+08:00`
const board = (query: string, stationId = EAST) => readStandings(company.source, stationId, query)
const brief = ({ rows }: StandingsReply) =>
  rows.map(({ rank, memberId, score, gap }) => [rank, memberId, score, gap])

beforeAll(async () => {
  const { counts } = await company.source.post<ArrayReply>('/pickups', [
    buildPickup('e1', { at: at('09:00:00'), count: 5 }),
    buildPickup('e2', { at: at('08:30:00'), count: 3 }),
    buildPickup('e2', { at: at('10:00:00'), count: 2 }),
    buildPickup('e3', { at: at('08:00:00'), count: 9, channel: 'contract', revenue: 0 }),
    buildPickup('e4', { at: at('12:00:00'), count: 1 }),
    buildPickup('e6', { at: '2026-03-02T23:59:59.999+08:00', count: 4 }),
    buildPickup('e6', { at: '2026-03-04T00:00:00+08:00', count: 4 }),
  ])
  expect(counts.counted).toBe(7)
})

test('[S1] [S2] [S3] ranks are shared, who was first stands first, and who has nothing comes last', async () => {
  const reply = await board(`metric=pickups&period=${DAY}`)
  expect(brief(reply)).toEqual([
    [1, 'e3', 9, 0],
    [2, 'e1', 5, 4],
    [2, 'e2', 5, 4],
    [4, 'e4', 1, 4],
    [5, 'e5', 0, 1],
    [5, 'e6', 0, 1],
    [5, 'm1', 0, 1],
  ])
  expect(reply).toMatchObject({
    stationId: EAST,
    metric: 'pickups',
    period: DAY,
    timeZone: 'Asia/Shanghai',
    state: 'final',
  })
  expect(reply.epoch).toEqual(expect.any(String))
  expect(reply.rows.map(({ reachedAt }) => reachedAt)).toEqual([
    '2026-03-03T00:00:00Z',
    '2026-03-03T01:00:00Z',
    '2026-03-03T02:00:00Z',
    '2026-03-03T04:00:00Z',
    null,
    null,
    null,
  ])
  expect(reply.rows.find(({ memberId }) => memberId === 'e5')?.name).toBe(MARKUP_NAME)
})

test('[C1] midnight belongs to the day that it begins, and not a millisecond before', async () => {
  for (const day of ['2026-03-02', '2026-03-04']) {
    const { rows } = await board(`metric=pickups&period=${day}`)
    expect(rows[0]).toMatchObject({ memberId: 'e6', score: 4 })
  }
})

test('walk-in counts no contract client, revenue counts fen', async () => {
  expect(brief(await board(`metric=walkin&period=${DAY}`)).slice(0, 3)).toEqual([
    [1, 'e1', 5, 0],
    [1, 'e2', 5, 0],
    [3, 'e4', 1, 4],
  ])
  expect(brief(await board(`metric=revenue&period=${DAY}`))[0]).toEqual([1, 'e2', 3_000, 0])
})

test('limit gives the top, around gives the place of one and those beside', async () => {
  expect((await board(`metric=pickups&period=${DAY}&limit=2`)).rows.map(({ memberId }) => memberId)).toEqual([
    'e3',
    'e1',
  ])
  const around = await board(`metric=pickups&period=${DAY}&around=e4`)
  const ids = around.rows.map(({ memberId }) => memberId)
  expect(ids).toContain('e4')
  expect(around.rows.find(({ memberId }) => memberId === 'e4')).toMatchObject({ rank: 4, gap: 4 })
  expect(ids.indexOf('e4')).toBeGreaterThan(ids.indexOf('e2'))
})

test('[C2] names of periods are answered with their keys', async () => {
  const keys = await Promise.all(
    ['today', 'this-week', 'this-month', 'this-quarter', 'this-year', 'last-week', 'yesterday'].map(
      async (period) => (await board(`metric=pickups&period=${period}`)).period,
    ),
  )
  const [today, week, month, quarter, year, lastWeek, yesterday] = keys
  expect([today, yesterday]).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  ])
  expect([week, lastWeek]).toEqual([
    expect.stringMatching(/^\d{4}-W\d\d$/),
    expect.stringMatching(/^\d{4}-W\d\d$/),
  ])
  expect([month, quarter, year]).toEqual([
    expect.stringMatching(/^\d{4}-\d\d$/),
    expect.stringMatching(/^\d{4}-Q\d$/),
    expect.stringMatching(/^\d{4}$/),
  ])
})

test.each([
  [`/stations/${EAST}/standings?metric=pickups&period=2026-02-30`, 400, 'invalid_period'],
  [`/stations/${EAST}/standings?metric=pickups&period=2025-W53`, 400, 'invalid_period'],
  [`/stations/${EAST}/standings?metric=height&period=today`, 400, 'invalid_request'],
  [`/stations/${EAST}/standings?metric=pickups&period=today&limit=-1`, 400, 'invalid_request'],
  ['/stations/nowhere/standings?metric=pickups&period=today', 404, 'unknown_station'],
  ['/nothing/here', 404, 'not_found'],
  [`/stations/${EAST}/pickups/none`, 404, 'unknown_pickup'],
])('%s is answered %i %s', async (path, status, code) => {
  expect(await company.source.problem('GET', path)).toMatchObject({ status, code })
})

test('a key of one station reads no other', async () => {
  const path = (station: string) => `/stations/${station}/standings?metric=pickups&period=today`
  expect(await company.eastSource.problem('GET', path(WEST))).toMatchObject({
    status: 403,
    code: 'forbidden',
  })
  expect((await company.eastSource.call('GET', path(EAST))).status).toBe(200)
})

test('[C1] [C2] [P1] other zones, other days, other weeks, summer time and the turn of the year: all boards as the oracle has them', async () => {
  const random = createRandom(drawSeed('zones'))
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  // round the clock changes, the end of ISO week 53 and of the year, and days that start at four
  const moments = [
    '2025-10-26T01:30:00Z',
    '2026-03-29T00:45:00Z',
    '2026-12-31T22:00:00Z',
    '2026-01-01T03:00:00Z',
    '2026-01-04T02:30:00Z',
  ]
    .map((text) => Date.parse(text))
    .filter((moment) => moment < Date.now())
  const deliveries = Array.from({ length: 900 }, () => {
    const [stationId, couriers] = pick([
      [NORTH, ['n1', 'n2']],
      [WEST, ['w1', 'w2']],
    ] as const)
    return buildPickup(pick(couriers), {
      id: `Z${Math.floor(random() * 500)}`,
      version: 1 + Math.floor(random() * 1_000_000),
      station: stationId,
      at: new Date(pick(moments) + Math.floor((random() - 0.5) * 20) * 30 * 60_000).toISOString(),
      count: 1 + Math.floor(random() * 3),
      channel: pick(['walkin', 'contract']),
      void: random() < 0.1,
    })
  })
  const { counts } = await company.source.post<ArrayReply>('/pickups', deliveries)
  expect(counts.refused).toBe(0)
  const expected = naiveFold(roster, deliveries)
  expect(await readBoards(company.source, Object.keys(expected))).toEqual(expected)
})
