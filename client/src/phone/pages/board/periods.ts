/** Which day and week a snapshot speaks of, and whether they are still running. Pure. */
import type { GoalKind } from '@leitai/shared/goal'
import type { Snapshot } from '@leitai/shared/protocol'

type Weekly = Pick<Snapshot, 'weekDayStarts' | 'todayIndex'>

/**
 * True when the snapshot's day or week has ended by `nowMs`: then its numbers are not "today's" any more,
 * and must not be called so (L3).
 */
export function isOver(snapshot: Weekly, kind: GoalKind, nowMs: number): boolean {
  const endsAt = snapshot.weekDayStarts[kind === 'day' ? snapshot.todayIndex + 1 : 7]
  return endsAt !== undefined && nowMs >= endsAt
}

/** The starts of the days that a goal spreads over. */
export function goalDayStarts(snapshot: Weekly, kind: GoalKind): number[] {
  const { weekDayStarts, todayIndex } = snapshot
  return kind === 'day' ? weekDayStarts.slice(todayIndex, todayIndex + 1) : weekDayStarts.slice(0, 7)
}
