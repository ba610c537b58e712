/** Times and dates as the station reads them, whatever zone the TV believes to be in. Pure. */
import { dayNoOf, offsetMs, weekdayOf } from '@leitai/shared/calendar'
import type { Snapshot } from '@leitai/shared/protocol'

export interface DateParts {
  month: number
  day: number
  /** 0 Sunday … 6 Saturday. */
  weekday: number
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/** `14:32` in the zone. */
export function clockText(atMs: number, timeZone: string): string {
  const local = new Date(atMs + offsetMs(atMs, timeZone))
  return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`
}

/** The calendar date of an instant in the zone. */
export function localDate(atMs: number, timeZone: string): DateParts {
  const local = new Date(atMs + offsetMs(atMs, timeZone))
  return { month: local.getUTCMonth() + 1, day: local.getUTCDate(), weekday: local.getUTCDay() }
}

/** The date that a day's key names. */
export function dateOfKey(key: string): DateParts {
  return { month: Number(key.slice(5, 7)), day: Number(key.slice(8)), weekday: weekdayOf(dayNoOf(key)) % 7 }
}

/** `2026-W46` as 46. */
export function weekNumber(key: string): number {
  return Number(key.slice(6))
}

/** Minutes after midnight as `18:00`. */
export function minutesText(minutes: number): string {
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** How many business days ago the day of a snapshot ended: 0 while it runs, 1 once it is yesterday … */
export function daysOver({ weekDayStarts, todayIndex }: Snapshot, nowMs: number): number {
  const endsAt = weekDayStarts[todayIndex + 1]
  if (endsAt === undefined || nowMs < endsAt) return 0
  const known = weekDayStarts.filter((start, index) => index > todayIndex && start <= nowMs).length
  const last = weekDayStarts[weekDayStarts.length - 1] ?? endsAt
  return known + Math.floor(Math.max(nowMs - last, 0) / 86_400_000)
}

/** True once the week of a snapshot has ended. */
export function isWeekOver({ weekDayStarts }: Snapshot, nowMs: number): boolean {
  const endsAt = weekDayStarts[7]
  return endsAt !== undefined && nowMs >= endsAt
}
