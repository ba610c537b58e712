import type { ListedCourier, RosterReply } from '@leitai/shared/api'
import { describe, expect, it } from 'vitest'
import {
  type CourierForm,
  formOf,
  readCourier,
  withoutComing,
} from '../../../../client/src/desk/data/courierForm.ts'
import { locateErrors } from '../../../../client/src/desk/data/rosterErrors.ts'
import { flatPlaces, unitTree } from '../../../../client/src/desk/data/unitTree.ts'

const TODAY = '2026-11-22'
const courier: ListedCourier = {
  id: '1',
  name: '徐静',
  role: 'clerk',
  stationId: 'a',
  hasPin: false,
  postings: [
    { station: 'a', from: '2026-01-01' },
    { station: 'b', from: '2026-12-01' },
  ],
}
const postingsOf = (part: Partial<CourierForm>) => {
  const read = readCourier({ ...formOf(courier, '', TODAY), ...part }, false, () => true)
  return 'input' in read ? read.input.postings : read.faults
}

describe('a courier by hand', () => {
  it('who moves is posted from that day on, in order; the same day is taken over', () => {
    const { postings } = courier
    expect(postingsOf({ change: 'move', station: 'c', from: '2026-11-22' })).toEqual([
      postings[0],
      { station: 'c', from: '2026-11-22' },
      postings[1],
    ])
    expect(postingsOf({ change: 'move', station: 'c', from: '2026-12-01' })).toEqual([
      postings[0],
      { station: 'c', from: '2026-12-01' },
    ])
    expect(postingsOf({ change: 'move', station: 'a', from: '2026-11-22' })).toEqual({
      station: 'sameStation',
    })
  })

  it('who leaves goes nowhere else, and may come back to where they were', () => {
    const left = [{ station: 'a', from: '2026-01-01', lastDay: '2026-11-30' }]
    expect(postingsOf({ change: 'leave', lastDay: '2026-11-30' })).toEqual(left)
    expect(postingsOf({ change: 'leave', lastDay: '2025-12-31' })).toEqual({ lastDay: 'beforePosting' })
    expect(postingsOf({ postings: left, change: 'move', station: 'a', from: '2027-01-01' })).toEqual([
      ...left,
      { station: 'a', from: '2027-01-01' },
    ])
  })

  it('only what is yet to come is taken back', () => {
    const [now, next] = courier.postings
    if (!now || !next) throw new Error('two postings')
    expect(withoutComing(courier.postings, next, TODAY)).toEqual([now])
    expect(withoutComing(courier.postings, now, TODAY)).toBeNull()
    const ending = { ...now, lastDay: '2026-11-30' }
    expect(withoutComing([ending], ending, TODAY)).toEqual([now])
    expect(withoutComing([ending], ending, '2026-12-01')).toBeNull()
  })

  it('a new one needs a number that nobody has, a name, a station and a day', () => {
    const form = { ...formOf(null, '', ''), id: ' 7 ' }
    expect(readCourier(form, true, (id) => id === '7')).toEqual({
      faults: { id: 'known', name: 'required', station: 'required', from: 'required' },
    })
  })
})

it('the tree counts who is posted below each unit, and hangs at the top what hangs from nothing known', () => {
  const station = {
    timeZone: 'Asia/Shanghai',
    dayStart: '00:00',
    today: TODAY,
    weekStart: 1,
    changes: [],
    parentName: null,
    above: [],
  }
  const roster: RosterReply = {
    units: [
      { id: 'u1', name: '市', level: 'city', parent: 'gone' },
      { id: 'u2', name: '区', level: 'district', parent: 'u1' },
    ],
    stations: [
      { ...station, id: 'a', name: 'A', parent: 'u2' },
      { ...station, id: 'b', name: 'B', parent: null },
    ],
    couriers: [courier, { ...courier, id: '2' }, { ...courier, id: '3', stationId: null }],
  }
  expect(flatPlaces(unitTree(roster)).map(({ place, depth }) => [depth, place.id, place.couriers])).toEqual([
    [0, 'b', 0],
    [0, 'u1', 2],
    [1, 'u2', 2],
    [2, 'a', 2],
  ])
})

it('a mistake in a workbook is found by its sheet, and has no line of text to show', () => {
  const error = {
    field: 'sheet 员工, 2, line 7, column 姓名',
    code: 'not_valid' as const,
    message: 'Not valid.',
  }
  expect(locateErrors([error], '')).toEqual([
    { ...error, sheet: '员工, 2', line: 7, column: '姓名', source: null },
  ])
})
