import { applyChange, changedRows, newerPeers, withNewerPeers } from '@leitai/shared/live'
import { BOARD_IDS, type BoardId, type LiveBoard, type Snapshot } from '@leitai/shared/protocol'
import { rankRows, type ScoreRow } from '@leitai/shared/standings'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildSnapshot } from '../../helpers/snapshots.ts'

type Boards = Record<BoardId, LiveBoard>

const rowsArbitrary = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat({ max: 3 }), fc.integer({ min: 1, max: 3 }))
    .map(([id, score, reachedAt]): ScoreRow => [id, score, score > 0 ? reachedAt : null]),
  { selector: ([id]) => id },
)
const boardsArbitrary = fc
  .tuple(rowsArbitrary, rowsArbitrary, rowsArbitrary, rowsArbitrary)
  .map(
    (all) => Object.fromEntries(BOARD_IDS.map((id, n) => [id, { period: id, rows: all[n] ?? [] }])) as Boards,
  )

/** What people see of boards: who has which score, and in which order. Who has gone is as good as at 0. */
const seen = (boards: Boards) =>
  BOARD_IDS.map((id) => rankRows(boards[id].rows).filter(({ score }) => score > 0))

function changeBetween(snapshot: Snapshot, next: Boards) {
  const { epoch, seq } = snapshot
  return { epoch, prev: seq, seq: seq + 3, asOf: 2, sentAt: 3, rows: changedRows(snapshot.boards, next) }
}

test('[L1] applying the changed rows to the old boards gives the new ones', () => {
  fc.assert(
    fc.property(boardsArbitrary, boardsArbitrary, (before, after) => {
      const snapshot = buildSnapshot({ boards: before, seq: 7 })
      const applied = applyChange(snapshot, changeBetween(snapshot, after))
      expect(applied && seen(applied.boards)).toEqual(seen(after))
      expect(applied).toMatchObject({ seq: 10, asOf: 2, sentAt: 3, epoch: snapshot.epoch })
    }),
  )
})

test('[L1] a chain of changes ends where the last boards are, and nothing travels that did not change', () => {
  fc.assert(
    fc.property(fc.array(boardsArbitrary, { minLength: 1, maxLength: 6 }), (states) => {
      let snapshot = buildSnapshot({})
      for (const state of states) {
        const next = applyChange(snapshot, changeBetween(snapshot, state))
        if (!next) throw new Error('the change was not next')
        expect(changedRows(next.boards, next.boards)).toEqual({})
        snapshot = next
      }
      expect(seen(snapshot.boards)).toEqual(seen(states.at(-1) as Boards))
    }),
  )
})

test('[L1] a gap, a repeat and another epoch are refused', () => {
  const snapshot = buildSnapshot({ seq: 7, epoch: 'e1' })
  const change = { epoch: 'e1', prev: 7, seq: 8, asOf: 1, sentAt: 1, rows: {} }
  expect(applyChange(snapshot, change)?.seq).toBe(8)
  expect(applyChange(snapshot, { ...change, prev: 8, seq: 9 })).toBeNull()
  expect(applyChange(snapshot, { ...change, prev: 6, seq: 7 })).toBeNull()
  expect(applyChange(snapshot, { ...change, epoch: 'e2' })).toBeNull()
})

test('boards that did not change keep their identity, and the old snapshot stays as it was', () => {
  const snapshot = buildSnapshot({})
  const copy = structuredClone(snapshot)
  const next = applyChange(snapshot, {
    ...changeBetween(snapshot, snapshot.boards),
    rows: { 'day/pickups': [['a', 1, 1]] },
  })
  expect(snapshot).toEqual(copy)
  expect(next?.boards['week/pickups']).toBe(snapshot.boards['week/pickups'])
  expect(next?.boards['day/pickups'].rows).toContainEqual(['a', 1, 1])
})

test('[L1] a member that has gone is sent with 0', () => {
  const before = buildSnapshot({}).boards
  const withRow = { ...before, 'day/walkin': { period: 'p', rows: [['x', 4, 9]] satisfies ScoreRow[] } }
  expect(changedRows(withRow, before)).toEqual({ 'day/walkin': [['x', 0, null]] })
})

test('[L1] totals of other stations that were read earlier do not come after later ones, unless a clock was set', () => {
  const peer = (id: string, total: number, asOf: number) => ({
    id,
    name: id,
    total,
    asOf,
    couriers: 1,
    goal: null,
  })
  const known = [peer('east', 30, 100_000), peer('west', 20, 100_000), peer('gone', 1, 100_000)]
  const told = [peer('east', 28, 92_000), peer('west', 21, 100_500), peer('new', 5, 92_000)]
  expect(newerPeers(known, told).map(({ id, total }) => [id, total])).toEqual([
    ['east', 30],
    ['west', 21],
    ['new', 5],
  ])
  expect(newerPeers(known, [peer('east', 3, 100_000 - 3_600_000)])[0]?.total).toBe(3)

  const before = buildSnapshot({ peers: known })
  const totals = (after: Snapshot) => withNewerPeers(before, after).peers.map(({ total }) => total)
  expect(totals(buildSnapshot({ peers: told }))).toEqual([30, 21, 5])
  // in another metric they are other numbers
  const settings = { ...before.settings, wallMetric: 'walkin' as const }
  expect(totals(buildSnapshot({ peers: told, settings }))).toEqual([28, 21, 5])
})
