import { dayOf, type Period, periodOf, previousPeriod } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { byTargetKind, hoursOpenAt, paceOf, TARGET_KINDS, type TargetKind } from '@leitai/shared/goal'
import type { GoalCell, GoalRow, GoalSheet } from '@leitai/shared/goalSheet'
import type { LiveMetric } from '@leitai/shared/protocol'
import type { BoardScores } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Roster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import type { Goals } from './goals.ts'

/** A kind of target with its running period, the one before it, and what was reached in both. */
interface Column {
  kind: TargetKind
  period: Period
  before: Period
  now: BoardScores
  then: BoardScores
  opensAt: number[]
}

export type GoalSheets = (stationId: string, metric?: LiveMetric) => Promise<GoalSheet>

/** All goals of a station and its couriers, with how far each is. Throws `unknown_station`. */
export function createGoalSheets(deps: {
  boards: Pick<Boards, 'read'>
  roster: Roster
  goals: Goals
  settings: Settings
  clock: Clock
}): GoalSheets {
  const { boards, roster, goals, settings, clock } = deps

  return async (stationId, asked) => {
    const { wallMetric, hours } = settings.of(stationId)
    const metric = asked ?? wallMetric
    const station = roster.station(stationId)
    const { calendar } = station
    const today = dayOf(clock.now(), calendar)
    const periods = TARGET_KINDS.map((kind) => {
      const period = periodOf(kind, today, calendar)
      return { kind, period, before: previousPeriod(period, calendar) }
    })
    const read = await boards.read(
      stationId,
      periods.flatMap(({ period, before }) => [
        { metric, span: period },
        { metric, span: before },
      ]),
    )
    const columns = byTargetKind((kind): Column => {
      const i = TARGET_KINDS.indexOf(kind)
      const [now, then] = [read.boards[2 * i], read.boards[2 * i + 1]]
      const column = periods[i]
      if (!column || !now || !then) throw new Error('a board is missing from the reply')
      const days = column.period.toDay - column.period.fromDay
      const opensAt = Array.from({ length: days }, (_, day) =>
        hoursOpenAt(column.period.fromDay + day, calendar, hours),
      )
      return { ...column, now, then, opensAt }
    })

    function rowOf(courierId: string | null, name: string): GoalRow {
      const scoreIn = ({ scores }: BoardScores) =>
        courierId === null ? sum(scores) : (scores.get(courierId) ?? 0)
      const cellOf = ({ kind, period, before, now, then, opensAt }: Column): GoalCell => {
        const targetOf = ({ fromDay }: Period) =>
          goals.targetOf(stationId, kind, metric, fromDay, courierId ?? undefined)
        const target = targetOf(period)
        const score = scoreIn(now)
        const pace = target === null ? null : paceOf(score, target, clock.now(), opensAt, hours)
        return {
          target,
          score,
          band: pace?.band ?? null,
          expected: pace && target !== null ? Math.floor(pace.expected * target) : null,
          before: { target: targetOf(before), score: scoreIn(then) },
        }
      }
      return { courierId, name, goals: byTargetKind((kind) => cellOf(columns[kind])) }
    }
    const couriers = roster
      .postedTo(stationId, today, today + 1)
      .map((id) => ({ id, name: roster.nameOf(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh') || (a.id < b.id ? -1 : 1))
    return {
      metric,
      periods: byTargetKind((kind) => ({ key: columns[kind].period.key, before: columns[kind].before.key })),
      rows: [rowOf(null, station.name), ...couriers.map(({ id, name }) => rowOf(id, name))],
    }
  }
}

function sum(scores: ReadonlyMap<string, number>): number {
  return [...scores.values()].reduce((total, score) => total + score, 0)
}
