import {
  type Calendar,
  dateOf,
  dayNoOf,
  dayOf,
  dayStartsAt,
  finalAt,
  instantOf,
  isTimeZone,
  offsetMs,
  parsePeriod,
  periodOf,
  periodState,
  previousPeriod,
  weekdayOf,
} from '@leitai/shared/calendar'
import { describe, expect, test } from 'vitest'
import { businessDate, periodKeys, plusDays, wallClock, weekKey } from '../../helpers/naiveCalendar.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SHANGHAI: Calendar = { timeZone: 'Asia/Shanghai', dayStartMinutes: 0, weekStart: 1 }

const minutesOf = (dayStart: string) => Number(dayStart.slice(0, 2)) * 60 + Number(dayStart.slice(3))

/** The moments at which a zone's clock changes, found by looking at its clock alone. */
function clockChanges(timeZone: string, fromYear: number, toYear: number): number[] {
  const ahead = (ms: number) => Date.parse(`${wallClock(ms, timeZone).replace(' ', 'T')}Z`) - ms
  const changes: number[] = []
  let known = Date.UTC(fromYear, 0, 1)
  for (let ms = known; ms < Date.UTC(toYear + 1, 0, 1); ms += 14 * DAY) {
    if (ahead(ms) !== ahead(known)) changes.push(changeBetween(known, ms, ahead))
    known = ms
  }
  return changes
}

function changeBetween(fromMs: number, toMs: number, ahead: (ms: number) => number): number {
  let before = fromMs / MINUTE
  let after = toMs / MINUTE
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (ahead(middle * MINUTE) === ahead(fromMs)) before = middle
    else after = middle
  }
  return after * MINUTE
}

/** Around a clock change: the change itself to the millisecond, and every quarter of an hour for hours. */
function momentsAround(change: number): number[] {
  const moments = [change - 1, change + 1]
  for (let quarter = -14; quarter <= 14; quarter++) moments.push(change + quarter * 15 * MINUTE)
  return moments
}

describe('business days', () => {
  const zones = Intl.supportedValuesOf('timeZone')

  test.each([
    { dayStart: '00:00', from: 2024, to: 2027 },
    { dayStart: '01:30', from: 2026, to: 2026 },
    { dayStart: '02:30', from: 2026, to: 2026 },
    { dayStart: '04:00', from: 2025, to: 2025 },
    { dayStart: '23:45', from: 2026, to: 2026 },
  ] as const)(
    '[C1] in every zone, round every clock change of $from to $to, days that start at $dayStart',
    ({ dayStart, from, to }) => {
      expect(zones.length).toBeGreaterThan(400)
      let checked = 0
      for (const timeZone of zones) {
        const calendar = { timeZone, dayStartMinutes: minutesOf(dayStart), weekStart: 1 }
        const changes = clockChanges(timeZone, from, to)
        for (const moment of [...changes, Date.UTC(from, 11, 31, 23, 59)].flatMap(momentsAround)) {
          const date = dateOf(dayOf(moment, calendar))
          if (date !== businessDate(moment, { timeZone, dayStart, weekStart: 1 })) {
            expect.fail(
              `${timeZone} ${new Date(moment).toISOString()} (${wallClock(moment, timeZone)}) is in ${date}, ` +
                `not in ${businessDate(moment, { timeZone, dayStart, weekStart: 1 })}`,
            )
          }
          checked++
        }
      }
      expect(checked).toBeGreaterThan(10_000)
    },
  )

  test('[C1] a day that a country skipped is empty, and nothing is lost round it', () => {
    const samoa = { timeZone: 'Pacific/Apia', dayStartMinutes: 0, weekStart: 1 }
    const skipped = dayNoOf('2011-12-30')
    expect(dayStartsAt(skipped, samoa)).toBe(dayStartsAt(skipped + 1, samoa))
    expect(dateOf(dayOf(Date.parse('2011-12-30T09:59:59.999Z'), samoa))).toBe('2011-12-29')
    expect(dateOf(dayOf(Date.parse('2011-12-30T10:00:00Z'), samoa))).toBe('2011-12-31')
  })

  test.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Asia/Kathmandu',
  ])('[C1] days of %s follow one another without a gap or an overlap, whenever they start', (timeZone) => {
    for (const dayStartMinutes of [0, 90, 150, 240, 720, 1439]) {
      const calendar = { timeZone, dayStartMinutes, weekStart: 1 }
      for (let dayNo = dayNoOf('2026-01-01'); dayNo < dayNoOf('2027-01-02'); dayNo++) {
        const start = dayStartsAt(dayNo, calendar)
        expect(dayStartsAt(dayNo + 1, calendar)).toBeGreaterThan(start)
        expect(dayOf(start, calendar)).toBe(dayNo)
        expect(dayOf(start - 1, calendar)).toBe(dayNo - 1)
      }
    }
  })

  test('[C1] a day starts at the moment of the jump where its start is skipped, at the first where it comes twice', () => {
    const berlin = { timeZone: 'Europe/Berlin', dayStartMinutes: 150, weekStart: 1 }
    expect(instantOf(dayStartsAt(dayNoOf('2026-03-29'), berlin))).toBe('2026-03-29T01:00:00Z')
    expect(instantOf(dayStartsAt(dayNoOf('2026-10-25'), berlin))).toBe('2026-10-25T00:30:00Z')
  })

  test('offsets are those of the zone, also where they are odd', () => {
    const at = Date.parse('2026-07-01T12:00:00Z')
    expect(offsetMs(at, 'Asia/Kathmandu')).toBe(5.75 * HOUR)
    expect(offsetMs(at, 'Pacific/Kiritimati')).toBe(14 * HOUR)
    expect(offsetMs(at + 999, 'America/St_Johns')).toBe(-2.5 * HOUR)
    expect(isTimeZone('Asia/Urumqi')).toBe(true)
    expect(isTimeZone('Asia/Suizhou')).toBe(false)
  })
})

