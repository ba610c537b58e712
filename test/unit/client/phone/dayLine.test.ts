import type { ExplainedPickup } from '@leitai/shared/explanation'
import { describe, expect, test } from 'vitest'
import { hoursOf, lineOf, ticksOf } from '../../../../client/src/phone/pages/dayLine/dayLine.ts'

const pickup = (time: string, parts: Partial<ExplainedPickup> = {}): ExplainedPickup => ({
  id: time,
  version: 1,
  at: `2026-11-09T${time}:00+08:00`,
  day: '2026-11-09',
  count: 1,
  revenue: 0,
  product: 'express',
  channel: 'walkin',
  state: 'counted',
  amended: false,
  late: false,
  adds: parts.count ?? 1,
  receivedAt: '',
  source: '',
  reason: null,
  ...parts,
})
const at = (time: string) => Date.parse(`2026-11-09T${time}:00+08:00`)
const OPEN = { fromMs: at('08:00'), toMs: at('18:00') }

describe('the day as a line', () => {
  test('each pickup is a tick in its state, oldest first; the other channel is another matter', () => {
    const pickups = [
      pickup('14:30', { count: 5, adds: 0, state: 'void' }),
      pickup('10:15', { count: 2 }),
      pickup('09:05', { count: 40, adds: 40, channel: 'contract' }),
      pickup('11:00', { count: 9, adds: 0, state: 'pending' }),
    ]
    expect(ticksOf(pickups, 'walkin')).toEqual([
      { atMs: at('10:15'), state: 'counted', parcels: 2 },
      { atMs: at('11:00'), state: 'pending', parcels: 9 },
      { atMs: at('14:30'), state: 'void', parcels: 5 },
    ])
    expect(ticksOf(pickups, 'pickups').map(({ parcels }) => parcels)).toEqual([40, 2, 9, 5])
  })

  test('hours are counted from the start of the day, also where that is at half past', () => {
    const ticks = ticksOf(
      [
        pickup('09:00'),
        pickup('09:59', { count: 3 }),
        pickup('10:00', { count: 7 }),
        pickup('10:10', { count: 2, adds: 0, state: 'pending' }),
        pickup('15:20', { count: 4, adds: 0, state: 'void' }),
      ],
      'walkin',
    )
    const told = (startMs: number) => hoursOf(ticks, startMs).map(({ fromMs, parcels }) => [fromMs, parcels])
    expect(told(at('00:00'))).toEqual([
      [at('09:00'), { counted: 4, pending: 0, void: 0 }],
      [at('10:00'), { counted: 7, pending: 2, void: 0 }],
      [at('15:00'), { counted: 0, pending: 0, void: 4 }],
    ])
    expect(told(at('04:30'))).toEqual([
      [at('08:30'), { counted: 1, pending: 0, void: 0 }],
      [at('09:30'), { counted: 10, pending: 2, void: 0 }],
      [at('14:30'), { counted: 0, pending: 0, void: 4 }],
    ])
  })

  test('marks lie where the pickups were made, the most at full height; the line grows with early and late ones', () => {
    const ticks = ticksOf([pickup('13:00', { count: 4 }), pickup('08:00', { count: 2 })], 'walkin')
    expect(lineOf(ticks, OPEN, at('15:30'))).toEqual({
      ...OPEN,
      marks: [
        { state: 'counted', at: 0, height: 0.625 },
        { state: 'counted', at: 0.5, height: 1 },
      ],
      now: 0.75,
    })
    const late = lineOf(ticksOf([pickup('06:00'), pickup('22:00')], 'walkin'), OPEN, null)
    expect([late.fromMs, late.toMs, late.now]).toEqual([at('06:00'), at('22:00'), null])
    expect(late.marks.map(({ at }) => at)).toEqual([0, 1])
  })

  test('a thousand pickups are a few marks, and without any there is an empty line', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => ({
      atMs: OPEN.fromMs + n * 36_000,
      state: 'counted' as const,
      parcels: 1,
    }))
    expect(lineOf(many, OPEN, null).marks.length).toBeLessThanOrEqual(97)
    expect(lineOf([], OPEN, null)).toEqual({ ...OPEN, marks: [], now: null })
  })
})
