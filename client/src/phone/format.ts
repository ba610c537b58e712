/** Figures and times as people read them. Pure. */
import { WEEK_NAMES } from '../i18n/dateNames.ts'
import type { Language } from '../i18n/language.ts'

/** `12,345`. */
export function figure(n: number, language: Language): string {
  return n.toLocaleString(language)
}

/** Fen as yuan, `¥1,021.50`. */
export function moneyText(fen: number, language: Language): string {
  const yuan = (fen / 100).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return `¥${yuan}`
}

/** `14:32` in the station's zone. */
export function hourText(atMs: number, timeZone: string): string {
  return partsOf(atMs, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }, 'en-GB')
}

/** `14:32` in the station's zone, with the date where it is not that of `nowMs`. */
export function timeText(atMs: number, nowMs: number, timeZone: string, language: Language): string {
  const time = hourText(atMs, timeZone)
  const isToday = dateIn(atMs, timeZone) === dateIn(nowMs, timeZone)
  return isToday ? time : `${partsOf(atMs, { timeZone, month: 'short', day: 'numeric' }, language)} ${time}`
}

/** The key of a day or week, short: `11月22日`, `22 Nov`, `47周`, `W47`. */
export function periodText(key: string, language: Language): string {
  const week = /^\d+-W(\d+)$/.exec(key)?.[1]
  if (week) return WEEK_NAMES[language].short(Number(week))
  return partsOf(Date.parse(key), { timeZone: 'UTC', month: 'short', day: 'numeric' }, language)
}

/** A day with its weekday, `11月22日 周日`; a week as `periodText` has it. */
export function periodTitle(key: string, language: Language): string {
  if (key.includes('W')) return WEEK_NAMES[language].long(Number(key.slice(-2)))
  const weekday = partsOf(Date.parse(key), { timeZone: 'UTC', weekday: 'short' }, language)
  return language === 'en'
    ? `${weekday} ${periodText(key, language)}`
    : `${periodText(key, language)} ${weekday}`
}

function partsOf(atMs: number, options: Intl.DateTimeFormatOptions, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, options).format(atMs).replace(/^24:/, '00:')
}

function dateIn(atMs: number, timeZone: string): string {
  return partsOf(atMs, { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-GB')
}
