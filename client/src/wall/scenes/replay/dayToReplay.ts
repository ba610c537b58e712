/** Which day a wall replays. Pure. */
import { boardTotal } from '@leitai/shared/live'
import type { Snapshot } from '@leitai/shared/protocol'
import type { LiveState } from '../../../live/liveState.ts'

const MINUTE_MS = 60_000

export interface ReplayedDay {
  which: 'today' | 'yesterday'
  /** A date. */
  date: string
}

/** A day is asked for when its turn comes: without a server the floor is for what is known. */
export function isReplayReady(snapshot: Snapshot, { link }: Pick<LiveState, 'link'>): boolean {
  return link === 'live' && dayToReplay(snapshot, snapshot.asOf) !== null
}

/** Today so far once half of the working hours are over, until then yesterday; null where neither has anything. */
export function dayToReplay(
  { boards, settings, trend, weekOpensAt, todayIndex }: Snapshot,
  now: number,
): ReplayedDay | null {
  const { wallMetric, hours } = settings
  const board = boards[`day/${wallMetric}`]
  const today = boardTotal(board) > 0 ? ({ which: 'today', date: board.period } as const) : null
  const before = trend.days[trend.days.length - 1]
  const yesterday = before && before.total > 0 ? ({ which: 'yesterday', date: before.period } as const) : null
  const halfMs = ((hours.toMinutes - hours.fromMinutes) / 2) * MINUTE_MS
  const isHalfOver = now >= (weekOpensAt[todayIndex] ?? 0) + halfMs
  return isHalfOver ? (today ?? yesterday) : (yesterday ?? today)
}
