/**
 * The station's calendar (C1, C2): which business day an instant belongs to, and what the periods made of
 * such days are called. Days are numbered from 1970-01-01 (`dayNo`), so that weeks and ranges are plain
 * arithmetic; keys such as `2026-W46` are for people and URLs.
 */
export interface Calendar extends DayRule {
  /** First day of the week, ISO: 1 Monday … 7 Sunday. The same for good: a change within a week would split it. */
  weekStart: number
  /** Rules that take the place of the one before from a day on, in order of their days. */
  changes?: readonly CalendarChange[]
}

/** What says when a business day begins. */
export interface DayRule {
  /** IANA name. */
  timeZone: string
  /** Minutes after local midnight at which the business day begins. */
  dayStartMinutes: number
}

export interface CalendarChange extends DayRule {
  /** The first day that begins by this rule. */
  fromDay: number
}

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** A half-open run of business days, `fromDay` up to but without `toDay`. */
export interface Period {
  kind: PeriodKind
  key: string
  fromDay: number
  toDay: number
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hour12: false,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** True for a zone that this platform knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

/** Milliseconds to add to UTC for the zone's wall time at `atMs`. */
export function offsetMs(atMs: number, timeZone: string): number {
  const wholeSecond = Math.floor(atMs / 1000) * 1000
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(wholeSecond)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  // old engines write midnight as 24 when asked for a 24-hour clock
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - wholeSecond
}

const NO_CHANGES: readonly CalendarChange[] = []

const starts = new Map<string, Map<number, number>>()

/** The rule by which business day `dayNo` begins. */
export function ruleOf(dayNo: number, calendar: Calendar): DayRule {
  const { changes = NO_CHANGES } = calendar
  for (let i = changes.length - 1; i >= 0; i--) {
    const change = changes[i]
    if (change && change.fromDay <= dayNo) return change
  }
  return calendar
}

/**
 * The instant (ms) at which business day `dayNo` begins: the first at which the wall clock in force on it has
 * reached its start. Where that time is skipped by daylight saving, it is the moment of the jump; where it
 * comes twice, the first time. A day lasts until the next begins, also where that one has another rule: so days
 * are contiguous and never overlap.
 */
export function dayStartsAt(dayNo: number, calendar: Calendar): number {
  return ruleStartsAt(dayNo, ruleOf(dayNo, calendar))
}

/** The instant (ms) at which the clock of a zone first shows a time on the date that `dayNo` names. */
export function ruleStartsAt(dayNo: number, { timeZone, dayStartMinutes }: DayRule): number {
  const cacheKey = `${timeZone} ${dayStartMinutes}`
  let known = starts.get(cacheKey)
  if (!known) {
    known = new Map()
    starts.set(cacheKey, known)
  }
  let start = known.get(dayNo)
  if (start === undefined) {
    start = firstInstantAt(dayNo * DAY_MS + dayStartMinutes * MINUTE_MS, timeZone)
    known.set(dayNo, start)
  }
  return start
}

/** First instant whose wall time, written as if it were UTC, is at least `wallMs`. */
function firstInstantAt(wallMs: number, timeZone: string): number {
  let before = wallMs - 15 * 3_600_000 // zones lie between -12 and +14 hours
  let after = wallMs + 13 * 3_600_000
  const offsetBefore = offsetMs(before, timeZone)
  const offsetAfter = offsetMs(after, timeZone)
  if (offsetBefore === offsetAfter) return wallMs - offsetBefore
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetMs(middle, timeZone) === offsetBefore) before = middle
    else after = middle
  }
  return wallMs - offsetBefore < after ? wallMs - offsetBefore : Math.max(after, wallMs - offsetAfter)
}

/** The business day that `atMs` belongs to (C1). */
export function dayOf(atMs: number, calendar: Calendar): number {
  let dayNo = Math.floor((atMs - calendar.dayStartMinutes * MINUTE_MS) / DAY_MS)
  while (dayStartsAt(dayNo, calendar) > atMs) dayNo--
  while (dayStartsAt(dayNo + 1, calendar) <= atMs) dayNo++
  return dayNo
}

/** `2026-11-09` as a day number; NaN for anything that is not a date of the calendar. */
export function dayNoOf(date: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (!match) return Number.NaN
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return dateOf(ms / DAY_MS) === date ? ms / DAY_MS : Number.NaN
}

/** A day number as `2026-11-09`. */
export function dateOf(dayNo: number): string {
  return new Date(dayNo * DAY_MS).toISOString().slice(0, 10)
}

/** ISO weekday of a day: 1 Monday … 7 Sunday. */
export function weekdayOf(dayNo: number): number {
  return ((((dayNo + 3) % 7) + 7) % 7) + 1 // day 0 was a Thursday
}

