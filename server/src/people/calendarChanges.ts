import { type Calendar, type DayRule, dayNoOf, dayStartsAt, ruleOf } from '@leitai/shared/calendar'
import type { RosterError, Station } from '@leitai/shared/roster'
import type { Boards } from '../boards/boards.ts'
import { calendarOf } from './roster.ts'

/**
 * How far ahead the first moment that a change moves has to lie. Pickups may be dated five minutes ahead, by
 * scanners and servers whose clocks differ, and other processes know the change two seconds late: all of them
 * still count what is before that moment, and count it the same by the old calendar and the new.
 */
const MIN_AHEAD_MS = 10 * 60_000
/** A day that ends early because the next has another rule has to last so long all the same. */
const MIN_DAY_MS = 60 * 60_000

/** A mistake in a calendar, at a path within its station. */
export interface CalendarError {
  path: (string | number)[]
  code: RosterError['code']
}

/**
 * What is wrong with the calendar of a station on its way into the roster. No pickup that has been counted may
 * come to belong to another day (C1): whatever has begun stays.
 */
export async function calendarErrors(
  known: Station | undefined,
  station: Station,
  boards: Boards,
  nowMs: number,
): Promise<CalendarError[]> {
  const error = (path: CalendarError['path'], code: CalendarError['code']) => ({ path, code })
  const after = calendarOf(station)
  const short = shortDays(after).map((index) => error(['changes', index, 'from'], 'day_too_short'))
  if (short.length > 0 || !known) return short

  const before = calendarOf(known)
  const first = (['timeZone', 'dayStart', 'weekStart'] as const).filter(
    (field) => known[field] !== station[field],
  )
  const day = firstOtherDay(before, after)
  if ((first.length === 0 && day === undefined) || !(await hasFacts(station.id, boards))) return []
  if (first.length > 0 || day === undefined) return first.map((field) => error([field], 'calendar_in_use'))
  const movesAt = Math.min(dayStartsAt(day, before), dayStartsAt(day, after))
  if (movesAt >= nowMs + MIN_AHEAD_MS && !(await hasFactsFrom(movesAt, day, station.id, boards))) return []
  const index = station.changes.findIndex(({ from }) => dayNoOf(from) === day)
  return [error(index < 0 ? ['changes'] : ['changes', index, 'from'], 'calendar_in_use')]
}

/** Places of the changes that leave too little of the day before them. */
function shortDays(calendar: Calendar): number[] {
  return (calendar.changes ?? []).flatMap(({ fromDay }, index) =>
    dayStartsAt(fromDay, calendar) - dayStartsAt(fromDay - 1, calendar) < MIN_DAY_MS ? [index] : [],
  )
}

/** The first day that begins by another rule in one calendar than in the other. */
function firstOtherDay(one: Calendar, other: Calendar): number | undefined {
  const days = [one, other].flatMap(({ changes = [] }) => changes.map(({ fromDay }) => fromDay))
  return days.sort((a, b) => a - b).find((day) => !isSame(ruleOf(day, one), ruleOf(day, other)))
}

function isSame(one: DayRule, other: DayRule): boolean {
  return one.timeZone === other.timeZone && one.dayStartMinutes === other.dayStartMinutes
}

/** Also true where all facts of a station are in the archive. */
async function hasFacts(stationId: string, boards: Boards): Promise<boolean> {
  return (await boards.read(stationId, [])).epoch !== ''
}

/** Looks for facts from an instant of day `day - 1` or `day` on: a clock that was wrong may have let some in. */
async function hasFactsFrom(atMs: number, day: number, stationId: string, boards: Boards): Promise<boolean> {
  const days = await boards.days(stationId)
  if (!days.some((other) => other >= day - 1)) return false
  for (let bucket = 0, buckets = 1; bucket < buckets; bucket++) {
    const page = await boards.factsPage(stationId, bucket)
    buckets = page.buckets
    if (page.facts.some(({ fact }) => fact.at >= atMs)) return true
  }
  return false
}
