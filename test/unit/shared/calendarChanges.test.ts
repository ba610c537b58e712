import {
  type Calendar,
  dateOf,
  dayNoOf,
  dayOf,
  dayStartsAt,
  finalAt,
  PERIOD_KINDS,
  parsePeriod,
  periodOf,
  periodState,
  ruleOf,
} from '@leitai/shared/calendar'
import { expect, test } from 'vitest'
import { LONG } from '../../helpers/long.ts'
import {
  businessDate,
  edgeOf,
  type NaiveCalendar,
  noonAfter,
  periodKeys,
  plusDays,
  rulesOf,
  wallClock,
} from '../../helpers/naiveCalendar.ts'
import { createRandom, drawSeed } from '../../helpers/random.ts'

/**
 * Calendars whose zone or start of the day changes from a date on, against the platform's own wall clocks
 * (naiveCalendar): every zone changes to others, twice, at any start of the day, on any date. LEITAI_LONG=1
 * draws twenty times as many; LEITAI_SEED=… the same ones again.
 */
const ZONES = Intl.supportedValuesOf('timeZone')
const ROUNDS = LONG ? 20 : 1
const HOUR_MS = 3_600_000
const DAYS_AROUND = [-2, -1, 0, 1, 2]
/** The roster refuses changes that leave less of a day. */
const MIN_DAY_MS = HOUR_MS

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The same calendar for the code under test. */
function calendarOf(naive: NaiveCalendar): Calendar {
  const [first, ...changes] = rulesOf(naive)
  if (!first) throw new Error('a calendar has a first rule')
  return {
    timeZone: first.timeZone,
    dayStartMinutes: minutesOf(first.dayStart),
    weekStart: naive.weekStart,
    changes: changes.map(({ from, timeZone, dayStart }) => ({
      fromDay: dayNoOf(from),
      timeZone,
      dayStartMinutes: minutesOf(dayStart),
    })),
  }
}

function zoneAt(ms: number, calendar: Calendar): string {
  return ruleOf(dayOf(ms, calendar), calendar).timeZone
}

