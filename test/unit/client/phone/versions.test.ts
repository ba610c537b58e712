import type { Fact } from '@leitai/shared/pickup'
import { describe, expect, test } from 'vitest'
import {
  correctorOf,
  stateOf,
  type Version,
  versionsOf,
} from '../../../../client/src/phone/pages/why/versions.ts'

const FIRST: Version = {
  version: 1,
  courier: 'e1',
  at: '2026-11-22T06:00:00Z',
  count: 3,
  revenue: 2_100,
  product: 'express',
  channel: 'walkin',
  void: false,
  pending: false,
  day: '2026-11-22',
  receivedAt: '2026-11-22T06:00:01Z',
  source: 'waybill',
  reason: null,
}

const factOf = (...[latest = FIRST, ...history]: Version[]): Fact => ({
  ...latest,
  stationId: 'east',
  id: 'EM1',
  history,
})

describe('[S4] the versions of a pickup', () => {
  test('come newest first, each with what is other than in the one before', () => {
    const amended: Version = {
      ...FIRST,
      version: 4,
      count: 1,
      revenue: 700,
      receivedAt: '2026-11-22T07:00:00Z',
    }
    const voided: Version = { ...amended, version: 4_503_599_627_370_496, void: true, source: '@manager' }
    const told = versionsOf(factOf(voided, amended, FIRST))
    expect(told.map(({ ordinal, changed }) => [ordinal, changed])).toEqual([
      [3, ['state']],
      [2, ['count', 'revenue']],
      [1, ['count', 'revenue', 'courier', 'at', 'product', 'channel', 'state']],
    ])
    expect(told.map(({ before }) => before?.version ?? null)).toEqual([4, 1, null])
  })

  test('one that was sent again with a higher number has changed nothing', () => {
    const again = { ...FIRST, version: 2, receivedAt: '2026-11-22T08:00:00Z' }
    expect(versionsOf(factOf(again, FIRST))[0]?.changed).toEqual([])
  })

  test('a void one is void, whether it waits or not', () => {
    expect(stateOf({ void: false, pending: false })).toBe('counted')
    expect(stateOf({ void: false, pending: true })).toBe('pending')
    expect(stateOf({ void: true, pending: true })).toBe('void')
  })

  test('people are told from sources', () => {
    expect(correctorOf({ source: '@manager' })).toBe('manager')
    expect(correctorOf({ source: 'waybill' })).toBeNull()
  })
})
