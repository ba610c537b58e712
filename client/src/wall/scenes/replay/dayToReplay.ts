/** Which day a wall replays. Pure. */
import { dayNoOf } from '@leitai/shared/calendar'
import { boardTotal } from '@leitai/shared/live'
import type { ProgrammeItem } from '@leitai/shared/programme'
import type { Snapshot } from '@leitai/shared/protocol'
import type { LiveState } from '../../../live/liveState.ts'

const MINUTE_MS = 60_000

export interface ReplayedDay {
  which: 'today' | 'yesterday' | 'other'
  /** A date. */
  date: string
}

/** A day is asked for when its turn comes: without a server the floor is for what is known. */
export function isReplayReady(
  snapshot: Snapshot,
  { link }: Pick<LiveState, 'link'>,
  item?: Pick<ProgrammeItem, 'replay'>,
): boolean {
  return link === 'live' && dayToReplay(snapshot, snapshot.asOf, item?.replay?.day) !== null
}

/** The day that the programme names once it has begun, else the latest; null where nothing is known of it. */
export function dayToReplay(
  snapshot: Snapshot,
  now: number,
  asked: string | undefined = 'latest',
): ReplayedDay | null {
  if (asked === 'latest') return latestDay(snapshot, now)
  const board = snapshot.boards[`day/${snapshot.settings.wallMetric}`]
  if (asked === board.period) return boardTotal(board) > 0 ? { which: 'today', date: asked } : null
  if (asked > board.period) return null
  return { which: dayNoOf(asked) === dayNoOf(board.period) - 1 ? 'yesterday' : 'other', date: asked }
}

/** Today so far once half of the working hours are over, until then yesterday; null where neither has anything. */
function latestDay(
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
