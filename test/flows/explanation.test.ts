import type { StandingsReply } from '@leitai/shared/api'
import type { Explanation } from '@leitai/shared/explanation'
import type { Fact } from '@leitai/shared/pickup'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { type Delivery, stationOfDelivery } from '../helpers/naiveFold.ts'
import { signInCourier, signInManager } from '../helpers/people.ts'
import { buildPickup, sendLines } from '../helpers/pickups.ts'
import { drawSeed, shuffle } from '../helpers/random.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { suizhouDeliveries, suizhouExpected, suizhouLines, suizhouRoster } from '../helpers/suizhou.ts'

/** The sample city, whole: what stands behind a score is compared with what its stream says. */
const roster = suizhouRoster()
const city = useNewCompany({
  ...roster,
  stations: [...roster.stations, ...SMALL_ROSTER.stations],
  couriers: [...roster.couriers, ...SMALL_ROSTER.couriers],
})
const STANDINGS = 40

let manager: Caller

beforeAll(async () => {
  manager = await signInManager(city.server)
  expect((await sendLines(city.source, suizhouLines(), '?receipts=refused')).counts.refused).toBe(0)
})

/** All pages of an explanation in one. */
async function explain(
  caller: Caller,
  [station, metric, period]: readonly string[],
  courier: string,
  limit: number,
): Promise<Explanation> {
  const path = `/stations/${station}/explanation?metric=${metric}&period=${period}&courier=${courier}&limit=${limit}`
  const whole = await caller.get<Explanation>(path)
  while (whole.next !== null) {
    const page = await caller.get<Explanation>(`${path}&after=${encodeURIComponent(whole.next)}`)
    expect(page.pickups.length).toBeLessThanOrEqual(limit)
    whole.pickups.push(...page.pickups)
    whole.next = page.next
  }
  return whole
}

/** The latest versions of a station's pickups, void ones too, straight from the stream. */
function latestAt(station: string): Delivery[] {
  const latest = new Map<string, Delivery>()
  for (const delivery of suizhouDeliveries()) {
    if (stationOfDelivery(roster, delivery) !== station) continue
    if (delivery.version > (latest.get(delivery.id)?.version ?? 0)) latest.set(delivery.id, delivery)
  }
  return [...latest.values()]
}

/** The Chinese date of an instant: every station of the city is in one zone, with days from midnight. */
const dateOf = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

const amountOf = (metric: string, { count, revenue, channel }: Delivery) => {
  if (metric === 'walkin' && channel !== 'walkin') return 0
  return metric === 'revenue' ? revenue : count
}

test('[S4] what stands behind a score, over all pages, is what the stream says, and adds up to it', async () => {
  const boards = Object.entries(suizhouExpected())
  const standings = boards.flatMap(([key, rows]) => rows.map((row) => ({ key, row })))
  let pickups = 0
  for (const { key, row } of shuffle(standings, drawSeed('explained standings')).slice(0, STANDINGS)) {
    const [station = '', metric = '', period = ''] = key.split('/')
    const why = await explain(manager, [station, metric, period], row.courier, 7)
    expect(why.standing).toMatchObject({ rank: row.rank, score: row.score, reachedAt: row.reachedAt })

    const own = latestAt(station)
      .filter(({ courier, at }) => courier === row.courier && dateOf(at) >= why.from && dateOf(at) <= why.to)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1))
    expect(why.pickups.map(({ id, version, state, adds }) => ({ id, version, state, adds }))).toEqual(
      own.map((delivery) => ({
        id: delivery.id,
        version: delivery.version,
        state: delivery.void ? 'void' : 'counted',
        adds: delivery.void ? 0 : amountOf(metric, delivery),
      })),
    )
    expect(why.pickups.reduce((sum, { adds }) => sum + adds, 0)).toBe(row.score)
    expect(why.pickupCount).toBe(own.length)
    pickups += own.length
  }
  console.log(`explained: ${STANDINGS} standings, ${pickups} pickups`)
})

