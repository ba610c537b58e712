import { describe, expect, test } from 'vitest'
import { boardRows } from '../../../../client/src/wall/board/boardRows.ts'
import { overtakeOf } from '../../../../client/src/wall/board/overtake.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const at = (clock: string) => Date.parse(`2026-11-22T${clock}:00+08:00`)

function snapshotOf(scores: readonly number[], lastTruckMinutes: number | null = 17 * 60 + 30) {
  const empty = buildSnapshot({})
  const rows = scores.map((score, i): [string, number, number] => [`c${i}`, score, i])
  const members = scores.map((_, i) => ({ id: `c${i}`, name: `N${i}` }))
  return buildSnapshot({
    members,
    settings: { ...empty.settings, lastTruckMinutes },
    boards: { ...empty.boards, 'day/pickups': { period: '2026-11-22', rows } },
  })
}
function chase(scores: readonly number[], clock: string, truck?: number | null) {
  const snapshot = snapshotOf(scores, truck)
  const found = overtakeOf(boardRows(snapshot, 'day/pickups'), snapshot, at(clock))
  return found && [found.chaser.memberId, found.missing, found.ahead.memberId, found.minutesLeft]
}

describe('the chase before the last truck', () => {
  test('is the closest one, the highest of equals', () => {
    expect(chase([50, 43, 30], '16:45')).toEqual(['c1', 7, 'c0', 45])
    expect(chase([50, 43, 40, 37], '16:45')).toEqual(['c2', 3, 'c1', 45])
  })

  test('[S1] who shares a rank is chased together, and chases nobody within it', () => {
    expect(chase([50, 50, 44], '17:00')).toEqual(['c2', 6, 'c0', 30])
    expect(chase([50, 50], '17:00')).toBeNull()
  })

  test('is told in the two hours before it leaves only, by the clock of the station', () => {
    expect(chase([9, 4], '15:29')).toBeNull()
    expect(chase([9, 4], '15:30')).toEqual(['c1', 5, 'c0', 120])
    expect(chase([9, 4], '17:29')).toEqual(['c1', 5, 'c0', 1])
    expect(chase([9, 4], '17:30')).toBeNull()
    expect(chase([9, 4], '16:00', null)).toBeNull()
  })

  test('[H1] names nobody below the tenth, nor who has nothing yet', () => {
    const scores = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9]
    expect(chase(scores, '17:00')?.[0]).toBe('c1')
    expect(chase([5, 0, 0], '17:00')).toBeNull()
  })
})
