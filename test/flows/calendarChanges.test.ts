import type { RosterReply } from '@leitai/shared/api'
import type { FinalDraft, FinalReply } from '@leitai/shared/final'
import type { Problem } from '@leitai/shared/refusal'
import type { RosterChange, WordedRosterError } from '@leitai/shared/roster'
import { expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { type ClosingCompany, startClosingCompany } from '../helpers/finals.ts'
import { type Delivery, naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { readBoards, readStandings } from '../helpers/standings.ts'
import { EAST, SMALL_ROSTER, type TestRoster } from '../helpers/stations.ts'

/** A Wednesday morning; the station lives by Shanghai's clock, and days begin at midnight. */
const NOW = '2026-11-25T10:00:00+08:00'
const STATION = { id: EAST, name: '东城营业部' }
/** Friday the 27th begins at four in Berlin, which is eleven in Shanghai: Thursday lasts 35 hours. */
const TO_BERLIN = [{ from: '2026-11-27', timeZone: 'Europe/Berlin', dayStart: '04:00' }]
const EDGE = Date.parse('2026-11-27T11:00:00+08:00')

const take = (manager: Caller, station: object, query = '') =>
  manager.post<RosterChange>(`/roster${query}`, { stations: [{ ...STATION, ...station }] })
const eastOf = async (manager: Caller) =>
  (await manager.get<RosterReply>('/roster')).stations.find(({ id }) => id === EAST)
const instant = (ms: number) => new Date(ms).toISOString()

interface Company extends ClosingCompany {
  manager: Caller
  /** What has been counted when the test begins. */
  first: Delivery
}

async function startCompany(): Promise<Company> {
  const company = await startClosingCompany(NOW)
  const manager = await company.signIn()
  const first = buildPickup('e1', { at: '2026-11-25T09:00:00+08:00', count: 4 })
  await company.send(first)
  return { ...company, manager, first }
}

/** The mistakes that an import must be refused for. */
async function mistakes(manager: Caller, station: object, language = 'en'): Promise<WordedRosterError[]> {
  const body = { stations: [{ ...STATION, ...station }] }
  const headers = { 'Accept-Language': language }
  const problem = await manager.problem('POST', '/roster', { body, headers })
  expect(problem).toMatchObject({ status: 422, code: 'invalid_roster' })
  return (problem as Problem & { errors: WordedRosterError[] }).errors
}

const refusals: [what: string, station: object, field: string, code: string][] = [
  ['another zone for all days', { timeZone: 'Asia/Tokyo' }, 'timeZone', 'calendar_in_use'],
  ['another start for all days', { dayStart: '01:00' }, 'dayStart', 'calendar_in_use'],
  ['another start of the week', { weekStart: 7 }, 'weekStart', 'calendar_in_use'],
  [
    'a day that has begun',
    { changes: [{ from: '2026-11-25', dayStart: '12:00' }] },
    'changes[0].from',
    'calendar_in_use',
  ],
  [
    'a day long past',
    { changes: [{ from: '2020-01-01', dayStart: '12:00' }] },
    'changes[0].from',
    'calendar_in_use',
  ],
  [
    'a day past among days to come',
    { changes: [{ from: '2026-11-20', timeZone: 'Asia/Tokyo' }, ...TO_BERLIN] },
    'changes[0].from',
    'calendar_in_use',
  ],
  [
    'a day of no length',
    {
      changes: [
        { from: '2026-12-01', dayStart: '23:00' },
        { from: '2026-12-02', timeZone: 'Asia/Tokyo', dayStart: '00:00' },
      ],
    },
    'changes[1].from',
    'day_too_short',
  ],
  [
    'a day of less than an hour',
    {
      changes: [
        { from: '2026-12-01', dayStart: '23:01' },
        { from: '2026-12-02', dayStart: '00:00' },
      ],
    },
    'changes[1].from',
    'day_too_short',
  ],
  [
    'changes in no order',
    { changes: [...TO_BERLIN, { from: '2026-11-26', dayStart: '01:00' }] },
    'changes[1].from',
    'not_valid',
  ],
  ['two changes on a date', { changes: [...TO_BERLIN, ...TO_BERLIN] }, 'changes[1].from', 'not_valid'],
  ['a change of nothing', { changes: [{ from: '2026-11-27' }] }, 'changes[0]', 'not_valid'],
  ['a change of the week', { changes: [{ ...TO_BERLIN[0], weekStart: 7 }] }, 'changes[0]', 'not_valid'],
  [
    'an unknown zone',
    { changes: [{ from: '2026-11-27', timeZone: 'Asia/Suizhou' }] },
    'changes[0].timeZone',
    'not_valid',
  ],
  ['no date', { changes: [{ from: '2026-11-31', dayStart: '01:00' }] }, 'changes[0].from', 'not_valid'],
]

test('[C1] a change that would move what was counted, or leave no day, is refused by field and code, and nothing changes', async () => {
  const { manager, services } = await startCompany()
  const before = await manager.get<RosterReply>('/roster')
  const version = services.org.version()
  for (const [what, station, field, code] of refusals) {
    const [first, ...others] = await mistakes(manager, station)
    expect([what, first?.field, first?.code]).toEqual([what, `stations[0].${field}`, code])
    expect(others).toEqual([])
  }
  const [en] = await mistakes(manager, { weekStart: 7 })
  const [zh] = await mistakes(manager, { weekStart: 7 }, 'zh')
  expect(en?.message).toMatch(/pickups already.*ten minutes/)
  expect(zh?.message).toMatch(/已有揽收记录.*十分钟/)
  expect(await manager.get<RosterReply>('/roster')).toEqual(before)
  expect(services.org.version()).toBe(version)
})

test('[C1] a change begins at least ten minutes ahead, by the first moment that it moves', async () => {
  const { manager, setTime } = await startCompany()
  // the 26th begins at 18:00 of the 25th in Shanghai
  const toKiritimati = { changes: [{ from: '2026-11-26', timeZone: 'Pacific/Kiritimati' }] }
  setTime('2026-11-25T17:50:00.000+08:00')
  expect(await take(manager, toKiritimati, '?dryRun=1')).toMatchObject({ changed: { stations: 1 } })
  setTime('2026-11-25T17:50:00.001+08:00')
  expect(await mistakes(manager, toKiritimati)).toMatchObject([{ field: 'stations[0].changes[0].from' }])
  // further west it would begin later, but midnight in Shanghai would be no edge any more
  const toBerlin = { changes: [{ from: '2026-11-26', timeZone: 'Europe/Berlin' }] }
  setTime('2026-11-25T23:50:00.000+08:00')
  expect(await take(manager, toBerlin, '?dryRun=1')).toMatchObject({ changed: { stations: 1 } })
  setTime('2026-11-25T23:50:00.001+08:00')
  expect(await mistakes(manager, toBerlin)).toMatchObject([{ code: 'calendar_in_use' }])
})

test('[C1] a pickup that a wrong clock has let in is not moved either', async () => {
  const { manager, send, setTime } = await startCompany()
  setTime('2026-11-27T10:00:00+08:00')
  expect(await send(buildPickup('e1', { at: '2026-11-27T09:00:00+08:00' }))).toEqual(['counted'])
  setTime(NOW)
  expect(await mistakes(manager, { changes: TO_BERLIN })).toMatchObject([{ code: 'calendar_in_use' }])
  const later = { changes: [{ from: '2026-11-28', timeZone: 'Europe/Berlin' }] }
  expect(await take(manager, later, '?dryRun=1')).toMatchObject({ changed: { stations: 1 } })
})

test('[C1] before its first pickup a station may be given any calendar', async () => {
  const { services, signIn } = await startClosingCompany(NOW)
  const manager = await signIn()
  await take(manager, {
    timeZone: 'Asia/Tokyo',
    weekStart: 7,
    changes: [{ from: '2026-01-01', dayStart: '05:00' }],
  })
  expect(services.roster.station(EAST).calendar).toMatchObject({ timeZone: 'Asia/Tokyo', weekStart: 7 })
  expect(await eastOf(manager)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    dayStart: '05:00',
    today: '2026-11-25',
  })
})

test('the roster tells the calendar in force and what is to come; files that do not speak of it undo nothing', async () => {
  const { manager, setTime } = await startCompany()
  expect(await take(manager, { changes: TO_BERLIN })).toMatchObject({ changed: { stations: 1 } })
  expect(await take(manager, { changes: TO_BERLIN })).toMatchObject({
    changed: { stations: 0 },
    unchanged: 1,
  })
  const calendar = { weekStart: 1, changes: TO_BERLIN }
  const shanghai = { ...calendar, timeZone: 'Asia/Shanghai', dayStart: '00:00', today: '2026-11-25' }
  expect(await eastOf(manager)).toMatchObject(shanghai)

  await take(manager, { name: '东城' })
  const csv = '工号,姓名,网点,网点名称\ne1,徐静,east,东城揽投部\n'
  await manager.call('POST', '/roster', { body: csv, contentType: 'text/csv' })
  expect(await eastOf(manager)).toMatchObject({ ...shanghai, name: '东城揽投部' })

  setTime(instant(EDGE))
  expect(await eastOf(manager)).toMatchObject({
    ...calendar,
    timeZone: 'Europe/Berlin',
    dayStart: '04:00',
    today: '2026-11-27',
  })
})

const changedRoster: TestRoster = {
  ...SMALL_ROSTER,
  stations: SMALL_ROSTER.stations.map((one) => (one.id === EAST ? { ...one, changes: TO_BERLIN } : one)),
}

test('[C1] [C2] pickups before, at and after the change are in the days that the clock of the day says, through every process', async () => {
  const { manager, first, setTime, another, services } = await startCompany()
  const other = await another()
  await take(manager, { changes: TO_BERLIN })
  const moments = [
    '2026-11-26T00:00:00+08:00',
    '2026-11-27T00:00:00+08:00', // would have been Friday
    instant(EDGE - 1),
    instant(EDGE),
    instant(EDGE + 1),
  ]
  setTime(instant(EDGE))
  const source = { keyId: 'other', name: 'other', stations: '*' } as const
  const deliveries = moments.map((at, index) => buildPickup('e2', { at, count: 1 + index }))
  const receipts = await Promise.all(deliveries.map((one) => other.pickups.accept(one, source)))
  expect(receipts.map(({ status }) => status)).toEqual(deliveries.map(() => 'counted'))

  const days = (period: string) => readStandings(manager, EAST, `metric=pickups&period=${period}`)
  const thursday = await days('yesterday')
  expect(thursday).toMatchObject({ period: '2026-11-26', state: 'grace', timeZone: 'Asia/Shanghai' })
  expect(thursday.rows[0]).toMatchObject({ memberId: 'e2', score: 1 + 2 + 3 })
  const friday = await days('today')
  expect(friday).toMatchObject({ period: '2026-11-27', state: 'open', timeZone: 'Europe/Berlin' })
  expect(friday.rows[0]).toMatchObject({ memberId: 'e2', score: 4 + 5 })

  const folded = naiveFold(changedRoster, [first, ...deliveries])
  expect(await readBoards(manager, Object.keys(folded))).toEqual(folded)
  await services.boards.rebuild(EAST, services.roster.station(EAST).calendar)
  expect(await readBoards(manager, Object.keys(folded))).toEqual(folded)
})

test('[C1] a change may be taken back until it has begun, and never after', async () => {
  const { manager, setTime } = await startCompany()
  await take(manager, { changes: TO_BERLIN })
  expect(await take(manager, { changes: [] }, '?dryRun=1')).toMatchObject({ changed: { stations: 1 } })
  setTime(instant(EDGE + 1))
  expect(await mistakes(manager, { changes: [] })).toMatchObject([
    { field: 'stations[0].changes', code: 'calendar_in_use' },
  ])
  const otherwise = [{ ...TO_BERLIN[0], timeZone: 'Europe/Paris' }]
  expect(await mistakes(manager, { changes: otherwise })).toMatchObject([
    { field: 'stations[0].changes[0].from', code: 'calendar_in_use' },
  ])
  const andBack = [...TO_BERLIN, { from: '2026-12-01', timeZone: 'Asia/Shanghai', dayStart: '00:00' }]
  expect(await take(manager, { changes: andBack })).toMatchObject({ changed: { stations: 1 } })
})

test('[F1] [F3] what is final stays as it is; the day before the change is final at noon of the new clock', async () => {
  const { manager, services, send, setTime } = await startCompany()
  const finalOf = (period: string) => manager.get<FinalReply>(`/stations/${EAST}/finals/pickups/${period}`)
  const sealed = async () =>
    (await services.finals.list(EAST, { kind: 'day', metric: 'pickups', limit: 10 })).map(
      ({ period }) => period,
    )
  setTime('2026-11-26T12:30:00+08:00')
  await services.finals.sweep()
  const wednesday = await finalOf('2026-11-25')
  await take(manager, { changes: TO_BERLIN })
  await send(buildPickup('e2', { at: '2026-11-26T12:00:00+08:00' }))

  for (const early of ['2026-11-27T12:00:00+08:00', '2026-11-27T11:59:59.999+01:00']) {
    setTime(early)
    await services.finals.sweep()
    expect(await sealed()).toEqual(['2026-11-25'])
  }
  setTime('2026-11-27T12:00:00+01:00')
  await services.finals.sweep()
  expect(await sealed()).toEqual(['2026-11-26', '2026-11-25'])
  expect(await finalOf('2026-11-25')).toEqual(wednesday)

  await send(buildPickup('e3', { at: '2026-11-25T12:00:00+08:00', count: 9 }))
  await services.finals.sweep()
  const { drafts } = await manager.get<{ drafts: FinalDraft[] }>(`/stations/${EAST}/drafts`)
  expect(new Set(drafts.map(({ period }) => period))).toEqual(new Set(['2026-11-25']))
  expect((await services.finals.verify(EAST)).faults).toEqual([])
})
