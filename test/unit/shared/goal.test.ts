import { paceOf } from '@leitai/shared/goal'
import { expect, test } from 'vitest'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MIDNIGHT = Date.parse('2026-11-09T00:00:00+08:00')
const NINE_TO_NINETEEN = { fromMinutes: 9 * 60, toMinutes: 19 * 60 }

const paceAt = (hour: number, score: number, target = 100) =>
  paceOf(score, target, MIDNIGHT + hour * HOUR, [MIDNIGHT], 0, NINE_TO_NINETEEN)

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
  const days = Array.from({ length: 7 }, (_, day) => MIDNIGHT + day * DAY)
  const pace = paceOf(210, 700, MIDNIGHT + 2 * DAY + 14 * HOUR, days, 0, NINE_TO_NINETEEN)
  expect(pace.expected).toBeCloseTo(2.5 / 7, 10)
  expect(pace.neededPerHour).toBeCloseTo(490 / 45, 10)
})

test('[C1] hours are those of the clock also where the business day starts later', () => {
  const startsAt = MIDNIGHT + 4 * HOUR
  const pace = paceOf(0, 100, MIDNIGHT + 14 * HOUR, [startsAt], 240, NINE_TO_NINETEEN)
  expect(pace.expected).toBe(0.5)
})
