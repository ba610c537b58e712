import type { CourierRecords, HallOfFame } from '@leitai/shared/final'
import type { LiveHall } from '@leitai/shared/protocol'
import { METRICS } from '@leitai/shared/standings'
import { expect, test } from 'vitest'
import { at, closedTuesday, DAY, startClosingCompany, TIED } from '../helpers/finals.ts'
import { startViewer } from '../helpers/live.ts'
import { type Delivery, type ExpectedBoards, naiveFold } from '../helpers/naiveFold.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { EAST, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

const recordsPath = (courierId: string, query = '', stationId = EAST) =>
  `/stations/${stationId}/couriers/${courierId}/records${query}`

/** A courier's records from the boards of the oracle, one period after the other: slow and obvious. */
function naiveRecords(boards: ExpectedBoards, metric: string, courier: string) {
  const periods = (shape: RegExp) =>
    Object.keys(boards)
      .filter((key) => key.startsWith(`${EAST}/${metric}/`) && shape.test(key))
      .sort()
      .flatMap((key) =>
        (boards[key] ?? [])
          .filter((row) => row.courier === courier)
          .map(({ rank, score }) => ({ period: key.split('/')[2] ?? '', rank, score })),
      )
  const days = periods(/\d{4}-\d\d-\d\d$/)
  const weeks = periods(/W\d\d$/)
  const best = (places: typeof days) => {
    const highest = Math.max(...places.map(({ score }) => score))
    return places.find(({ score }) => score === highest) ?? null
  }
  // every run that begins anywhere in the days worked, and the longest of them
  const runs = days.flatMap((_, start) => {
    const end = days.slice(start).findIndex(({ rank }) => rank > 1)
    const run = days.slice(start, end === -1 ? undefined : start + end)
    return run.length > 0 ? [{ days: run.length, from: run[0]?.period, to: run.at(-1)?.period }] : []
  })
  const most = Math.max(0, ...runs.map((run) => run.days))
  return {
    bestDay: best(days),
    bestWeek: best(weeks),
    longestStreak: runs.find((run) => run.days === most) ?? null,
    championDays: days.filter(({ rank }) => rank === 1).length,
    championWeeks: weeks.filter(({ rank }) => rank === 1).length,
    topThreeDays: days.filter(({ rank }) => rank <= 3).length,
  }
}

test('[F2] [F3] [H4] a courier’s records are those of the newest revisions, whatever came late', async () => {
  const random = createRandom(drawSeed('finals'))
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const couriers = ['e1', 'e2', 'e3', 'e4', 'e6']
  const days = Array.from({ length: 35 }, (_, i) =>
    new Date(Date.UTC(2026, 0, 26 + i)).toISOString().slice(0, 10),
  )
  const draw = (day = pick(days)): Delivery =>
    buildPickup(pick(couriers), {
      at: at(`${pick(['08', '12', '17'])}:30:00`, day),
      count: 1 + Math.floor(random() * 4),
      revenue: 100 * Math.floor(random() * 9),
      channel: pick(['walkin', 'contract']),
      station: EAST,
    })
  // every day has something, so that what comes late is late everywhere
  const sent = [...days.map((day) => draw(day)), ...Array.from({ length: 200 }, () => draw())]
  const company = await startClosingCompany('2026-03-02T12:00:00+08:00')
  const { finals } = company.services
  await company.send(...sent)
  company.setTime('2026-03-02T13:00:00+08:00')
  for (let round = 0; round < 3; round++) await finals.sweep()

  async function compare(): Promise<void> {
    const boards = naiveFold(SMALL_ROSTER, sent)
    for (const metric of METRICS) {
      for (const courier of couriers) {
        const records = await finals.courierRecords(EAST, courier, metric)
        expect(records).toEqual({
          metric,
          memberId: courier,
          name: SMALL_ROSTER.couriers.find(({ id }) => id === courier)?.name,
          ...naiveRecords(boards, metric, courier),
        })
      }
    }
  }
  await compare()

  // what comes late changes nothing until it is applied, and everything at once then
  const before = await finals.courierRecords(EAST, 'e1', 'pickups')
  const late = [
    ...Array.from({ length: 20 }, () => draw()),
    buildPickup('e1', { at: at('09:00:00', '2026-02-03'), count: 99 }),
  ]
  sent.push(...late)
  await company.send(...late)
  await finals.sweep()
  expect(await finals.courierRecords(EAST, 'e1', 'pickups')).toEqual(before)
  const { drafts } = await finals.drafts(EAST, 1_000)
  for (const { metric, period } of drafts) {
    await finals.apply(EAST, metric, period, { by: '@manager', reason: '补录' })
  }
  await compare()
  expect((await finals.courierRecords(EAST, 'e1', 'pickups')).bestDay).toMatchObject({
    period: '2026-02-03',
    rank: 1,
  })
})

