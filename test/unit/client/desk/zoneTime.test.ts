import { describe, expect, it } from 'vitest'
import {
  instantOfLocal,
  localOfInstant,
  localSeconds,
  offsetText,
} from '../../../../client/src/desk/data/zoneTime.ts'

describe('instantOfLocal', () => {
  it('[C1] takes a local time in the named zone, wherever the reader is', () => {
    expect(instantOfLocal('2026-11-23T08:00', 'Asia/Shanghai')).toEqual({
      at: Date.UTC(2026, 10, 23, 0, 0),
      twice: false,
    })
    expect(instantOfLocal('2026-11-23T08:00', 'America/New_York')?.at).toBe(Date.UTC(2026, 10, 23, 13, 0))
  })

  it('[C1] knows no time in the hour that the clock skips', () => {
    expect(instantOfLocal('2026-03-08T02:30', 'America/New_York')).toBeNull()
    expect(instantOfLocal('2026-03-29T02:30', 'Europe/Berlin')).toBeNull()
  })

  it('[C1] takes the first of two times, and says that there are two', () => {
    expect(instantOfLocal('2026-11-01T01:30', 'America/New_York')).toEqual({
      at: Date.UTC(2026, 10, 1, 5, 30),
      twice: true,
    })
  })

  it('refuses what is no time', () => {
    expect(instantOfLocal('', 'Asia/Shanghai')).toBeNull()
    expect(instantOfLocal('2026-13-01T08:00', 'Asia/Shanghai')).toBeNull()
  })
})

it('writes instants as a zone sees them', () => {
  const at = Date.UTC(2026, 10, 22, 16, 5, 9)
  expect(localOfInstant(at, 'Asia/Shanghai')).toBe('2026-11-23T00:05')
  expect(localSeconds(at, 'Asia/Shanghai')).toBe('2026-11-23 00:05:09')
  expect(offsetText(at, 'Asia/Shanghai')).toBe('UTC+8')
  expect(offsetText(at, 'Asia/Kathmandu')).toBe('UTC+5:45')
  expect(offsetText(at, 'America/St_Johns')).toBe('UTC-3:30')
})
