import { type Calendar, type CalendarChange, type DayRule, dayNoOf, dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { maskName, NOBODY } from '@leitai/shared/mask'
import { Refusal } from '@leitai/shared/refusal'
import type { Courier, Station, Unit } from '@leitai/shared/roster'
import type { Org } from '../org/org.ts'

/** A posting with its dates as day numbers: it holds from `fromDay` until its end or the courier's next one. */
interface Tenure {
  courierId: string
  stationId: string
  fromDay: number
  /** The day after the last one, where it has one. */
  endDay: number
  /** The first day on which it does not hold any more, by its own end or by the next. */
  untilDay: number
}

export interface StationOnRoster extends Pick<Station, 'id' | 'name' | 'level' | 'parent'> {
  /** The one way to the zone and the start of a day: both may change from a day on. */
  calendar: Calendar
  parentName: string | null
  /** Its unit and those above it, the nearest first. */
  above: { id: string; name: string }[]
}

export interface Roster {
  units(): readonly Unit[]
  stations(): readonly StationOnRoster[]
  /** Throws `unknown_station`. */
  station(id: string): StationOnRoster
  courier(id: string): Courier | undefined
  couriers(): readonly Courier[]
  /**
   * Where a courier is posted at an instant (ms); of several postings the one that began last.
   * Throws `unknown_courier` or `not_posted`.
   */
  stationOf(courierId: string, at: number): StationOnRoster
  /** Where a courier is posted now, or undefined. */
  currentStation(courierId: string): StationOnRoster | undefined
  /** Ids of the couriers posted to a station on any of the days `fromDay` up to but without `toDay` (S3). */
  postedTo(stationId: string, fromDay: number, toDay: number): string[]
  /** Whether a station or unit is a unit, or lies below it. */
  isWithin(id: string, unit: string): boolean
  stationsWithin(unit: string): readonly StationOnRoster[]
  /** Of a unit or a station; the id of one that is not on the roster. */
  unitName(id: string): string
  /** Where a courier is posted now, else where they were last, else where they will be first. */
  homeOf(courierId: string): StationOnRoster | undefined
  /** Full name; the id of one who is not on the roster. */
  nameOf(courierId: string): string
  /** What the public may see of a name (H1): the alias, or masked; of who is left off walls nothing. */
  publicNameOf(courierId: string): string
  close(): void
}

/** In one order in every process, whoever came when. */
function byId<Entry extends { id: string }>(entries: ReadonlyMap<string, Entry>): Entry[] {
  return [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Who belongs where and when: an index over the organisation's stations and couriers. */
export function createRoster({ org, clock }: { org: Org; clock: Clock }): Roster {
  let units: readonly Unit[] = []
  let couriers: readonly Courier[] = []
  let stations = new Map<string, StationOnRoster>()
  let byCourier = new Map<string, Tenure[]>()
  let byStation = new Map<string, Tenure[]>()

  function index(): void {
    units = byId(org.all('units'))
    couriers = byId(org.all('couriers'))
    stations = new Map(byId(org.all('stations')).map((one) => [one.id, withCalendar(one, org)]))
    byCourier = new Map()
    byStation = new Map()
    for (const courier of couriers) {
      const tenures = tenuresOf(courier)
      byCourier.set(courier.id, tenures)
      for (const tenure of tenures) {
        const list = byStation.get(tenure.stationId)
        if (list) list.push(tenure)
        else byStation.set(tenure.stationId, [tenure])
      }
    }
  }

  function station(id: string): StationOnRoster {
    const found = stations.get(id)
    if (!found) throw new Refusal('unknown_station', `No station ${id}.`, { field: 'station' })
    return found
  }

  /** The posting that has begun last at an instant, ended or not; each begins by the calendar of its own station. */
  function begunAt(courierId: string, at: number): { place: StationOnRoster; ended: boolean } | undefined {
    const tenures = byCourier.get(courierId) ?? []
    for (let i = tenures.length - 1; i >= 0; i--) {
      const tenure = tenures[i]
      const place = tenure && stations.get(tenure.stationId)
      if (!tenure || !place) continue
      const day = dayOf(at, place.calendar)
      if (day >= tenure.fromDay) return { place, ended: day >= tenure.endDay }
    }
    return undefined
  }

  function tenureAt(courierId: string, at: number): StationOnRoster | undefined {
    const begun = begunAt(courierId, at)
    return begun?.ended ? undefined : begun?.place
  }

  function isWithin(id: string, unit: string): boolean {
    const station = stations.get(id)
    const above = new Set([id])
    // only units lie above anything, and a roster may name them above each other
    for (let next = (station ?? org.get('units', id))?.parent; next != null && !above.has(next); ) {
      above.add(next)
      next = org.get('units', next)?.parent
    }
    return above.has(unit)
  }

  index()
  const unwatch = org.watch((change) => {
    if (!change || change.has('stations') || change.has('couriers') || change.has('units')) index()
  })

  return {
    units: () => units,
    stations: () => [...stations.values()],
    station,
    courier: (id) => org.get('couriers', id),
    couriers: () => couriers,
    stationOf(courierId, at) {
      if (!byCourier.has(courierId))
        throw new Refusal('unknown_courier', `No courier ${courierId}.`, { field: 'courier' })
      const found = tenureAt(courierId, at)
      if (!found)
        throw new Refusal('not_posted', `Courier ${courierId} has no posting then.`, { field: 'courier' })
      return found
    },
    currentStation: (courierId) => tenureAt(courierId, clock.now()),
    postedTo(stationId, fromDay, toDay) {
      const posted = (byStation.get(stationId) ?? []).filter(
        (tenure) => tenure.fromDay < toDay && tenure.untilDay > fromDay,
      )
      return [...new Set(posted.map(({ courierId }) => courierId))]
    },
    isWithin,
    stationsWithin: (unit) => [...stations.values()].filter(({ id }) => isWithin(id, unit)),
    unitName: (id) => stations.get(id)?.name ?? org.get('units', id)?.name ?? id,
    homeOf(courierId) {
      const [first] = byCourier.get(courierId) ?? []
      return begunAt(courierId, clock.now())?.place ?? (first && stations.get(first.stationId))
    },
    nameOf: (courierId) => org.get('couriers', courierId)?.name ?? courierId,
    publicNameOf(courierId) {
      const { name = courierId, alias, hidden } = org.get('couriers', courierId) ?? {}
      return hidden ? NOBODY : (alias ?? maskName(name))
    },
    close: unwatch,
  }
}

/** The calendar that a station's entry describes (C1). */
export function calendarOf({
  timeZone,
  dayStart,
  weekStart,
  changes,
}: Pick<Station, 'timeZone' | 'dayStart' | 'weekStart' | 'changes'>): Calendar {
  const first: DayRule = { timeZone, dayStartMinutes: minutesOf(dayStart) }
  let rule = first
  const dated = changes.map((change): CalendarChange => {
    rule = {
      timeZone: change.timeZone ?? rule.timeZone,
      dayStartMinutes: change.dayStart === undefined ? rule.dayStartMinutes : minutesOf(change.dayStart),
    }
    return { ...rule, fromDay: dayNoOf(change.from) }
  })
  return { ...first, weekStart, changes: dated }
}

/** `HH:MM` as minutes after midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function withCalendar(station: Station, org: Org): StationOnRoster {
  const { id, name, level, parent } = station
  const above = unitsAbove(parent, org)
  return { id, name, level, parent, parentName: above[0]?.name ?? null, above, calendar: calendarOf(station) }
}

function unitsAbove(parent: string | null, org: Org): StationOnRoster['above'] {
  const above = new Map<string, string>()
  // a roster may name units above each other
  for (let next = parent; next !== null && !above.has(next); ) {
    const unit = org.get('units', next)
    if (!unit) break
    above.set(next, unit.name)
    next = unit.parent
  }
  return [...above].map(([id, name]) => ({ id, name }))
}

function tenuresOf(courier: Courier): Tenure[] {
  const postings = courier.postings
    .map(({ station, from, lastDay }) => ({
      stationId: station,
      fromDay: dayNoOf(from),
      endDay: lastDay === undefined ? Number.MAX_SAFE_INTEGER : dayNoOf(lastDay) + 1,
    }))
    .sort((a, b) => a.fromDay - b.fromDay)
  return postings.map((posting, index) => ({
    ...posting,
    courierId: courier.id,
    untilDay: Math.min(posting.endDay, postings[index + 1]?.fromDay ?? Number.MAX_SAFE_INTEGER),
  }))
}
