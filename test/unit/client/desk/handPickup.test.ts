import type { RosterCourier } from '@leitai/shared/api'
import { handPickupSchema } from '@leitai/shared/correction'
import { describe, expect, it } from 'vitest'
import {
  EMPTY_HAND,
  type HandForm,
  readHand,
  readHandTime,
} from '../../../../client/src/desk/data/handPickup.ts'

const couriers: RosterCourier[] = [
  { id: 'e1', name: '徐静', role: 'courier', stationId: 'east', hasPin: true },
]
const FORM: HandForm = {
  ...EMPTY_HAND,
  id: 'EM 1/2',
  courier: '徐静',
  local: '2026-11-20T09:30',
  count: '2',
  yuan: '21.5',
  product: 'express',
  reason: '扫描枪没电',
}
const read = (change: Partial<HandForm>, timeZone = 'Asia/Shanghai') =>
  readHand({ ...FORM, ...change }, { couriers, stationId: 'east', timeZone })

describe('a pickup added by hand', () => {
  it('is sent as the server takes it', () => {
    const result = read({})
    expect(result).toEqual({
      input: {
        id: 'EM 1/2',
        courier: 'e1',
        at: '2026-11-20T01:30:00.000Z',
        count: 2,
        revenue: 2_150,
        product: 'express',
        channel: 'walkin',
        reason: '扫描枪没电',
      },
    })
    expect(handPickupSchema.safeParse('input' in result && result.input).success).toBe(true)
  })

  it('[P4] says every fault at once, by the field', () => {
    expect(
      read({ id: ' ', courier: '李四', local: '', count: '0', yuan: '', product: '', reason: '' }),
    ).toEqual({
      faults: {
        id: 'required',
        courier: 'noSuchCourier',
        at: 'badTime',
        count: 'count',
        revenue: 'revenue',
        product: 'required',
        reason: 'required',
      },
    })
  })

  it('[C1] asks which, where the clock shows a time twice, and refuses one that it skips', () => {
    // clocks in Berlin went back from 03:00 to 02:00 on 2026-10-25, and forward from 02:00 to 03:00 on 2026-03-29
    const twice = { local: '2026-10-25T02:30' }
    expect(readHandTime(twice.local, 'Europe/Berlin')).toEqual([
      Date.parse('2026-10-25T00:30:00Z'),
      Date.parse('2026-10-25T01:30:00Z'),
    ])
    expect(read(twice, 'Europe/Berlin')).toMatchObject({ input: { at: '2026-10-25T00:30:00.000Z' } })
    expect(read({ ...twice, turn: 'second' }, 'Europe/Berlin')).toMatchObject({
      input: { at: '2026-10-25T01:30:00.000Z' },
    })
    expect(read({ local: '2026-03-29T02:30' }, 'Europe/Berlin')).toEqual({ faults: { at: 'noSuchTime' } })
  })
})
