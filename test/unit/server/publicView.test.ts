import { publicBoards, publicSnapshot } from '@leitai/server/live/publicView'
import { applyChange, boardTotal, changedRows, hiddenOf } from '@leitai/shared/live'
import { shownOnWalls } from '@leitai/shared/offWalls'
import { BOARD_IDS, type BoardId, type LiveBoard } from '@leitai/shared/protocol'
import { rankRows, type ScoreRow } from '@leitai/shared/standings'
import { expect, test } from 'vitest'
import { buildSnapshot } from '../../helpers/snapshots.ts'

/** Couriers 1 to 14 with 14 … 2 parcels, the last two none. */
function boardsOf(rows: ScoreRow[]): Record<BoardId, LiveBoard> {
  return Object.fromEntries(BOARD_IDS.map((id) => [id, { period: 'p', rows }])) as Record<BoardId, LiveBoard>
}
const ROWS = Array.from({ length: 14 }, (_, index): ScoreRow => {
  const score = index < 12 ? 14 - index : 0
  return [`04200${index}`, score, score > 0 ? 1 : null]
})
const SETTINGS = {
  wallMetric: 'pickups' as const,
  hours: { fromMinutes: 0, toMinutes: 60 },
  wallTop: null,
  lastTruckMinutes: null,
}

test('[H1] the public gets the top ten, no numbers of couriers, and totals that stay true', () => {
  const board = publicBoards('salt', boardsOf(ROWS), SETTINGS)['day/pickups']
  expect(board.rows.map(([, score]) => score)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5])
  expect(board.hidden).toBe(4 + 3)
  expect(boardTotal(board)).toBe(102)
  expect(JSON.stringify(board)).not.toContain('04200')
})

test('[H1] names are masked in a snapshot for the public, and nothing else of a courier is in it', () => {
  const members = ROWS.map(([id]) => ({ id, name: `徐静${id}` }))
  const top = { ...buildSnapshot({}).lastWeek, standings: rankRows(ROWS).slice(0, 3) }
  const podiums = { lastDay: top, lastWeek: top, lastMonth: top }
  const [[a], [b]] = ROWS as [ScoreRow, ScoreRow]
  const duels = [{ id: 'd', title: '', kind: 'day' as const, metric: 'pickups' as const, a, b }]
  const staff = buildSnapshot({ boards: boardsOf(ROWS), members, duels, ...podiums })
  const snapshot = publicSnapshot('salt', staff)
  expect(snapshot.duels).toEqual([])
  expect(new Set(snapshot.members.map(({ name }) => name))).toEqual(new Set(['徐*']))
  const ids = new Set(snapshot.members.map(({ id }) => id))
  const places = [snapshot.lastDay, snapshot.lastWeek, snapshot.lastMonth].flatMap(
    ({ standings }) => standings,
  )
  expect(places).toHaveLength(9)
  // fourteen work there: whoever is not shown is not spoken of, not even masked
  expect(ids.size).toBe(10)
  expect(places.every(({ memberId }) => ids.has(memberId))).toBe(true)
  expect(JSON.stringify(snapshot)).not.toContain('04200')
})

test('[H1] an alias goes before the mask; who is off walls has a place and no name, and no honour', () => {
  const [first, second] = rankRows(ROWS)
  if (!first || !second) throw new Error('there are fourteen')
  const members = [
    { id: first.memberId, name: '徐静', alias: '静静', offWalls: true as const },
    { id: second.memberId, name: '王伟', alias: '小王' },
  ]
  const top = { ...buildSnapshot({}).lastWeek, standings: [first, second] }
  const duels = [
    {
      id: 'd',
      title: '',
      kind: 'day' as const,
      metric: 'pickups' as const,
      a: first.memberId,
      b: second.memberId,
    },
  ]
  const week = (champion: string) => ({
    period: '2026-W46',
    revision: 1,
    revised: false,
    champions: [{ memberId: champion, score: 14 }],
  })
  const { hall } = buildSnapshot({})
  const bestDay = { score: 14, period: '2026-11-01', members: [{ memberId: first.memberId }] }
  const staff = buildSnapshot({
    boards: boardsOf(ROWS),
    members,
    duels,
    lastWeek: top,
    hall: {
      ...hall,
      weeks: [week(first.memberId), week(second.memberId)],
      records: { ...hall.records, bestDay },
    },
  })
  const onWall = shownOnWalls(staff)
  expect(onWall.boards).toBe(staff.boards)
  expect(onWall.lastWeek.standings).toEqual([second])
  expect(onWall.hall.weeks).toEqual([week(second.memberId)])
  expect(onWall.hall.records.bestDay).toBeNull()
  expect(onWall.duels).toEqual([])
  expect(shownOnWalls({ ...staff, members: [] }).hall.weeks).toHaveLength(2)

  const seen = publicSnapshot('salt', staff)
  expect(seen.members.map(({ name, offWalls }) => [name, offWalls])).toEqual([
    ['*', true],
    ['小王', undefined],
  ])
  expect(JSON.stringify(seen)).not.toMatch(/静|王伟/)
  // the place is kept: the next one does not become the first
  expect(rankRows(seen.boards['day/pickups'].rows)[1]).toMatchObject({
    rank: 2,
    memberId: seen.members[1]?.id,
  })
})

test('[L1] [H1] a change in public carries what is hidden, also when only that has changed', () => {
  const before = buildSnapshot({ boards: publicBoards('salt', boardsOf(ROWS), SETTINGS), seq: 1, epoch: 'e' })
  const last = ROWS.map((row): ScoreRow => (row[1] === 3 ? [row[0], 4, 2] : row))
  const after = publicBoards('salt', boardsOf(last), SETTINGS)
  const rows = changedRows(before.boards, after)
  expect(rows).toEqual({})
  const change = { epoch: 'e', prev: 1, seq: 2, asOf: 2, sentAt: 2, rows, hidden: hiddenOf(after) }
  const applied = applyChange(before, change)
  expect(applied && boardTotal(applied.boards['week/walkin'])).toBe(103)
})
