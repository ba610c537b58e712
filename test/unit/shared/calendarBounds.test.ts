import {
  type Calendar,
  dateOf,
  dayNoOf,
  dayOf,
  dayStartsAt,
  finalAt,
  type Period,
  periodOf,
  periodState,
} from '@leitai/shared/calendar'
import { expect, test } from 'vitest'
import { LONG } from '../../helpers/long.ts'
import {
  businessDate,
  type NaiveCalendar,
  periodKeys,
  plusDays,
  wallClock,
} from '../../helpers/naiveCalendar.ts'

/**
 * Bounds of days and periods in every zone that the platform knows, against the platform's own wall clocks
 * (naiveCalendar): round the ends of years, those with a week 53 among them, for every first day of the week
 * and several starts of the day; and round every change of the clock since 2000. LEITAI_LONG=1 takes every
 * start of the day on every half hour, and more years.
 */
const ZONES = Intl.supportedValuesOf('timeZone')
const KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
const WEEK_STARTS = [1, 2, 3, 4, 5, 6, 7]
const HOUR_MS = 3_600_000

/** 2020 and 2026 have a week 53, and so has 2015; 2024 is a leap year. */
const YEAR_ENDS = LONG ? [2009, 2015, 2020, 2023, 2024, 2026, 2032] : [2020, 2026]
const DAY_STARTS = LONG
  ? Array.from({ length: 48 }, (_, half) => `${pad(Math.floor(half / 2))}:${pad((half % 2) * 30)}`)
  : ['00:00', '02:30', '23:45']

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

function calendarsOf(timeZone: string, dayStart: string, weekStart: number): [Calendar, NaiveCalendar] {
  const dayStartMinutes = Number(dayStart.slice(0, 2)) * 60 + Number(dayStart.slice(3))
  return [
    { timeZone, dayStartMinutes, weekStart },
    { timeZone, dayStart, weekStart },
  ]
}

const knownKeys = new Map<string, string[]>()

/** Few dates are asked for, and those in every zone. */
function keysOf(date: string, weekStart: number): string[] {
  const name = `${date} ${weekStart}`
  const keys = knownKeys.get(name) ?? periodKeys(date, weekStart)
  knownKeys.set(name, keys)
  return keys
}

/** A period must begin and end where its key does: to the millisecond, and without a gap. */
function checkPeriod(period: Period, [calendar, naive]: [Calendar, NaiveCalendar]): void {
  const begin = dayStartsAt(period.fromDay, calendar)
  const end = dayStartsAt(period.toDay, calendar)
  const index = KINDS.indexOf(period.kind)
  const keyAt = (ms: number) => keysOf(businessDate(ms, naive), naive.weekStart)[index]
  const keys = [begin - 1, begin, end - 1, end].map(keyAt)
  const where = () =>
    `${naive.timeZone} ${naive.dayStart} ${naive.weekStart} ${period.key}: ${keys.join(' ')}`
  if (keys[1] !== period.key || keys[2] !== period.key) expect.fail(where())
  if (keys[0] === period.key || keys[3] === period.key) expect.fail(where())
  const days = [begin - 1, begin, end - 1, end].map((ms) => dayOf(ms, calendar))
  const wanted = [period.fromDay - 1, period.fromDay, period.toDay - 1, period.toDay]
  if (days.join() !== wanted.join()) expect.fail(`${where()}: days ${days.join()}`)
}

test('[C1] [C2] in every zone, periods at the end of years are half-open and follow one another to the millisecond', () => {
  let checked = 0
  for (const timeZone of ZONES) {
    for (const dayStart of DAY_STARTS) {
      for (const year of YEAR_ENDS) {
        for (const kind of KINDS) {
          for (const weekStart of kind === 'week' ? WEEK_STARTS : [1]) {
            const calendars = calendarsOf(timeZone, dayStart, weekStart)
            const last = periodOf(kind, dayNoOf(`${year}-12-31`), { weekStart })
            const next = periodOf(kind, last.toDay, { weekStart })
            expect(next.fromDay).toBe(last.toDay)
            for (const period of [last, next]) checkPeriod(period, calendars)
            checked += 2
          }
        }
      }
    }
  }
  console.log(`calendar: ${checked} periods at the end of years in ${ZONES.length} zones`)
  expect(checked).toBe(ZONES.length * DAY_STARTS.length * YEAR_ENDS.length * 11 * 2)
})

