import type { RosterCourier } from '@leitai/shared/api'
import type { FactVersion } from '@leitai/shared/correction'
import { describe, expect, it } from 'vitest'
import { groupBursts, type PendingPickup } from '../../../../client/src/desk/data/bursts.ts'
import { courierTyped } from '../../../../client/src/desk/data/couriers.ts'
import { actionsFor, changedFields, effectsOf } from '../../../../client/src/desk/data/versions.ts'
import { fenOfYuan } from '../../../../client/src/desk/data/yuan.ts'

/** Where the correction says nothing of couriers or parcels. */
const NOWHERE = { courier: '', count: 0 }

const VERSION: FactVersion = {
  version: 1,
  courier: 'e1',
  at: '2026-11-20T02:00:00Z',
  count: 2,
  revenue: 1_500,
  product: 'express',
  channel: 'walkin',
  void: false,
  pending: false,
  day: '2026-11-20',
  receivedAt: '2026-11-20T02:00:05Z',
  source: 'scanner',
  reason: null,
}
const version = (change: Partial<FactVersion>): FactVersion => ({ ...VERSION, ...change })

describe('versions of a pickup', () => {
  it('[P1] names what is another, and nothing that only comes with a version', () => {
    const next = version({
      version: 2,
      receivedAt: '2026-11-21T00:00:00Z',
      source: '@manager',
      reason: '核对',
    })
    expect(changedFields(VERSION, next)).toEqual([])
    expect(changedFields(VERSION, version({ count: 3, revenue: 2_000, channel: 'contract' }))).toEqual([
      'count',
      'revenue',
      'channel',
    ])
    expect(changedFields(VERSION, version({ courier: 'e2', void: true }))).toEqual(['courier', 'state'])
  })

  it('tells waiting from void', () => {
    expect(changedFields(version({ pending: true }), version({ void: true }))).toEqual(['state'])
    expect(actionsFor('counted')).toEqual(['void', 'reassign', 'amend'])
    expect(actionsFor('void')).toEqual(['restore'])
    expect(actionsFor('pending')).toEqual(['count', 'void', 'reassign', 'amend'])
  })

  it('says who loses and who gains', () => {
    expect(effectsOf(VERSION, 'void', NOWHERE)).toEqual([{ courier: 'e1', parcels: -2 }])
    expect(effectsOf(version({ void: true }), 'restore', NOWHERE)).toEqual([{ courier: 'e1', parcels: 2 }])
    expect(effectsOf(VERSION, 'reassign', { courier: 'e2', count: 2 })).toEqual([
      { courier: 'e1', parcels: -2 },
      { courier: 'e2', parcels: 2 },
    ])
    expect(effectsOf(VERSION, 'amend', { courier: '', count: 5 })).toEqual([{ courier: 'e1', parcels: 3 }])
    expect(effectsOf(VERSION, 'amend', { courier: '', count: 2 })).toEqual([])
  })

  it('[H3] expects nothing of what does not count yet, until it is counted', () => {
    const waiting = version({ pending: true })
    expect(effectsOf(waiting, 'void', NOWHERE)).toEqual([])
    expect(effectsOf(waiting, 'reassign', { courier: 'e2', count: 2 })).toEqual([])
    expect(effectsOf(waiting, 'count', NOWHERE)).toEqual([{ courier: 'e1', parcels: 2 }])
  })
})