describe('periods', () => {
  const kinds = ['day', 'week', 'month', 'quarter', 'year'] as const

  test.each([1, 2, 3, 4, 5, 6, 7])(
    '[C2] keys of every day of 2019 to 2033 with weeks from day %i on',
    (weekStart) => {
      let date = '2019-01-01'
      while (date < '2034-01-01') {
        const dayNo = dayNoOf(date)
        const periods = kinds.map((kind) => periodOf(kind, dayNo, { weekStart }))
        expect(periods.map(({ key }) => key)).toEqual(periodKeys(date, weekStart))
        for (const { fromDay, toDay } of periods) {
          expect(fromDay <= dayNo && dayNo < toDay).toBe(true)
        }
        date = plusDays(date, 1)
      }
    },
  )

  test('[C2] ISO week-years, week 53 included', () => {
    // from the standard's own examples and printed calendars
    const known = {
      '2005-01-01': '2004-W53',
      '2005-01-02': '2004-W53',
      '2008-12-29': '2009-W01',
      '2010-01-03': '2009-W53',
      '2020-12-31': '2020-W53',
      '2021-01-03': '2020-W53',
      '2021-01-04': '2021-W01',
      '2026-01-01': '2026-W01',
      '2026-12-31': '2026-W53',
      '2027-01-03': '2026-W53',
    }
    for (const [date, key] of Object.entries(known)) {
      expect(weekKey(date, 1)).toBe(key)
      expect(periodOf('week', dayNoOf(date), { weekStart: 1 }).key).toBe(key)
    }
  })

  test('[C2] a key and the period that it names belong together, and periods follow one another', () => {
    for (const weekStart of [1, 6, 7]) {
      const calendar = { ...SHANGHAI, weekStart }
      for (const kind of kinds) {
        let period = periodOf(kind, dayNoOf('2027-01-05'), calendar)
        while (period.fromDay > dayNoOf('2023-12-01')) {
          expect(parsePeriod(period.key, calendar, 0)).toEqual(period)
          const previous = previousPeriod(period, calendar)
          expect(previous.toDay).toBe(period.fromDay)
          period = previous
        }
      }
    }
  })

  test.each([
    '2026-02-30',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '26',
    '',
    'now',
    'this-decade',
    '2026-1-1',
    ' 2026',
    '2026-11-09x',
  ])('[C2] %j names no period', (text) => {
    expect(parsePeriod(text, SHANGHAI, Date.now())).toBeUndefined()
  })

  test('[C1] names such as today are seen from the station, not from here', () => {
    const now = Date.parse('2026-12-31T16:30:00Z') // half past midnight on New Year's Day in Shanghai
    const names = [
      'today',
      'yesterday',
      'this-week',
      'last-week',
      'this-month',
      'last-month',
      'this-quarter',
      'last-quarter',
      'this-year',
      'last-year',
    ]
    expect(names.map((name) => parsePeriod(name, SHANGHAI, now)?.key)).toEqual([
      '2027-01-01',
      '2026-12-31',
      '2026-W53',
      '2026-W52',
      '2027-01',
      '2026-12',
      '2027-Q1',
      '2026-Q4',
      '2027',
      '2026',
    ])
    const newYork = { ...SHANGHAI, timeZone: 'America/New_York' }
    expect(parsePeriod('today', newYork, now)?.key).toBe('2026-12-31')
    const earlyBird = { ...SHANGHAI, dayStartMinutes: 60 }
    expect(parsePeriod('today', earlyBird, now)?.key).toBe('2026-12-31')
  })

  test('dates that no calendar has are not numbers, and weekdays are ISO', () => {
    expect(dayNoOf('1970-01-01')).toBe(0)
    expect(dayNoOf('2024-02-29')).toBe(dayNoOf('2024-03-01') - 1)
    expect(dayNoOf('2026-02-29')).toBeNaN()
    expect(dayNoOf('2026-11-9')).toBeNaN()
    expect(weekdayOf(dayNoOf('2026-11-09'))).toBe(1)
    expect(weekdayOf(dayNoOf('2026-11-15'))).toBe(7)
    expect(weekdayOf(dayNoOf('1969-12-31'))).toBe(3)
  })
})

describe('closing', () => {
  test('[F1] a week is open to its end, in grace to the noon after, then final', () => {
    const week = periodOf('week', dayNoOf('2026-11-15'), SHANGHAI)
    const stateAt = (text: string) => periodState(week, SHANGHAI, Date.parse(text))
    expect(stateAt('2026-11-15T23:59:59.999+08:00')).toBe('open')
    expect(stateAt('2026-11-16T00:00:00+08:00')).toBe('grace')
    expect(stateAt('2026-11-16T11:59:59.999+08:00')).toBe('grace')
    expect(stateAt('2026-11-16T12:00:00+08:00')).toBe('final')
  })

  test('[F1] where the day starts after noon, grace ends at the noon of the day that follows', () => {
    const late = { ...SHANGHAI, dayStartMinutes: 14 * 60 }
    const day = periodOf('day', dayNoOf('2026-11-09'), late)
    expect(instantOf(finalAt(day, late))).toBe('2026-11-11T04:00:00Z')
  })
})