test('[F1] in every zone, a period is final at the noon after its last day', () => {
  for (const timeZone of ZONES) {
    for (const dayStart of ['00:00', '04:00']) {
      const [calendar] = calendarsOf(timeZone, dayStart, 1)
      for (const kind of KINDS) {
        const period = periodOf(kind, dayNoOf('2026-12-31'), calendar)
        const at = finalAt(period, calendar)
        expect(`${timeZone} ${wallClock(at, timeZone)}`).toBe(`${timeZone} ${dateOf(period.toDay)} 12:00`)
        const states = [dayStartsAt(period.toDay, calendar) - 1, at - 1, at].map((ms) =>
          periodState(period, calendar, ms),
        )
        expect(states).toEqual(['open', 'grace', 'final'])
      }
    }
  }
})

/** The moments at which a zone's clock changes, found by looking at its clock alone. */
function clockChanges(timeZone: string, fromYear: number, toYear: number): number[] {
  const ahead = (ms: number) => Date.parse(`${wallClock(ms, timeZone).replace(' ', 'T')}Z`) - ms
  const changes: number[] = []
  const step = 14 * 24 * HOUR_MS
  let known = ahead(Date.UTC(fromYear, 0, 1))
  for (let ms = Date.UTC(fromYear, 0, 1); ms < Date.UTC(toYear + 1, 0, 1); ms += step) {
    const [aheadThen, aheadNext] = [known, ahead(ms + step)]
    known = aheadNext
    if (aheadThen === aheadNext) continue
    let [before, after] = [ms / 60_000, (ms + step) / 60_000]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (ahead(middle * 60_000) === aheadThen) before = middle
      else after = middle
    }
    changes.push(after * 60_000)
  }
  return changes
}

test('[C1] in every zone, days begin where the wall clock first shows their start, round every clock change since 2000', () => {
  const starts = LONG ? DAY_STARTS : ['00:00', '02:30']
  const toYear = LONG ? 2037 : 2028
  let changes = 0
  let checked = 0
  for (const timeZone of ZONES) {
    const found = clockChanges(timeZone, 2000, toYear)
    changes += found.length
    for (const dayStart of starts) {
      const calendars = calendarsOf(timeZone, dayStart, 1)
      const [calendar, naive] = calendars
      for (const change of found) {
        for (const moment of [change - 1, change, change + 1, change + HOUR_MS / 2]) {
          const date = dateOf(dayOf(moment, calendar))
          const wanted = businessDate(moment, naive)
          if (date !== wanted) {
            expect.fail(`${timeZone} ${dayStart} ${wallClock(moment, timeZone)}: ${date}, not ${wanted}`)
          }
          checked++
        }
        const date = businessDate(change, naive)
        for (const day of [dayNoOf(date), dayNoOf(plusDays(date, 1))]) checkDay(day, calendars)
      }
    }
  }
  console.log(`calendar: ${changes} clock changes in ${ZONES.length} zones, ${checked} moments`)
  expect(changes).toBeGreaterThan(5_000)
})

/** A day begins at the first moment that belongs to it; one that a country skipped has none. */
function checkDay(day: number, [calendar, naive]: [Calendar, NaiveCalendar]): void {
  const begin = dayStartsAt(day, calendar)
  if (begin === dayStartsAt(day + 1, calendar)) return
  const dates = [begin - 1, begin].map((ms) => businessDate(ms, naive))
  if (dates[1] !== dateOf(day) || (dates[0] ?? '') >= dateOf(day)) {
    expect.fail(`${naive.timeZone} ${naive.dayStart} ${dateOf(day)}: ${dates.join(' | ')}`)
  }
}
