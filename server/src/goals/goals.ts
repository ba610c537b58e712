import type { Goal, GoalInput } from '@leitai/shared/api'
import { dateOf, dayOf, periodOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric } from '@leitai/shared/protocol'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

export interface Goals {
  /** The target that holds for a period that begins on `fromDay`; null where there is none. */
  targetOf(stationId: string, kind: GoalKind, metric: LiveMetric, fromDay: number): number | null
  /** Throws `unknown_station`, as does `set`. */
  list(stationId: string): Goal[]
  /** Sets a target from the running period on; earlier periods keep theirs. */
  set(stationId: string, goal: GoalInput): Promise<void>
}

/** What each station is to reach in a day and in a week. */
export function createGoals({ org, roster, clock }: { org: Org; roster: Roster; clock: Clock }): Goals {
  return {
    targetOf(stationId, kind, metric, fromDay) {
      const held = (org.get('goals', stationId) ?? []).filter(
        (goal) => goal.kind === kind && goal.metric === metric && goal.fromDay <= fromDay,
      )
      // kept in order of fromDay: the last one that holds
      return held.at(-1)?.target ?? null
    },
    list: (stationId) =>
      (org.get('goals', roster.station(stationId).id) ?? []).map(({ fromDay, ...goal }) => ({
        ...goal,
        from: dateOf(fromDay),
      })),
    async set(stationId, goal) {
      const { calendar } = roster.station(stationId)
      const { fromDay } = periodOf(goal.kind, dayOf(clock.now(), calendar), calendar)
      await org.update(() => {
        const others = (org.get('goals', stationId) ?? []).filter(
          (other) => other.kind !== goal.kind || other.metric !== goal.metric || other.fromDay !== fromDay,
        )
        return [['goals', stationId, [...others, { ...goal, fromDay }].sort((a, b) => a.fromDay - b.fromDay)]]
      })
    },
  }
}