test('[S1] [S4] the gaps up and down are those to the next ranks, ties passed over', async () => {
  const boards = Object.entries(suizhouExpected())
  const withTies = boards.find(([, rows]) => new Set(rows.map(({ rank }) => rank)).size < rows.length)
  if (!withTies) throw new Error('no board with a tie')
  const [key, rows] = withTies
  const [station, metric, period] = key.split('/')
  const { rows: all } = await manager.get<StandingsReply>(
    `/stations/${station}/standings?metric=${metric}&period=${period}`,
  )
  const posted = all.length
  for (const row of rows) {
    const why = await manager.get<Explanation>(
      `/stations/${station}/explanation?metric=${metric}&period=${period}&courier=${row.courier}`,
    )
    const better = rows.filter(({ score }) => score > row.score).at(-1)
    const worse = rows.find(({ score }) => score < row.score)
    expect(why.standing?.above).toEqual(better ? { rank: better.rank, gap: better.score - row.score } : null)
    // below the last with a score stand those of the station who have none, all of one rank
    const none = rows.length < posted ? { rank: rows.length + 1, gap: row.score } : null
    expect(why.standing?.below).toEqual(worse ? { rank: worse.rank, gap: row.score - worse.score } : none)
  }
})

test('[S4] every version of an amended pickup is there, who sent it and when it came', async () => {
  const [amended] = suizhouDeliveries().filter(({ version, void: isVoid }) => version === 2 && !isVoid)
  if (!amended) throw new Error('nothing amended in the stream')
  const station = stationOfDelivery(roster, amended)
  const fact = await manager.get<Fact>(`/stations/${station}/pickups/${amended.id}`)
  const sent = suizhouDeliveries().filter(({ id }) => id === amended.id)
  const versions = [...new Map(sent.map((each) => [each.version, each])).values()]
  expect([fact, ...fact.history].map(({ version, count, source }) => ({ version, count, source }))).toEqual(
    versions
      .sort((a, b) => b.version - a.version)
      .map(({ version, count }) => ({ version, count, source: 'test' })),
  )
})

test('[S4] a courier is told of their own standing, and of nobody else’s', async () => {
  const [first, second] = suizhouExpected()['421303-01/pickups/2026-W46'] ?? []
  if (!first || !second) throw new Error('no such board')
  const { courier } = await signInCourier(manager, first.courier)
  const path = '/stations/421303-01/explanation?period=2026-W46'
  const own = await courier.get<Explanation>(path)
  expect(own).toMatchObject({ memberId: first.courier, standing: { rank: first.rank, score: first.score } })
  expect(await courier.get(`${path}&courier=${first.courier}`)).toEqual(own)
  expect(await courier.problem('GET', `${path}&courier=${second.courier}`)).toMatchObject({
    status: 403,
    code: 'forbidden',
  })
  expect(await courier.problem('GET', `${path}&metric=revenue`)).toMatchObject({ status: 403 })
})

test.each([
  ['&period=2026-W60', { status: 400, code: 'invalid_period', field: 'period' }],
  ['&after=nowhere', { status: 400, code: 'invalid_request', field: 'after' }],
  ['&courier=nobody', { status: 422, code: 'unknown_courier', field: 'courier' }],
  ['&courier=', { status: 400, code: 'invalid_request', field: 'courier' }],
  ['&limit=0', { status: 400, code: 'invalid_request', field: 'limit' }],
])('a question that makes no sense is refused with its field: %s', async (query, problem) => {
  const path = `/stations/421303-01/explanation?${query.includes('courier') ? '' : 'courier=0420035'}${query}`
  expect(await manager.problem('GET', path)).toMatchObject(problem)
})

test('a stranger is told nothing', async () => {
  const stranger = createCaller(city.server.baseUrl)
  expect(await stranger.problem('GET', '/stations/421303-01/explanation')).toMatchObject({ status: 401 })
})

test('[S4] pages go on after their last pickup also where that one has been moved meanwhile', async () => {
  const courier = 'e1'
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 3, 2, minute)).toISOString()
  const pickups = Array.from({ length: 12 }, (_, index) =>
    buildPickup(courier, { at: at(index - (index % 3)) }),
  )
  for (const each of pickups) await city.source.post('/pickups', each)
  const path = `/stations/${EAST}/explanation?courier=${courier}&period=2026-03-03&limit=4`
  const first = await manager.get<Explanation>(path)
  const last = pickups.find(({ id }) => id === first.pickups.at(-1)?.id)
  if (!last) throw new Error('a page without pickups')
  await city.source.post('/pickups', { ...last, version: 2, at: at(40) })
  const seen = [...first.pickups]
  for (let next = first.next; next !== null; ) {
    const page = await manager.get<Explanation>(`${path}&after=${encodeURIComponent(next)}`)
    seen.push(...page.pickups)
    next = page.next
  }
  expect(seen.map(({ id }) => id).sort()).toEqual(pickups.map(({ id }) => id).sort())
})
