import type { Correction } from '@leitai/shared/correction'
import { describe, expect, test } from 'vitest'
import { groupTrail } from '../../../../client/src/desk/data/trail.ts'

const version = (courier: string, parts: Partial<Correction['after']> = {}): Correction['after'] => ({
  version: 1,
  courier,
  courierName: courier,
  at: '2026-03-03T01:00:00Z',
  day: '2026-03-03',
  count: 2,
  revenue: 100,
  product: 'express',
  channel: 'walkin',
  void: false,
  pending: false,
  source: 'scanner',
  receivedAt: '2026-03-03T01:00:01Z',
  reason: null,
  ...parts,
})
const correction = (pickupId: string, parts: Partial<Correction> = {}): Correction => ({
  pickupId,
  madeAt: '2026-03-03T02:00:00Z',
  by: '@manager',
  address: '192.0.2.1',
  reason: '核实无误',
  before: version('e1', { pending: true }),
  after: version('e1'),
  ...parts,
})
const ids = (corrections: readonly Correction[]) =>
  groupTrail(corrections).map((decision) => decision.map(({ pickupId }) => pickupId).join(' '))

describe('the trail', () => {
  test('has what was decided at once in one group, in its order', () => {
    expect(ids([correction('A'), correction('B'), correction('C')])).toEqual(['A B C'])
    expect(groupTrail([])).toEqual([])
  })

  test.each<[what: string, other: Partial<Correction>]>([
    ['another reason', { reason: '重复扫描' }],
    ['another end', { after: version('e1', { void: true }) }],
    ['another courier', { before: version('e2', { pending: true }), after: version('e2') }],
    ['somebody else’s before', { before: version('e2') }],
    ['another person', { by: '@somebody' }],
    ['another address', { address: '192.0.2.2' }],
    ['another time', { madeAt: '2026-03-03T01:59:49Z' }],
    ['an addition by hand', { before: null }],
  ])('%s is a decision of its own', (_what, other) => {
    expect(ids([correction('A'), correction('B', other), correction('C')])).toEqual(['A', 'B', 'C'])
  })
})
