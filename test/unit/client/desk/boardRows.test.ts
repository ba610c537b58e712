import { describe, expect, it } from 'vitest'
import { liveBoard, stepPeriod } from '../../../../client/src/desk/data/boardRows.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const AT = Date.UTC(2026, 10, 18, 2, 0)
const day = { period: '2026-11-18', rows: [['b', 3, AT] as [string, number, number]] }
const week = {
  period: '2026-W47',
  rows: [
    ['a', 5, AT - 1] as [string, number, number],
    ['b', 7, AT] as [string, number, number],
    ['c', 0, null] as [string, number, null],
  ],
}
const snapshot = buildSnapshot({
  members: [
    { id: 'a', name: '安' },
    { id: 'b', name: '柏' },
  ],
  boards: { 'day/pickups': day, 'day/walkin': day, 'week/pickups': week, 'week/walkin': week },
  todayIndex: 2,
})

describe('liveBoard', () => {
  it('[S1] ranks the running week, with the places gained since the day began', () => {
    // before today b had 4 and was second behind a's 5
    expect(liveBoard(snapshot, 'week', '2026-W47', 'pickups')?.rows).toEqual([
      {
        rank: 1,
        memberId: 'b',
        name: '柏',
        score: 7,
        reachedAt: '2026-11-18T02:00:00Z',
        gap: 0,
        movement: 1,
      },
      {
        rank: 2,
        memberId: 'a',
        name: '安',
        score: 5,
        reachedAt: '2026-11-18T01:59:59.999Z',
        gap: 2,
        movement: -1,
      },
      { rank: 3, memberId: 'c', name: 'c', score: 0, reachedAt: null, gap: 5, movement: null },
    ])
  })

  it('has no other period, kind or metric', () => {
    expect(liveBoard(snapshot, 'week', '2026-W46', 'pickups')).toBeNull()
    expect(liveBoard(snapshot, 'month', '2026-11', 'pickups')).toBeNull()
    expect(liveBoard(snapshot, 'day', '2026-11-18', 'revenue')).toBeNull()
  })
})

it('[C2] steps from period to period', () => {
  const w1 = { kind: 'week', key: '2026-W53', fromDay: 20_815, toDay: 20_822 } as const
  expect(stepPeriod(w1, 1, { weekStart: 1 }).key).toBe('2027-W01')
  expect(stepPeriod(w1, -1, { weekStart: 1 }).key).toBe('2026-W52')
})
