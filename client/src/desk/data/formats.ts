import type { Language } from '../../i18n/language.ts'

const MINUTE_S = 60
const HOUR_S = 3_600
const DAY_S = 86_400

export interface Formats {
  number(value: number): string
  /** A share as a whole percentage, rounded down: 99.6 % is not yet reached. */
  percent(share: number): string
  /** Fen as yuan with two decimals, without a sign. */
  yuan(fen: number): string
  /** Names one after the other, as a sentence has them. */
  list(names: readonly string[]): string
  time(atMs: number, timeZone?: string): string
  /** A date such as `2026-11-09` as a sentence has it. */
  day(date: string): string
  /** Date and time with the weekday. */
  moment(atMs: number, timeZone?: string): string
  /** Date and time, short. */
  shortMoment(atMs: number, timeZone?: string): string
  /** "3 minutes ago", "in 2 hours". */
  relative(atMs: number, nowMs: number): string
  /** As `relative`, of what has happened: data may be newer than a `now` that ticks, but never lie ahead of it. */
  ago(atMs: number, nowMs: number): string
}

/** Numbers and times in a language; `justNow` is its word for less than a minute ago. Times are the device's where no zone is given. */
export function createFormats(language: Language, justNow: string): Formats {
  const numbers = new Intl.NumberFormat(language)
  const percents = new Intl.NumberFormat(language, { style: 'percent' })
  const money = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const day = { month: 'short', day: 'numeric' } as const
  const days = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const format = (atMs: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(atMs)
  function relative(atMs: number, nowMs: number): string {
    const seconds = Math.round((atMs - nowMs) / 1000)
    const size = Math.abs(seconds)
    if (size < MINUTE_S) return seconds > 0 ? relatives.format(1, 'minute') : justNow
    if (size < HOUR_S) return relatives.format(Math.trunc(seconds / MINUTE_S), 'minute')
    if (size < DAY_S) return relatives.format(Math.trunc(seconds / HOUR_S), 'hour')
    return relatives.format(Math.trunc(seconds / DAY_S), 'day')
  }
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(Math.floor(share * 100) / 100),
    yuan: (fen) => money.format(fen / 100),
    list: (names) => lists.format(names),
    time: (atMs, timeZone) => format(atMs, { ...clock, second: '2-digit', timeZone }),
    day: (date) => days.format(Date.parse(date)),
    moment: (atMs, timeZone) =>
      format(atMs, { ...day, ...clock, year: 'numeric', weekday: 'short', timeZone }),
    shortMoment: (atMs, timeZone) => format(atMs, { ...day, ...clock, timeZone }),
    relative,
    ago: (atMs, nowMs) => relative(Math.min(atMs, nowMs), nowMs),
  }
}
