import { describe, expect, test } from 'vitest'
import { isOver } from '../../../../client/src/phone/pages/board/periods.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('isOver', () => {
  // the week of Monday 16 November 2026; today is Friday the 20th
  const friday = { ...buildSnapshot({}), todayIndex: 4 }
  const sunday = { ...buildSnapshot({}), todayIndex: 6 }

  test('[L3] a day is not today any more from the very start of the next one', () => {
    expect(isOver(friday, 'day', at('2026-11-20T23:59:59.999'))).toBe(false)
    expect(isOver(friday, 'day', at('2026-11-21T00:00:00'))).toBe(true)
  })

  test('[L3] a week outlives its days, until the next Monday', () => {
    expect(isOver(friday, 'week', at('2026-11-22T23:59:59.999'))).toBe(false)
    expect(isOver(friday, 'week', at('2026-11-23T00:00:00'))).toBe(true)
    expect(isOver(sunday, 'day', at('2026-11-23T00:00:00'))).toBe(true)
  })
})