describe('bursts', () => {
  const waiting = (id: string, courier: string, time: string, count: number): PendingPickup => ({
    id,
    version: 1,
    courier,
    name: courier.toUpperCase(),
    at: `2026-11-20T${time}Z`,
    day: '2026-11-20',
    count,
    revenue: 0,
    product: 'express',
    channel: 'walkin',
    state: 'pending',
    amended: false,
    late: false,
    adds: 0,
    receivedAt: `2026-11-20T${time}Z`,
    source: 'scanner',
    reason: null,
  })
  const shape = (pickups: PendingPickup[], minutes: number) =>
    groupBursts(pickups, minutes).map(({ courier, parcels, pickups: own }) => [
      courier,
      own.map(({ id }) => id).join(''),
      parcels,
    ])

  it('[H3] keeps couriers apart, and what lies a pause apart', () => {
    const pickups = [
      waiting('a', 'e1', '02:00:00', 5),
      waiting('b', 'e2', '02:01:00', 7),
      waiting('c', 'e1', '02:09:59', 5),
      waiting('d', 'e1', '02:19:59', 1),
    ]
    expect(shape(pickups, 10)).toEqual([
      ['e1', 'ac', 10],
      ['e2', 'b', 7],
      ['e1', 'd', 1],
    ])
  })

  it('does not ask in which order they come', () => {
    const pickups = [waiting('b', 'e1', '02:05:00', 2), waiting('a', 'e1', '02:00:00', 1)]
    const [burst] = groupBursts(pickups, 10)
    expect(burst).toMatchObject({
      parcels: 3,
      fromMs: Date.parse('2026-11-20T02:00:00Z'),
      toMs: Date.parse('2026-11-20T02:05:00Z'),
    })
  })

  it('follows a burst that goes on for longer than the pause', () => {
    const pickups = Array.from({ length: 6 }, (_, n) => waiting(String(n), 'e1', `02:${n}5:00`, 1))
    expect(shape(pickups, 11)).toEqual([['e1', '012345', 6]])
  })
})

describe('fenOfYuan', () => {
  const MAX_FEN = 100_000_000_000
  it.each([
    ['21.5', 2_150],
    ['21.50', 2_150],
    ['0', 0],
    ['0.07', 7],
    ['1.1', 110],
    ['8.2', 820], // 8.2 * 100 is not 820 in a double
    ['1,234.56', 123_456],
    ['￥１２．３４', 1_234],
    ['12元', 1_200],
    ['12.', 1_200],
    ['1000000000', MAX_FEN],
  ])('reads %j', (typed, fen) => {
    expect(fenOfYuan(typed, MAX_FEN)).toBe(fen)
  })

  it.each(['', '.', '-1', '1.234', '1e3', '12,5x', '1000000000.01', 'NaN'])('refuses %j', (typed) => {
    expect(fenOfYuan(typed, MAX_FEN)).toBeUndefined()
  })

  it('has every fen of a thousand yuan right', () => {
    const wrong = Array.from({ length: 100_001 }, (_, fen) => fen).filter((fen) => {
      const digits = String(fen).padStart(3, '0')
      return fenOfYuan(`${digits.slice(0, -2)}.${digits.slice(-2)}`, MAX_FEN) !== fen
    })
    expect(wrong).toEqual([])
  })
})

describe('courierTyped', () => {
  const courier = (id: string, name: string, stationId: string): RosterCourier => ({
    id,
    name,
    role: 'courier',
    stationId,
    hasPin: false,
  })
  const couriers = [
    courier('1001', '林晓燕', 'east'),
    courier('1002', '王伟', 'east'),
    courier('1003', '王伟', 'west'),
    courier('1004', '陈晨', 'west'),
    courier('1005', '陈晨', 'west'),
  ]
  const typed = (text: string) => courierTyped(text, couriers, 'east')?.id

  it('knows numbers and names, as people type them', () => {
    expect([typed('1001'), typed(' １００１ '), typed('林晓燕')]).toEqual(['1001', '1001', '1001'])
  })

  it('takes the one of the station where others have the name too, and asks where nobody can tell', () => {
    expect(typed('王伟')).toBe('1002')
    expect(typed('陈晨')).toBeUndefined()
    expect(typed('1004')).toBe('1004')
  })

  it.each(['', ' ', '王', '9999'])('knows nobody called %j', (text) => {
    expect(typed(text)).toBeUndefined()
  })
})
