/** What must come of deliveries, said without the server's code: boards as `naiveFold` has them, and receipts. */
import type { Step } from './foldCases.ts'
import { businessDate, periodKeys } from './naiveCalendar.ts'
import {
  calendarOf,
  type Delivery,
  type ExpectedBoards,
  type NaiveRoster,
  naiveFold,
  stationOfDelivery,
} from './naiveFold.ts'

const METRICS = ['pickups', 'walkin', 'revenue']

/**
 * Every board that the deliveries could have touched, also those that must be empty now; of quarters and
 * years, unions of hundreds of days that take their time, only if asked for.
 */
export function expectedBoards(
  roster: NaiveRoster,
  deliveries: readonly Delivery[],
  { longPeriods = true }: { longPeriods?: boolean } = {},
): ExpectedBoards {
  const folded = naiveFold(roster, deliveries)
  const touched = new Set(deliveries.map((delivery) => stationOfDelivery(roster, delivery)))
  const boards: ExpectedBoards = {}
  for (const station of roster.stations) {
    const { id } = station
    if (!touched.has(id)) continue
    const calendar = calendarOf(station)
    for (const { at } of deliveries) {
      const date = businessDate(Date.parse(at), calendar)
      for (const period of periodKeys(date, calendar.weekStart).slice(0, longPeriods ? 5 : 3)) {
        for (const metric of METRICS) {
          const key = `${id}/${metric}/${period}`
          boards[key] ??= folded[key] ?? []
        }
      }
    }
  }
  return boards
}

/** Statuses of deliveries that came one after the other (P1, P2). */
export function expectedStatuses(roster: NaiveRoster, deliveries: readonly Delivery[]): string[] {
  const latest = new Map<string, number>()
  return deliveries.map((delivery) => {
    const key = pickupKey(roster, delivery)
    const known = latest.get(key)
    if (known !== undefined && known > delivery.version) return 'stale'
    if (known === delivery.version) return 'duplicate'
    latest.set(key, delivery.version)
    if (delivery.void) return 'voided'
    return known === undefined ? 'counted' : 'amended'
  })
}

const CHANGING = ['counted', 'amended', 'voided']

/** What is wrong with the statuses of deliveries of which some came at the same time; empty where nothing is. */
export function wrongStatuses(
  roster: NaiveRoster,
  steps: readonly Step[],
  statuses: readonly string[],
): string[] {
  const byVersion = new Map<string, { version: number; key: string; statuses: string[] }>()
  const newest = new Map<string, number>()
  steps.forEach(({ delivery }, index) => {
    const key = pickupKey(roster, delivery)
    const name = `${key} version ${delivery.version}`
    const known = byVersion.get(name) ?? { key, version: delivery.version, statuses: [] }
    known.statuses.push(statuses[index] ?? 'none')
    byVersion.set(name, known)
    newest.set(key, Math.max(newest.get(key) ?? 0, delivery.version))
  })
  return [...byVersion].flatMap(([name, { key, version, statuses: given }]) => {
    const changing = given.filter((status) => CHANGING.includes(status)).length
    const repeats = given.filter((status) => status === 'duplicate' || status === 'stale').length
    const isNewest = newest.get(key) === version
    const isRight =
      changing + repeats === given.length &&
      (isNewest ? changing === 1 && !given.includes('stale') : changing <= 1)
    return isRight ? [] : [`${name}: ${given.join(', ')}`]
  })
}

function pickupKey(roster: NaiveRoster, delivery: Delivery): string {
  return `${stationOfDelivery(roster, delivery)}/${delivery.id}`
}
