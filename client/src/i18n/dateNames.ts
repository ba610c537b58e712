/** Names of days, weeks and months where a date is put together of parts, as the stations' own calendars give them. */
import type { Language } from './language.ts'

/** A Sunday, the first of a month and of a year. */
const SUNDAY = Date.UTC(2023, 0, 1)
const DAY_MS = 86_400_000

function formatsOf(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  const of = (locale: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  // of the English ones, those of the United States have three letters for every month
  return { 'zh-CN': of('zh-CN'), en: of('en-US') }
}

const weekdays = formatsOf({ weekday: 'short' })
const months = formatsOf({ month: 'short' })

/** `周日`, `Sun`; 0 is Sunday. */
export function weekdayName(language: Language, weekday: number): string {
  return weekdays[language].format(SUNDAY + weekday * DAY_MS)
}

/** `1月`, `Jan`; 1 is January. */
export function monthName(language: Language, month: number): string {
  return months[language].format(Date.UTC(2023, month - 1, 1))
}

/** Weeks by their number; Intl has no name for them. */
export const WEEK_NAMES: Record<Language, { short(week: number): string; long(week: number): string }> = {
  'zh-CN': { short: (week) => `第${week}周`, long: (week) => `第 ${week} 周` },
  en: { short: (week) => `W${week}`, long: (week) => `Week ${week}` },
}