function monthDay(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY_MS
}

/** The period of a kind that contains a day. */
export function periodOf(
  kind: PeriodKind,
  dayNo: number,
  { weekStart }: Pick<Calendar, 'weekStart'>,
): Period {
  const date = dateOf(dayNo)
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1
  if (kind === 'day') return { kind, key: date, fromDay: dayNo, toDay: dayNo + 1 }
  if (kind === 'week') {
    const fromDay = dayNo - ((weekdayOf(dayNo) - weekStart + 7) % 7)
    // ISO 8601 for any first day: the week belongs to the year that has its middle day
    const middle = fromDay + 3
    const weekYear = Number(dateOf(middle).slice(0, 4))
    const number = 1 + Math.floor((middle - monthDay(weekYear, 0)) / 7)
    return { kind, key: `${weekYear}-W${String(number).padStart(2, '0')}`, fromDay, toDay: fromDay + 7 }
  }
  if (kind === 'month')
    return { kind, key: date.slice(0, 7), fromDay: monthDay(year, month), toDay: monthDay(year, month + 1) }
  if (kind === 'quarter') {
    const quarter = Math.floor(month / 3)
    return {
      kind,
      key: `${year}-Q${quarter + 1}`,
      fromDay: monthDay(year, quarter * 3),
      toDay: monthDay(year, quarter * 3 + 3),
    }
  }
  return { kind, key: String(year), fromDay: monthDay(year, 0), toDay: monthDay(year + 1, 0) }
}

/** The period just before one. */
export function previousPeriod(period: Period, calendar: Pick<Calendar, 'weekStart'>): Period {
  return periodOf(period.kind, period.fromDay - 1, calendar)
}

/** A day within the period that a key names, or NaN. Its own key tells whether the key was a real one. */
function dayNamedBy(key: string, weekStart: number): [PeriodKind, number] | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(key)) return ['day', dayNoOf(key)]
  if (/^\d{4}-\d\d$/.test(key)) return ['month', dayNoOf(`${key}-01`)]
  if (/^\d{4}$/.test(key)) return ['year', dayNoOf(`${key}-01-01`)]
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) return ['quarter', monthDay(Number(quarter[1]), (Number(quarter[2]) - 1) * 3)]
  const week = /^(\d{4})-W(\d\d)$/.exec(key)
  if (!week) return undefined
  // 4 January is in week 1 when weeks begin on Monday; the middle day of week 1 is at most 7 January
  const first = periodOf('week', monthDay(Number(week[1]), 0) + 3, { weekStart })
  const shift = first.key === `${week[1]}-W01` ? 0 : 7
  return ['week', first.fromDay + shift + (Number(week[2]) - 1) * 7]
}

const RELATIVE = /^(this|last)-(day|week|month|quarter|year)$/

/**
 * The period that a text names: a key (`2026-11-09`, `2026-W46`, `2026-11`, `2026-Q4`, `2026`), or `today`,
 * `yesterday`, `this-week`, `last-month` … seen from `nowMs`. Undefined where there is no such period.
 */
export function parsePeriod(text: string, calendar: Calendar, nowMs: number): Period | undefined {
  const alias = text === 'today' ? 'this-day' : text === 'yesterday' ? 'last-day' : text
  const relative = RELATIVE.exec(alias)
  if (relative) {
    const current = periodOf(relative[2] as PeriodKind, dayOf(nowMs, calendar), calendar)
    return relative[1] === 'this' ? current : previousPeriod(current, calendar)
  }
  const named = dayNamedBy(text, calendar.weekStart)
  if (!named || Number.isNaN(named[1])) return undefined
  const period = periodOf(named[0], named[1], calendar)
  return period.key === text ? period : undefined
}

export type PeriodState = 'open' | 'grace' | 'final'

const NOON_MINUTES = 720

/** When the grace of a period ends (F1): at the first noon after its end, by the clock of the day after it. */
export function finalAt(period: Period, calendar: Calendar): number {
  const { timeZone } = ruleOf(period.toDay, calendar)
  const noon = { timeZone, dayStartMinutes: NOON_MINUTES }
  const sameDay = ruleStartsAt(period.toDay, noon)
  return sameDay > dayStartsAt(period.toDay, calendar) ? sameDay : ruleStartsAt(period.toDay + 1, noon)
}

/** F1: open while it runs, in grace to noon of the day after, then final. */
export function periodState(period: Period, calendar: Calendar, nowMs: number): PeriodState {
  if (nowMs < dayStartsAt(period.toDay, calendar)) return 'open'
  return nowMs < finalAt(period, calendar) ? 'grace' : 'final'
}

/** An instant as the API writes it: UTC to the second, with milliseconds only where there are any. */
export function instantOf(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}
