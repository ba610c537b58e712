/** What may happen to the pickups of two stations: every kind of version, delivered in any order, number and batching. */
import fc from 'fast-check'
import { edgeOf, type NaiveCalendar } from './naiveCalendar.ts'
import type { Delivery } from './naiveFold.ts'
import type { TestRoster } from './stations.ts'

export const PROCESSES = 3

const HOUR = 3_600_000

/** Calendars that have little in common; the year that all moments are in has a week 53 and an end. */
const CALENDARS: (NaiveCalendar & { id: string })[] = [
  { id: 'shanghai', timeZone: 'Asia/Shanghai', dayStart: '00:00', weekStart: 1 },
  { id: 'berlin', timeZone: 'Europe/Berlin', dayStart: '02:30', weekStart: 1 },
  { id: 'johns', timeZone: 'America/St_Johns', dayStart: '04:00', weekStart: 7 },
  { id: 'apia', timeZone: 'Pacific/Apia', dayStart: '23:30', weekStart: 6 },
  {
    // its days change on the dates that are tried most: longer, shorter, within a week, at a new year
    id: 'dated',
    timeZone: 'America/New_York',
    dayStart: '03:00',
    weekStart: 1,
    changes: [
      { from: '2020-10-25', timeZone: 'Europe/Berlin', dayStart: '02:30' },
      { from: '2020-11-02', dayStart: '06:00' },
      { from: '2020-12-28', timeZone: 'Asia/Kathmandu' },
      { from: '2021-01-01', dayStart: '00:00' },
      { from: '2021-01-02', timeZone: 'America/St_Johns', dayStart: '20:15' },
      { from: '2021-03-28', timeZone: 'Europe/Berlin', dayStart: '02:30' },
    ],
  },
]

const STATIONS = CALENDARS.map(({ id }) => id)
const MOVER = 'mover'
const COURIERS = [...STATIONS.flatMap((id) => [`${id}-1`, `${id}-2`]), MOVER]

/** Two couriers a station, and one who changed stations at a new year. */
export const FOLD_ROSTER: TestRoster = {
  stations: CALENDARS.map((calendar) => ({ ...calendar, name: calendar.id })),
  couriers: COURIERS.map((id) => ({
    id,
    name: id,
    postings:
      id === MOVER
        ? [
            { station: 'shanghai', from: '2019-01-01' },
            { station: 'berlin', from: '2021-01-01' },
          ]
        : [{ station: id.slice(0, -2), from: '2019-01-01' }],
  })),
}

/** Where a day begins that is also a week, month, quarter or year, or has a change of the clock near it. */
const DATES = [
  '2020-10-25',
  '2020-11-01',
  '2020-11-02',
  '2020-12-28',
  '2021-01-01',
  '2021-01-02',
  '2021-01-03',
  '2021-01-04',
  '2021-03-28',
  '2021-04-04',
]

const EDGES = CALENDARS.flatMap((calendar) => DATES.map((date) => edgeOf(date, calendar)))

/** Few enough that scores are often reached at the same moment; half of them are edges to the millisecond. */
const moment = fc
  .tuple(fc.constantFrom(...EDGES), fc.constantFrom(0, 0, -1, -1, 1, HOUR, -2 * HOUR, 2 * 24 * HOUR))
  .map(([edge, offset]) => edge + offset)

const content = fc.record({
  station: fc.constantFrom(undefined, undefined, ...STATIONS),
  courier: fc.constantFrom(...COURIERS),
  atMs: moment,
  count: fc.integer({ min: 1, max: 3 }),
  revenue: fc.constantFrom(0, 100, 250),
  channel: fc.constantFrom('walkin' as const, 'contract' as const),
  isVoid: fc.constant<boolean>(false),
})
type Content = typeof content extends fc.Arbitrary<infer Value> ? Value : never

const FIELDS = ['station', 'courier', 'atMs', 'count', 'revenue', 'channel'] as const

/** A later version: one field of it is new, or all; or it is void, or void no more. */
const change = fc.record({
  what: fc.constantFrom(...FIELDS, 'all', 'void', 'void', 'restore'),
  to: content,
  /** Versions may be left out. */
  step: fc.constantFrom(1, 1, 1, 2, 7),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

const pickup = fc.record({
  first: content,
  startsVoid: fc.constantFrom(false, false, false, true),
  changes: fc.array(change, { maxLength: 4 }),
})
type Pickup = typeof pickup extends fc.Arbitrary<infer Value> ? Value : never

function changed(content: Content, { what, to }: Change): Content {
  if (what === 'void') return { ...content, isVoid: true }
  if (what === 'restore') return { ...content, isVoid: false }
  return what === 'all' ? to : { ...content, [what]: to[what] }
}

/** The instant as sources write it, by the clock of one place or another. */
function written(atMs: number, version: number): string {
  if (version % 2 === 1) return new Date(atMs).toISOString()
  return new Date(atMs + 8 * HOUR).toISOString().replace('Z', '+08:00')
}

/** A delivery; `at` in ms, so that cases can be written down by hand. */
export function deliveryOf(
  id: string,
  version: number,
  { atMs, isVoid, station, ...rest }: Content,
): Delivery {
  return {
    id,
    version,
    ...(station === undefined ? {} : { station }),
    ...rest,
    at: written(atMs, version),
    product: 'express',
    ...(isVoid ? { void: true } : {}),
  }
}

function versionsOf(id: string, { first, startsVoid, changes }: Pickup): Delivery[] {
  let latest = { ...first, isVoid: startsVoid }
  let version = 1
  const versions = [deliveryOf(id, version, latest)]
  for (const each of changes) {
    latest = changed(latest, each)
    version += each.step
    versions.push(deliveryOf(id, version, latest))
  }
  return versions
}
/** One delivery of a case: through which process it comes, and whether all so far is waited for after it. */
export interface Step {
  delivery: Delivery
  process: number
  waits: boolean
}

/** A case: deliveries in the order in which they are sent. Every version may come never, once or often. */
export const foldCase: fc.Arbitrary<Step[]> = fc
  .array(pickup, { minLength: 1, maxLength: 6 })
  .chain((pickups) => {
    const all = pickups.flatMap((each, index) => versionsOf(`EM${index}`, each))
    const step = fc.record({
      delivery: fc.constantFrom(...all),
      process: fc.nat(PROCESSES - 1),
      waits: fc.boolean(),
    })
    const steps = fc.array(step, { minLength: all.length, maxLength: 2 * all.length })
    // one by one, what is answered is known exactly (`expectedStatuses`)
    return fc
      .tuple(steps, fc.constantFrom(false, false, true))
      .map(([list, oneByOne]) => (oneByOne ? list.map((each) => ({ ...each, waits: true })) : list))
  })
