import type { ExplainedPickup, Explanation } from '@leitai/shared/explanation'
import { describe, expect, test } from 'vitest'
import { daysOf, isWhole, sumOf, withPage } from '../../../../client/src/phone/pages/why/explain.ts'
import { marksOf } from '../../../../client/src/phone/pages/why/marks.ts'

function pickup(id: string, parts: Partial<ExplainedPickup> = {}): ExplainedPickup {
  return {
    id,
    version: 1,
    at: '2026-11-22T06:00:00Z',
    day: '2026-11-22',
    count: 1,
    revenue: 1_200,
    product: 'express',
    channel: 'walkin',
    state: 'counted',
    amended: false,
    late: false,
    adds: 1,
    receivedAt: '2026-11-22T06:00:01Z',
    source: 'waybill',
    reason: null,
    ...parts,
  }
}

function page(pickups: ExplainedPickup[], next: string | null, pickupCount = 99): Explanation {
  return {
    stationId: 'east',
    metric: 'pickups',
    period: '2026-W47',
    from: '2026-11-16',
    to: '2026-11-22',
    timeZone: 'Asia/Shanghai',
    state: 'open',
    memberId: 'e1',
    name: '徐静',
    standing: null,
    pickupCount,
    pickups,
    next,
  }
}

describe('[S4] pages of pickups', () => {
  test('follow each other, and none stands there twice', () => {
    const first = page([pickup('A'), pickup('B', { version: 2 })], 'after B')
    const both = withPage(first, page([pickup('B', { version: 3 }), pickup('C')], null))
    expect(both.pickups.map(({ id, version }) => `${id}${version}`)).toEqual(['A1', 'B2', 'C1'])
    expect(both.next).toBeNull()
  })

  test('are whole when no page follows, or all are there that there are', () => {
    expect(isWhole(page([pickup('A')], 'after A'))).toBe(false)
    expect(isWhole(page([pickup('A')], 'after A', 1))).toBe(true)
    expect(isWhole(page([pickup('A')], null))).toBe(true)
  })
})

describe('[S4] days', () => {
  const three = [
    pickup('A', { adds: 3 }),
    pickup('B', { adds: 0, state: 'void' }),
    pickup('C', { day: '2026-11-21', adds: 5 }),
  ]

  test('add up, but for the last one while more of it may follow', () => {
    const told = (next: string | null) => daysOf(page(three, next)).map(({ day, adds }) => [day, adds])
    expect(told('after C')).toEqual([
      ['2026-11-22', 3],
      ['2026-11-21', null],
    ])
    expect(told(null)).toEqual([
      ['2026-11-22', 3],
      ['2026-11-21', 5],
    ])
    expect(sumOf(three)).toBe(8)
  })

  test('are none without pickups', () => {
    expect(daysOf(page([], null))).toEqual([])
  })
})

describe('[S4] the marks of a pickup', () => {
  test.each<[string, Partial<ExplainedPickup>, string[]]>([
    ['counted', {}, ['counted']],
    ['counted, but not in this metric', { channel: 'contract', adds: 0 }, ['elsewhere']],
    ['void after a change', { state: 'void', adds: 0, amended: true }, ['void', 'amended']],
    ['waiting, and late', { state: 'pending', adds: 0, late: true }, ['pending', 'late']],
    ['amended and late', { amended: true, late: true }, ['counted', 'amended', 'late']],
  ])('%s', (_, parts, marks) => {
    expect(marksOf(pickup('A', parts))).toEqual(marks)
  })
})
