import type { Snapshot } from '@leitai/shared/protocol'
import { describe, expect, test } from 'vitest'
import { boardRows } from '../../../../client/src/wall/board/boardRows.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

type Rows = Snapshot['boards']['day/pickups']['rows']

function station(day: Rows, week: Rows, wallTop: number | null = null): Snapshot {
  const empty = buildSnapshot({})
  return buildSnapshot({
    members: [
      { id: 'a', name: '徐静' },
      { id: 'b', name: '张伟' },
      { id: 'c', name: '刘芳' },
    ],
    settings: { ...empty.settings, wallTop },
    boards: {
      ...empty.boards,
      'day/pickups': { period: '2026-11-22', rows: day },
      'week/pickups': { period: '2026-W47', rows: week },
    },
  })
}

describe('the rows of a board', () => {
  test('[S1] [S2] [H1] share ranks, in the order in which the score was reached', () => {
    const snapshot = station(
      [
        ['a', 5, 200],
        ['b', 5, 100],
        ['c', 2, 50],
      ],
      [],
    )
    expect(boardRows(snapshot, 'day/pickups')).toMatchObject([
      { memberId: 'b', name: '张伟', rank: 1, tied: true, lead: 0 },
      { memberId: 'a', rank: 1, tied: true },
      { memberId: 'c', rank: 3, gap: 3, tied: false },
    ])
    // who is left off walls keeps the place, and nobody else gets it or a lead
    const members = snapshot.members.map((one) =>
      one.id === 'b' ? { ...one, offWalls: true as const } : one,
    )
    expect(boardRows({ ...snapshot, members }, 'day/pickups')).toMatchObject([
      { memberId: 'a', rank: 1, tied: true, lead: 0 },
      { memberId: 'c', rank: 3, gap: 3, tied: false },
    ])
  })

  test('the leader’s lead is what the second lacks', () => {
    const snapshot = station(
      [
        ['a', 9, 1],
        ['b', 5, 1],
      ],
      [],
    )
    expect(boardRows(snapshot, 'day/pickups').map(({ lead }) => lead)).toEqual([4, 0])
  })

  test('[S3] nobody below the place that walls show; who shares it is shown', () => {
    const snapshot = station(
      [
        ['a', 9, 1],
        ['b', 5, 1],
        ['c', 5, 2],
        ['d', 1, 1],
      ],
      [],
      2,
    )
    expect(boardRows(snapshot, 'day/pickups').map(({ memberId }) => memberId)).toEqual(['a', 'b', 'c'])
  })

  test('the week’s movement is counted from the scores as the day began', () => {
    // before today: a 10, b 8; today b made 5
    const snapshot = station(
      [['b', 5, 9]],
      [
        ['a', 10, 1],
        ['b', 13, 9],
      ],
    )
    expect(boardRows(snapshot, 'week/pickups')).toMatchObject([
      { memberId: 'b', rank: 1, movement: 1 },
      { memberId: 'a', rank: 2, movement: -1 },
    ])
  })

  test('a member whose name has not arrived yet is shown by id', () => {
    expect(boardRows(station([['new', 1, 1]], []), 'day/pickups')[0]?.name).toBe('new')
  })
})
