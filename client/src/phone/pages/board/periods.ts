/** Which day and week a snapshot speaks of, and whether they are still running. Pure. */
import type { GoalKind } from '@leitai/shared/goal'
import type { Snapshot } from '@leitai/shared/protocol'

/** What the API calls the running day and week. */
export const RUNNING: Record<GoalKind, string> = { day: 'today', week: 'this-week' }

type Weekly = Pick<Snapshot, 'weekDayStarts' | 'todayIndex'>

/**
 * True when the snapshot's day or week has ended by `nowMs`: then its numbers are not "today's" any more,
 * and must not be called so (L3).
 */
export function isOver(snapshot: Weekly, kind: GoalKind, nowMs: number): boolean {
  const endsAt = snapshot.weekDayStarts[kind === 'day' ? snapshot.todayIndex + 1 : 7]
  return endsAt !== undefined && nowMs >= endsAt
}
