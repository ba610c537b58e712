import { idSchema, parseInstant, pickupSchema } from '@leitai/shared/pickup'
import { expect, test } from 'vitest'
import { suizhouBad, suizhouDeliveries } from '../../helpers/suizhou.ts'

const GOOD = {
  id: 'EM700000443CN',
  version: 1,
  courier: '0420199',
  at: '2026-10-19T00:00:00+08:00',
  count: 1,
  revenue: 2100,
  product: 'express',
  channel: 'walkin',
}
const fieldOf = (pickup: unknown) => pickupSchema.safeParse(pickup).error?.issues[0]?.path.join('.')

test('[P4] the lines of bad.ndjson are refused by shape where their code says so', () => {
  for (const { line, code } of suizhouBad()) {
    if (code === 'not_json') {
      expect(() => JSON.parse(line)).toThrow()
    } else {
      const refused = !pickupSchema.safeParse(JSON.parse(line)).success
      expect(refused, line).toBe(code === 'invalid_pickup')
    }
  }
})

test('every pickup of the sample city has the right shape', () => {
  expect(suizhouDeliveries().filter((delivery) => !pickupSchema.safeParse(delivery).success)).toEqual([])
})

test.each([
  [{ id: '' }, 'id'],
  [{ id: 'x'.repeat(65) }, 'id'],
  [{ id: 'a\nb' }, 'id'],
  [{ version: 0 }, 'version'],
  [{ version: 1.5 }, 'version'],
  [{ version: '1' }, 'version'],
  [{ courier: undefined }, 'courier'],
  [{ courier: '{1}' }, 'courier'],
  [{ at: '2026-11-01T10:00:00' }, 'at'],
  [{ at: 1_793_000_000_000 }, 'at'],
  [{ count: 0 }, 'count'],
  [{ count: 1.5 }, 'count'],
  [{ count: 1e300 }, 'count'],
  [{ revenue: -1 }, 'revenue'],
  [{ revenue: Number.NaN }, 'revenue'],
  [{ product: 7 }, 'product'],
  [{ channel: 'other' }, 'channel'],
  [{ void: 'yes' }, 'void'],
  [{ station: 'a/b' }, 'station'],
])('[P4] %j is refused, and the field is named', (wrong, field) => {
  expect(fieldOf({ ...GOOD, ...wrong })).toBe(field)
})

test('[P4] a field that nobody knows is refused rather than ignored', () => {
  expect(pickupSchema.safeParse({ ...GOOD, weight: 3 }).success).toBe(false)
})

test('[C1] instants are read with their offset, to the millisecond', () => {
  const at = Date.UTC(2026, 9, 18, 16, 0, 0)
  expect(parseInstant('2026-10-19T00:00:00+08:00')).toBe(at)
  expect(parseInstant('2026-10-18T16:00:00Z')).toBe(at)
  expect(parseInstant('2026-10-18T16:00:00.25Z')).toBe(at + 250)
  expect(parseInstant('2026-10-18T16:00:00.123456789Z')).toBe(at + 123)
  expect(parseInstant('2026-10-18T12:30:00-03:30')).toBe(at)
  expect(parseInstant('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29))
})

test.each([
  '2026-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01',
  '2026-01-01 00:00:00Z',
  '2026-01-01T00:00Z',
  '2026-01-01T00:00:00+0800',
  '1999-12-31T23:59:59Z',
  ' 2026-01-01T00:00:00Z',
])('[P4] %j is no instant', (text) => {
  expect(parseInstant(text)).toBeNaN()
})

test('ids may be of any script, but cannot part a key or a URL', () => {
  for (const id of ['0420199', '421303-01', '张伟', 'ئالىم', 'a.b_c:d']) {
    expect(idSchema.safeParse(id).success, id).toBe(true)
  }
  for (const id of [
    '',
    'a b',
    '{a}',
    'a/b',
    'a?b',
    'a#b',
    'a%20b',
    'a&b',
    'a\\b',
    'a\u0000',
    'a\u200b',
    'x'.repeat(41),
  ]) {
    expect(idSchema.safeParse(id).success, JSON.stringify(id)).toBe(false)
  }
})
