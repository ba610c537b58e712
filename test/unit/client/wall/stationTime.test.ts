import { describe, expect, test } from 'vitest'
import {
  clockText,
  dateOfKey,
  daysOver,
  isWeekOver,
  localDate,
  minutesText,
  weekNumber,
} from '../../../../client/src/wall/live/stationTime.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const at = Date.parse

describe('times of the station', () => {
  test('[C1] are of its own zone, midnight is 00', () => {
    expect(clockText(at('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00')
    expect(clockText(at('2026-11-22T16:05:59Z'), 'Asia/Urumqi')).toBe('22:05')
    expect(localDate(at('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toEqual({ month: 11, day: 23, weekday: 1 })
  })

  test('[C2] keys are read', () => {
    expect(dateOfKey('2026-11-22')).toEqual({ month: 11, day: 22, weekday: 0 })
    expect(weekNumber('2026-W07')).toBe(7)
    expect(minutesText(1080)).toBe('18:00')
    expect(minutesText(485)).toBe('08:05')
  })
})

describe('a day that has ended is never shown as today', () => {
  const monday = buildSnapshot({ todayIndex: 0 })
  const sunday = buildSnapshot({ todayIndex: 6 })

  test.each([
    ['2026-11-16T23:59:59.999+08:00', 0],
    ['2026-11-17T00:00:00+08:00', 1],
    ['2026-11-18T09:00:00+08:00', 2],
    ['2026-11-23T00:00:00+08:00', 7],
    ['2026-11-25T12:00:00+08:00', 9],
  ])('Monday’s board at %s is %i days old', (time, days) => {
    expect(daysOver(monday, at(time))).toBe(days)
  })

  test('and neither is a week', () => {
    expect(isWeekOver(sunday, at('2026-11-22T23:59:59+08:00'))).toBe(false)
    expect(isWeekOver(sunday, at('2026-11-23T00:00:00+08:00'))).toBe(true)
    expect(daysOver(sunday, at('2026-11-23T00:00:00+08:00'))).toBe(1)
  })
})