test('a courier reads own records, not those of a colleague, of revenue or of another station', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const { courier } = await signInCourier(manager, 'e1')
  const own = await courier.get<CourierRecords>(recordsPath('e1'))
  expect(own).toEqual({
    metric: 'pickups',
    memberId: 'e1',
    name: '徐静',
    bestDay: { period: DAY, rank: 1, score: 5 },
    bestWeek: null,
    longestStreak: { days: 1, from: DAY, to: DAY },
    championDays: 1,
    championWeeks: 0,
    topThreeDays: 1,
  })
  const refused = async (path: string) => (await courier.problem('GET', path)).status
  expect(await refused(recordsPath('e2'))).toBe(403)
  expect(await refused(recordsPath('e1', '?metric=revenue'))).toBe(403)
  expect(await refused(recordsPath('e1', '', WEST))).toBe(403)
  expect(await manager.get(recordsPath('e2'))).toMatchObject({ name: '欧阳明月', championDays: 1 })
  expect(await manager.get(recordsPath('e1', '?metric=revenue'))).toMatchObject({ metric: 'revenue' })
  expect(await manager.get(recordsPath('e6'))).toMatchObject({ bestDay: null, topThreeDays: 0 })
  expect(await manager.problem('GET', recordsPath('nobody'))).toMatchObject({
    code: 'unknown_courier',
    field: 'courierId',
  })
  expect(await manager.problem('GET', recordsPath('e1', '?metric=height'))).toMatchObject({
    status: 400,
    field: 'metric',
  })
})

test('the hall of fame has the names of today', async () => {
  const company = await closedTuesday()
  const hall = () => company.services.finals.hallOfFame(EAST, 'pickups')
  const names = ({ champions }: HallOfFame) => champions.day[0]?.champions.map(({ name }) => name)
  expect(names(await hall())).toEqual(['徐静', '欧阳明月'])
  const [, one] = [...company.services.org.all('couriers')].find(([id]) => id === 'e1') ?? []
  if (!one) throw new Error('e1 is on the roster')
  await company.services.org.put([['couriers', 'e1', { ...one, name: '徐静怡' }]])
  expect(names(await hall())).toEqual(['徐静怡', '欧阳明月'])
})

test('[F2] [F3] [H1] walls have the hall with a snapshot as soon as a week is sealed or revised; in public nobody is known by it', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  await company.send(...TIED)
  const watch = async (audience: 'staff' | 'public') => {
    const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience })
    return startViewer(manager.baseUrl, { auth: { as: 'wall', token } })
  }
  const staff = await watch('staff')
  const inPublic = await watch('public')
  expect(staff.current().hall).toEqual({
    weeks: [],
    months: [],
    records: { bestDay: null, bestWeek: null, longestStreak: null, stationDay: null, stationWeek: null },
  } satisfies LiveHall)

  company.setTime('2026-03-09T12:30:00+08:00')
  await company.services.finals.sweep()
  const sealed = await staff.when('the sealed week', ({ hall }) => hall.weeks.length === 1)
  expect(sealed.hall.weeks).toEqual([
    {
      period: '2026-W10',
      revision: 1,
      revised: false,
      champions: [
        { memberId: 'e1', score: 5 },
        { memberId: 'e2', score: 5 },
      ],
    },
  ])
  expect(sealed.hall.records).toMatchObject({
    bestDay: { period: DAY, score: 5, members: [{ memberId: 'e1' }, { memberId: 'e2' }] },
    longestStreak: { days: 1, member: { memberId: 'e1' } },
    stationWeek: { period: '2026-W10', total: 14 },
  })
  // of days without a pickup there is no final
  expect(sealed.hall.streaks).toEqual({
    period: DAY,
    champions: [
      { memberId: 'e1', days: 1 },
      { memberId: 'e2', days: 1 },
    ],
  })

  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  await manager.post(`/stations/${EAST}/drafts/pickups/2026-W10/apply`, { reason: '补录' })
  const revised = await staff.when('the revised week', ({ hall }) => hall.weeks[0]?.revised === true)
  expect(revised.hall.weeks[0]?.champions).toEqual([{ memberId: 'e3', score: 13 }])

  const shown = await inPublic.when('the revised week', ({ hall }) => hall.weeks[0]?.revised === true)
  const names = new Map(shown.members.map(({ id, name }) => [id, name]))
  expect(shown.hall.weeks[0]?.champions.map(({ memberId }) => names.get(memberId))).toEqual(['A*'])
  const { bestDay, longestStreak } = shown.hall.records
  expect(bestDay?.members.map(({ memberId }) => names.get(memberId))).toEqual(['徐*', '欧*'])
  expect(names.get(longestStreak?.member.memberId ?? '')).toBe('徐*')
  expect(JSON.stringify(shown.hall)).not.toMatch(/"e\d"/)
  staff.close()
  inPublic.close()
})
