import { dayNoOf } from '@leitai/shared/calendar'
import { goalOpensAt, hoursOpenAt, paceOf } from '@leitai/shared/goal'
import { expect, test } from 'vitest'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MIDNIGHT = Date.parse('2026-11-09T00:00:00+08:00')
const NINE_TO_NINETEEN = { fromMinutes: 9 * 60, toMinutes: 19 * 60 }

const paceAt = (hour: number, score: number, target = 100) =>
  paceOf(score, target, MIDNIGHT + hour * HOUR, [MIDNIGHT + 9 * HOUR], NINE_TO_NINETEEN)

test('nothing is expected before the hours, everything after them, and half at half time', () => {
  expect([0, 9, 14, 19, 23].map((hour) => paceAt(hour, 0).expected)).toEqual([0, 0, 0.5, 1, 1])
})

test('bands: from 99 % of what is expected on track, from 81 % behind, below that at risk', () => {
  const atNoonish = (score: number) => paceAt(14, score, 1000).band
  expect([495, 494, 405, 404].map(atNoonish)).toEqual(['onTrack', 'behind', 'behind', 'atRisk'])
  expect(paceAt(14, 100).band).toBe('done')
  expect(paceAt(8, 0).band).toBe('onTrack')
})

test('what each hour that is left has to bring', () => {
  expect(paceAt(14, 40)).toMatchObject({ progress: 0.4, missing: 60, neededPerHour: 12 })
  expect(paceAt(7, 0).neededPerHour).toBe(10)
  expect(paceAt(20, 40)).toMatchObject({ missing: 60, neededPerHour: null, band: 'atRisk' })
  expect(paceAt(14, 120)).toMatchObject({ progress: 1.2, missing: 0, neededPerHour: null, band: 'done' })
})

test('a week shares its target out over its days', () => {
  const days = Array.from({ length: 7 }, (_, day) => MIDNIGHT + day * DAY + 9 * HOUR)
  const pace = paceOf(210, 700, MIDNIGHT + 2 * DAY + 14 * HOUR, days, NINE_TO_NINETEEN)
  expect(pace.expected).toBeCloseTo(2.5 / 7, 10)
  expect(pace.neededPerHour).toBeCloseTo(490 / 45, 10)
})

test('a day goal spreads over today, a week goal over the seven days', () => {
  const week = { weekOpensAt: [10, 20, 30, 40, 50, 60, 70], todayIndex: 4 }
  expect(goalOpensAt(week, 'day')).toEqual([50])
  expect(goalOpensAt(week, 'week')).toEqual([10, 20, 30, 40, 50, 60, 70])
})

test.each([
  ['Asia/Shanghai', 0, '2026-11-09T09:00:00+08:00'],
  ['Asia/Shanghai', 240, '2026-11-09T09:00:00+08:00'],
  ['Asia/Shanghai', 600, '2026-11-09T09:00:00+08:00'],
  ['Asia/Shanghai', 1380, '2026-11-10T09:00:00+08:00'],
  ['America/New_York', 0, '2026-11-09T09:00:00-05:00'],
])(
  '[C1] in %s, hours are those of the clock where days start at minute %i',
  (timeZone, dayStartMinutes, opens) => {
    const calendar = { timeZone, dayStartMinutes, weekStart: 1 }
    expect(hoursOpenAt(dayNoOf('2026-11-09'), calendar, NINE_TO_NINETEEN)).toBe(Date.parse(opens))
  },
)

test('[C1] each day of a week has the hours of the clock that is in force on it', () => {
  const calendar = {
    timeZone: 'Asia/Shanghai',
    dayStartMinutes: 0,
    weekStart: 1,
    changes: [{ fromDay: dayNoOf('2026-11-10'), timeZone: 'America/New_York', dayStartMinutes: 240 }],
  }
  const opens = ['2026-11-09', '2026-11-10'].map((date) =>
    hoursOpenAt(dayNoOf(date), calendar, NINE_TO_NINETEEN),
  )
  expect(opens).toEqual([Date.parse('2026-11-09T09:00:00+08:00'), Date.parse('2026-11-10T09:00:00-05:00')])
})
