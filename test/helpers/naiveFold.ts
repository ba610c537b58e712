/**
 * The oracle: what the boards must be, worked out from the whole set of deliveries with nothing of the server's
 * code. Slow and obvious on purpose.
 */
import { businessDate, type NaiveCalendar, periodKeys } from './naiveCalendar.ts'

export interface NaiveRoster {
  stations: (Partial<NaiveCalendar> & { id: string })[]
  couriers: { id: string; postings: { station: string; from: string }[] }[]
}

export interface Delivery {
  id: string
  version: number
  station?: string
  courier: string
  at: string
  count: number
  revenue: number
  product: string
  channel: 'walkin' | 'contract'
  void?: boolean
}

export interface ExpectedRow {
  rank: number
  courier: string
  score: number
  reachedAt: string
}
/** Rows in order by `station/metric/period`; who has no score has no row. */
export type ExpectedBoards = Record<string, ExpectedRow[]>

type Tally = Map<string, { score: number; reachedAtMs: number }>

/** All boards with a score in them, of every period kind, after the deliveries came in any order. */
export function naiveFold(roster: NaiveRoster, deliveries: readonly Delivery[]): ExpectedBoards {
  const calendars = new Map(roster.stations.map((station) => [station.id, calendarOf(station)]))
  const boards = new Map<string, Tally>()
  for (const [station, delivery] of latestVersions(roster, calendars, deliveries)) {
    const calendar = calendars.get(station)
    if (!calendar || delivery.void) continue
    const atMs = Date.parse(delivery.at)
    const date = businessDate(atMs, calendar)
    for (const period of periodKeys(date, calendar.weekStart)) {
      for (const [metric, amount] of amountsOf(delivery)) {
        add(boards, `${station}/${metric}/${period}`, delivery.courier, amount, atMs)
      }
    }
  }
  return Object.fromEntries([...boards].map(([key, tally]) => [key, rowsOf(tally)]))
}

/** P1: a pickup is its id within its station, and its highest version counts. */
function latestVersions(
  roster: NaiveRoster,
  calendars: Map<string, NaiveCalendar>,
  deliveries: readonly Delivery[],
): [station: string, delivery: Delivery][] {
  const latest = new Map<string, [string, Delivery]>()
  for (const delivery of deliveries) {
    const station = delivery.station ?? postingOf(roster, calendars, delivery)
    const key = JSON.stringify([station, delivery.id])
    const known = latest.get(key)
    if (!known || delivery.version > known[1].version) latest.set(key, [station, delivery])
  }
  return [...latest.values()]
}

/** The station that a delivery counts at (P5). */
export function stationOfDelivery(roster: NaiveRoster, delivery: Delivery): string {
  if (delivery.station !== undefined) return delivery.station
  return postingOf(roster, new Map(roster.stations.map((each) => [each.id, calendarOf(each)])), delivery)
}

/** P5: the station that the courier is posted to on the day of the pickup. */
function postingOf(roster: NaiveRoster, calendars: Map<string, NaiveCalendar>, delivery: Delivery): string {
  const courier = roster.couriers.find(({ id }) => id === delivery.courier)
  const begun = (courier?.postings ?? []).filter(({ station, from }) => {
    const calendar = calendars.get(station)
    return calendar !== undefined && businessDate(Date.parse(delivery.at), calendar) >= from
  })
  const latest = begun.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  if (!latest) throw new Error(`${delivery.courier} has no posting at ${delivery.at}`)
  return latest.station
}

function amountsOf({ count, revenue, channel }: Delivery): [metric: string, amount: number][] {
  const all: [string, number][] = [
    ['pickups', count],
    ['revenue', revenue],
  ]
  return channel === 'walkin' ? [...all, ['walkin', count]] : all
}

function add(boards: Map<string, Tally>, key: string, courier: string, amount: number, atMs: number): void {
  const tally: Tally = boards.get(key) ?? new Map()
  const row = tally.get(courier) ?? { score: 0, reachedAtMs: 0 }
  tally.set(courier, { score: row.score + amount, reachedAtMs: Math.max(row.reachedAtMs, atMs) })
  boards.set(key, tally)
}

function rowsOf(tally: Tally): ExpectedRow[] {
  const rows = [...tally].map(([courier, row]) => ({ courier, ...row })).filter(({ score }) => score > 0)
  rows.sort((a, b) => b.score - a.score || a.reachedAtMs - b.reachedAtMs || (a.courier < b.courier ? -1 : 1))
  return rows.map(({ courier, score, reachedAtMs }) => ({
    rank: 1 + rows.filter((other) => other.score > score).length,
    courier,
    score,
    reachedAt: new Date(reachedAtMs).toISOString().replace('.000Z', 'Z'),
  }))
}

/** The calendar of a station, with what a roster may leave out. */
export function calendarOf(station: NaiveRoster['stations'][number]): NaiveCalendar {
  return {
    timeZone: station.timeZone ?? 'Asia/Shanghai',
    dayStart: station.dayStart ?? '00:00',
    weekStart: station.weekStart ?? 1,
    changes: station.changes ?? [],
  }
}
