import type { StandingRow, StandingsReply } from '@leitai/shared/api'
import { type Calendar, instantOf, type Period, type PeriodKind, periodOf } from '@leitai/shared/calendar'
import type { GoalKind } from '@leitai/shared/goal'
import type { BoardId, LiveMetric, Snapshot } from '@leitai/shared/protocol'
import { type Metric, rankRows, scoresBefore } from '@leitai/shared/standings'

/** A board as the desk shows it, wherever it comes from. */
export type ShownBoard = Pick<StandingsReply, 'metric' | 'period' | 'state' | 'timeZone' | 'rows'>

/** The live board of a running day or week; null if the snapshot does not hold this period. */
export function liveBoard(
  snapshot: Snapshot,
  kind: PeriodKind,
  key: string,
  metric: Metric,
): ShownBoard | null {
  if (metric === 'revenue' || (kind !== 'day' && kind !== 'week')) return null
  const board = snapshot.boards[boardId(kind, metric)]
  if (board.period !== key) return null
  return {
    metric,
    period: key,
    state: 'open',
    timeZone: snapshot.station.timeZone,
    rows: liveRows(snapshot, kind, metric),
  }
}

function boardId(kind: GoalKind, metric: LiveMetric): BoardId {
  return `${kind}/${metric}`
}

function liveRows(snapshot: Snapshot, kind: GoalKind, metric: LiveMetric): StandingRow[] {
  const names = new Map(snapshot.members.map(({ id, name }) => [id, name]))
  const { rows } = snapshot.boards[boardId(kind, metric)]
  const before =
    kind === 'week' ? scoresBefore(rows, snapshot.boards[boardId('day', metric)].rows) : undefined
  return rankRows(rows, before).map(({ reachedAtMs, ...standing }) => ({
    ...standing,
    name: names.get(standing.memberId) ?? standing.memberId,
    reachedAt: reachedAtMs === null ? null : instantOf(reachedAtMs),
  }))
}

/** The period `steps` periods of the same kind after (or before) one. */
export function stepPeriod(period: Period, steps: 1 | -1, calendar: Pick<Calendar, 'weekStart'>): Period {
  const day = steps === 1 ? period.toDay : period.fromDay - 1
  return periodOf(period.kind, day, calendar)
}
