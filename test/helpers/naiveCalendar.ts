/**
 * The calendar a second time, as plainly as it can be said and without a line of the real one: which business
 * day an instant belongs to (C1) and what its periods are called (C2).
 */
const HOUR_MS = 3_600_000
const STEP_MS = 15 * 60_000 // every clock change, and every start of a day, falls on a quarter of an hour
const LOOK_BACK_STEPS = 13 // a little over three hours: no clock goes back further

export interface NaiveCalendar {
  timeZone: string
  /** `HH:MM` */
  dayStart: string
  weekStart: number
  /** What holds from a date on instead; what is left out stays. */
  changes?: { from: string; timeZone?: string; dayStart?: string }[]
}

/** How days from `from` on, up to but without `until`, begin. */
export interface NaiveRule {
  from: string
  until: string
  timeZone: string
  dayStart: string
}

/** The same moments come again and again in a run of many cases. */
const MAX_KNOWN_DATES = 20_000
const knownDates = new Map<string, string>()

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-09 08:30` on the station's wall clock. */
export function wallClock(atMs: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    formats.set(timeZone, format)
  }
  return format.format(atMs)
}

/** Date of the business day of an instant: the latest that has begun, each by the rule of its time. */
export function businessDate(atMs: number, calendar: NaiveCalendar): string {
  for (const rule of rulesOf(calendar).reverse()) {
    const date = dateBy(atMs, rule)
    if (date >= rule.from) return date < rule.until ? date : plusDays(rule.until, -1)
  }
  throw new Error(`nothing has begun at ${atMs}`)
}

/** The rules of a calendar, one after the other. */
export function rulesOf({ timeZone, dayStart, changes = [] }: NaiveCalendar): NaiveRule[] {
  const rules: NaiveRule[] = []
  let known = { timeZone, dayStart }
  for (const [index, change] of [{ from: '0001-01-01' }, ...changes].entries()) {
    known = { ...known, ...change }
    rules.push({ ...known, from: change.from, until: changes[index]?.from ?? '9999-12-31' })
  }
  return rules
}

/**
 * The date by one rule alone. A day has begun once the wall clock has shown its start, and a clock that is put
 * back does not undo that: so the latest date that any moment up to `atMs` gives.
 */
function dateBy(atMs: number, rule: NaiveRule): string {
  const key = `${atMs} ${rule.timeZone} ${rule.dayStart}`
  const date = knownDates.get(key) ?? workOutDate(atMs, rule)
  if (knownDates.size >= MAX_KNOWN_DATES) knownDates.clear()
  knownDates.set(key, date)
  return date
}

function workOutDate(atMs: number, { timeZone, dayStart }: NaiveRule): string {
  const moments = [atMs]
  if (isClockChangedSince(atMs - LOOK_BACK_STEPS * STEP_MS, atMs, timeZone)) {
    const quarter = Math.floor(atMs / STEP_MS) * STEP_MS
    for (let step = 0; step < LOOK_BACK_STEPS; step++) moments.push(quarter - step * STEP_MS)
  }
  const dates = moments.map((moment) => dateOnClock(wallClock(moment, timeZone), dayStart))
  return dates.sort().at(-1) ?? ''
}

function isClockChangedSince(fromMs: number, toMs: number, timeZone: string): boolean {
  const shown = (ms: number) => Date.parse(`${wallClock(ms, timeZone).replace(' ', 'T')}Z`)
  const minute = (ms: number) => Math.floor(ms / 60_000) * 60_000
  return shown(toMs) - shown(fromMs) !== minute(toMs) - minute(fromMs)
}

function dateOnClock(clock: string, dayStart: string): string {
  const date = clock.slice(0, 10)
  return clock.slice(11) >= dayStart ? date : plusDays(date, -1)
}

/** First millisecond of a business date, searched for on the wall clocks alone. */
export function edgeOf(date: string, calendar: NaiveCalendar): number {
  let before = Date.parse(`${date}T00:00:00Z`) - 48 * HOUR_MS
  let after = before + 120 * HOUR_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (businessDate(middle, calendar) < date) before = middle
    else after = middle
  }
  return after
}

/** The first moment after an instant at which the clock of a zone has reached a noon that it had not. */
export function noonAfter(atMs: number, timeZone: string): number {
  const clock = wallClock(atMs, timeZone)
  const today = `${clock.slice(0, 10)} 12:00`
  const noon = clock < today ? today : `${plusDays(clock.slice(0, 10), 1)} 12:00`
  let quarter = Math.floor(atMs / STEP_MS) * STEP_MS
  while (wallClock(quarter, timeZone) < noon) quarter += STEP_MS
  return quarter
}

/** A date some days later. */
export function plusDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** Keys of the day, week, month, quarter and year of a business date. */
export function periodKeys(date: string, weekStart: number): string[] {
  const [year = '', month = ''] = date.split('-')
  return [
    date,
    weekKey(date, weekStart),
    `${year}-${month}`,
    `${year}-Q${Math.ceil(Number(month) / 3)}`,
    year,
  ]
}

/** The week is named after the year that has its fourth day; its number is how many such weeks that year has had. */
export function weekKey(date: string, weekStart: number): string {
  let first = date
  while (isoWeekday(first) !== weekStart) first = plusDays(first, -1)
  const year = plusDays(first, 3).slice(0, 4)
  let number = 0
  for (let fourth = plusDays(first, 3); fourth.startsWith(year); fourth = plusDays(fourth, -7)) number++
  return `${year}-W${String(number).padStart(2, '0')}`
}

function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}
