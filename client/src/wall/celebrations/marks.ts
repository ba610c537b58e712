/** The most that has been seen of a board, so that what was corrected away and back is not celebrated again. Pure. */
import type { GoalKind } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import type { BoardId, Snapshot } from '@leitai/shared/protocol'
import { rankRows } from '@leitai/shared/standings'

export interface Marks {
  board: BoardId
  period: string
  /** The highest score of each member. */
  best: ReadonlyMap<string, number>
  /** The highest total of the station. */
  total: number
  /** Who last had the first place alone. */
  leader: string | null
}

/** The board of a kind that the wall ranks. */
export function boardIdOf(kind: GoalKind, { settings }: Snapshot): BoardId {
  return `${kind}/${settings.wallMetric}`
}

/** The member that has the first place alone. */
export function soleLeader(rows: Snapshot['boards'][BoardId]['rows']): string | null {
  const [first, second] = rankRows(rows)
  return first && first.score > 0 && second?.rank !== 1 ? first.memberId : null
}

/** Marks with what a snapshot shows; another period, or another metric, begins anew. */
export function markWith(marks: Marks | null, kind: GoalKind, snapshot: Snapshot): Marks {
  const board = boardIdOf(kind, snapshot)
  const { period, rows } = snapshot.boards[board]
  const known = marks?.board === board && marks.period === period ? marks : null
  const best = new Map(known?.best)
  for (const [memberId, score] of rows) best.set(memberId, Math.max(score, best.get(memberId) ?? 0))
  return {
    board,
    period,
    best,
    total: Math.max(known?.total ?? 0, boardTotal(snapshot.boards[board])),
    leader: soleLeader(rows) ?? known?.leader ?? null,
  }
}