function drawCalendar(timeZone: string, random: () => number): NaiveCalendar {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const dayStart = () => {
    const quarter = Math.floor(random() * 96)
    return `${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`
  }
  // half of them at the end of a month or a year, where weeks, months, quarters and years meet
  const drawn = plusDays('2005-01-01', Math.floor(random() * 11_000))
  const first = random() < 0.5 ? drawn : plusDays(`${drawn.slice(0, 4)}-${pick(['01', '04', '11'])}-01`, -2)
  const second = plusDays(first, 1 + Math.floor(random() * 9))
  return {
    timeZone,
    dayStart: random() < 0.5 ? '00:00' : dayStart(),
    weekStart: 1 + Math.floor(random() * 7),
    changes: [
      { from: first, timeZone: pick(ZONES), ...(random() < 0.5 ? { dayStart: dayStart() } : {}) },
      random() < 0.5 ? { from: second, dayStart: dayStart() } : { from: second, timeZone: pick(ZONES) },
    ],
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** The starts of the days round a date as the wall clocks have them; undefined where one is too short to be allowed. */
function edgesAround(date: string, naive: NaiveCalendar): Map<string, number> | undefined {
  const dates = [...DAYS_AROUND, 3].map((days) => plusDays(date, days))
  const edges = dates.map((each) => edgeOf(each, naive))
  const isLong = edges.every((edge, index) => index === 0 || edge - (edges[index - 1] ?? 0) >= MIN_DAY_MS)
  return isLong ? new Map(dates.map((each, index) => [each, edges[index] ?? 0])) : undefined
}

/** Days begin and end with their edges, to the millisecond, and so do their periods and their grace. */
function checkDay(date: string, edges: ReadonlyMap<string, number>, naive: NaiveCalendar): void {
  const calendar = calendarOf(naive)
  const day = dayNoOf(date)
  const [begin = 0, end = 0] = [edges.get(date), edges.get(plusDays(date, 1))]
  const where = `${JSON.stringify(naive)} ${date}`
  expect([dayStartsAt(day, calendar), dayStartsAt(day + 1, calendar)], where).toEqual([begin, end])
  const moments = [begin - 1, begin, end - 1, end]
  expect(
    moments.map((ms) => dayOf(ms, calendar)),
    where,
  ).toEqual([day - 1, day, day, day + 1])
  const rule = (of: string) => rulesOf(naive).findLast(({ from }) => from <= of)?.timeZone ?? ''
  expect(zoneAt(begin, calendar), where).toBe(rule(date))
  expect(zoneAt(begin - 1, calendar), where).toBe(rule(plusDays(date, -1)))

  const period = periodOf('day', day, calendar)
  const final = noonAfter(end, rule(plusDays(date, 1)))
  expect(finalAt(period, calendar), where).toBe(final)
  const states = [end - 1, end, final - 1, final].map((ms) => periodState(period, calendar, ms))
  expect(states, where).toEqual(['open', 'grace', 'grace', 'final'])
}

/** Every period that contains a day has the moments whose business date has its key, and no other. */
function checkPeriods(date: string, naive: NaiveCalendar): void {
  const calendar = calendarOf(naive)
  PERIOD_KINDS.forEach((kind, index) => {
    const period = periodOf(kind, dayNoOf(date), calendar)
    const begin = dayStartsAt(period.fromDay, calendar)
    const end = dayStartsAt(period.toDay, calendar)
    const keys = [begin - 1, begin, end - 1, end].map(
      (ms) => periodKeys(businessDate(ms, naive), naive.weekStart)[index],
    )
    const inside = keys.map((key) => key === period.key)
    expect(inside, `${JSON.stringify(naive)} ${period.key}: ${keys.join(' ')}`).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(parsePeriod(`this-${kind}`, calendar, begin)).toEqual(period)
    expect(parsePeriod(`last-${kind}`, calendar, end)).toEqual(period)
  })
}

test('[C1] [C2] [F1] any zone changes to any other, at any start of the day: days follow one another, and every moment is in the day that its clock says', () => {
  const random = createRandom(drawSeed('calendar changes'))
  let changes = 0
  let tooShort = 0
  for (const timeZone of ZONES.flatMap((zone) => Array.from({ length: ROUNDS }, () => zone))) {
    const naive = drawCalendar(timeZone, random)
    const around = (naive.changes ?? []).map(({ from }) => ({ from, edges: edgesAround(from, naive) }))
    if (around.some(({ edges }) => edges === undefined)) {
      tooShort++
      continue
    }
    for (const { from, edges } of around) {
      for (const days of DAYS_AROUND) checkDay(plusDays(from, days), edges ?? new Map(), naive)
      for (const days of [-1, 0]) checkPeriods(plusDays(from, days), naive)
      for (let n = 0; n < 10; n++) {
        const moment = dayNoOf(from) * 24 * HOUR_MS + Math.floor((random() * 8 - 4) * 24 * HOUR_MS)
        expect(dateOf(dayOf(moment, calendarOf(naive)))).toBe(businessDate(moment, naive))
      }
      changes++
    }
  }
  console.log(`calendar: ${changes} dated changes checked; ${tooShort} calendars not allowed`)
  expect(changes).toBeGreaterThan(ZONES.length * ROUNDS)
})

const SHANGHAI: NaiveCalendar = { timeZone: 'Asia/Shanghai', dayStart: '00:00', weekStart: 1 }

/** Length of the day before a change, and when the changed day begins; worked out by hand. */
test.each<[string, NaiveCalendar, string, number, string]>([
  [
    'a clock further west makes the day before longer',
    { ...SHANGHAI, changes: [{ from: '2026-12-01', timeZone: 'Asia/Urumqi' }] },
    '2026-12-01',
    26,
    '2026-12-01T02:00:00+08:00',
  ],
  [
    'a clock further east makes it shorter',
    {
      ...SHANGHAI,
      timeZone: 'America/New_York',
      changes: [{ from: '2026-12-01', timeZone: 'Asia/Shanghai' }],
    },
    '2026-12-01',
    11,
    '2026-12-01T00:00:00+08:00',
  ],
  [
    'a later start makes it longer',
    { ...SHANGHAI, changes: [{ from: '2026-12-01', dayStart: '04:00' }] },
    '2026-12-01',
    28,
    '2026-12-01T04:00:00+08:00',
  ],
  [
    'an earlier start makes it shorter',
    { ...SHANGHAI, dayStart: '04:00', changes: [{ from: '2026-12-01', dayStart: '00:00' }] },
    '2026-12-01',
    20,
    '2026-12-01T00:00:00+08:00',
  ],
  [
    'both at once',
    { ...SHANGHAI, changes: [{ from: '2026-12-01', timeZone: 'Europe/Berlin', dayStart: '04:00' }] },
    '2026-12-01',
    35,
    '2026-12-01T04:00:00+01:00',
  ],
  [
    'a start that daylight saving skips on the very day is the moment of the jump',
    { ...SHANGHAI, timeZone: 'Europe/Berlin', changes: [{ from: '2026-03-29', dayStart: '02:30' }] },
    '2026-03-29',
    26,
    '2026-03-29T03:00:00+02:00',
  ],
  [
    'a start that comes twice on the very day is its first time',
    { ...SHANGHAI, timeZone: 'Europe/Berlin', changes: [{ from: '2026-10-25', dayStart: '02:30' }] },
    '2026-10-25',
    26.5,
    '2026-10-25T02:30:00+02:00',
  ],
  [
    'what a second change leaves out stays as the first has set it',
    {
      ...SHANGHAI,
      changes: [
        { from: '2026-12-01', timeZone: 'Asia/Urumqi' },
        { from: '2026-12-02', dayStart: '05:00' },
      ],
    },
    '2026-12-02',
    29,
    '2026-12-02T05:00:00+06:00',
  ],
])('[C1] %s', (_, naive, date, hours, begins) => {
  const calendar = calendarOf(naive)
  const day = dayNoOf(date)
  const begin = Date.parse(begins)
  expect(dayStartsAt(day, calendar)).toBe(begin)
  expect(begin - dayStartsAt(day - 1, calendar)).toBe(hours * HOUR_MS)
  expect([begin - 1, begin].map((ms) => dateOf(dayOf(ms, calendar)))).toEqual([plusDays(date, -1), date])
})

test('[C1] days before a change are what they were, for good', () => {
  const changed = calendarOf({ ...SHANGHAI, changes: [{ from: '2026-12-01', timeZone: 'Europe/Berlin' }] })
  for (const date of ['2020-02-29', '2026-11-29', '2026-11-30']) {
    expect(dayStartsAt(dayNoOf(date), changed)).toBe(Date.parse(`${date}T00:00:00+08:00`))
  }
})

test('[C2] a week in which the zone changes keeps its key, and is as long as its days together', () => {
  const calendar = calendarOf({ ...SHANGHAI, changes: [{ from: '2026-12-02', timeZone: 'Europe/Berlin' }] })
  const week = periodOf('week', dayNoOf('2026-12-02'), calendar)
  expect(week.key).toBe('2026-W49')
  expect(dayStartsAt(week.fromDay, calendar)).toBe(Date.parse('2026-11-30T00:00:00+08:00'))
  expect(dayStartsAt(week.toDay, calendar)).toBe(Date.parse('2026-12-07T00:00:00+01:00'))
  const now = Date.parse('2026-12-02T06:59:59.999+08:00') // a millisecond before midnight in Berlin
  expect(parsePeriod('today', calendar, now)?.key).toBe('2026-12-01')
  expect(parsePeriod('today', calendar, now + 1)?.key).toBe('2026-12-02')
  expect([zoneAt(now, calendar), zoneAt(now + 1, calendar)]).toEqual(['Asia/Shanghai', 'Europe/Berlin'])
})

test('[F1] the day before a change is final at noon of the clock of the day after', () => {
  const calendar = calendarOf({ ...SHANGHAI, changes: [{ from: '2026-12-02', timeZone: 'Europe/Berlin' }] })
  const finals = ['2026-11-30', '2026-12-01', '2026-12-02'].map((date) =>
    finalAt(periodOf('day', dayNoOf(date), calendar), calendar),
  )
  expect(finals).toEqual([
    Date.parse('2026-12-01T12:00:00+08:00'),
    Date.parse('2026-12-02T12:00:00+01:00'),
    Date.parse('2026-12-03T12:00:00+01:00'),
  ])
  expect(wallClock(finals[1] ?? 0, 'Europe/Berlin')).toBe('2026-12-02 12:00')
})
