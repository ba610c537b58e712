import type { Goal, GoalInput } from '@leitai/shared/api'
import { dateOf, dayNoOf, dayOf, periodOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { CourierGoalInput, OwnGoal } from '@leitai/shared/courierGoal'
import type { GoalKind, TargetKind } from '@leitai/shared/goal'
import type { SheetGoal } from '@leitai/shared/goalSheet'
import type { LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { StoredGoal } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'

const KINDS: readonly GoalKind[] = ['day', 'week']
const GOAL_METRICS: readonly LiveMetric[] = ['pickups', 'walkin']
/** What a courier sets anew each day stays readable for half a year. */
const MAX_KEPT_OF_COURIER = 200

export interface Goals {
  /**
   * The target that holds for a period that begins on `fromDay`, of the station or of a courier of it as the manager
   * has set it; null where there is none.
   */
  targetOf(
    stationId: string,
    kind: TargetKind,
    metric: LiveMetric,
    fromDay: number,
    courierId?: string,
  ): number | null
  /** Throws `unknown_station`, as do all below. */
  list(stationId: string): Goal[]
  /** Sets a target from the running period on; earlier periods keep theirs. */
  set(stationId: string, goal: GoalInput): Promise<void>
  /** The same of the station and its couriers, all or nothing. Throws `not_posted` as below. */
  setSheet(stationId: string, goals: readonly SheetGoal[]): Promise<void>
  /** Those that a manager has set for one courier. Throws `not_posted` for who is posted elsewhere. */
  listOfCourier(stationId: string, courierId: string): Goal[]
  /** From the running period on or from a later one. Throws `not_posted`, and `invalid_request` for an earlier one. */
  setOfCourier(stationId: string, courierId: string, goal: CourierGoalInput): Promise<void>
  /** What holds now for a courier: the manager's, or their own. */
  own(stationId: string, courierId: string): OwnGoal[]
  /** A courier's own. Throws `goal_is_set` where the manager has set one. */
  setOwn(stationId: string, courierId: string, goal: GoalInput): Promise<void>
}

/** What each station is to reach in a day and in a week, and what its couriers are to, or wish to. */
export function createGoals({ org, roster, clock }: { org: Org; roster: Roster; clock: Clock }): Goals {
  const ofCourier = (stationId: string, courierId: string) => `${stationId}/${courierId}`
  const kept = (id: string): readonly StoredGoal[] => org.get('goals', id) ?? []

  function runningFrom(stationId: string, kind: TargetKind): number {
    const { calendar } = roster.station(stationId)
    return periodOf(kind, dayOf(clock.now(), calendar), calendar).fromDay
  }

  /** The first day of the period that a date lies in. */
  function startingFrom(stationId: string, kind: TargetKind, from: string | undefined): number {
    const running = runningFrom(stationId, kind)
    if (from === undefined) return running
    const { fromDay } = periodOf(kind, dayNoOf(from), roster.station(stationId).calendar)
    if (fromDay < running) throw new Refusal('invalid_request', 'That period is over.', { field: 'from' })
    return fromDay
  }

  /** Kept in order of fromDay: the last one that holds. */
  function heldBy(
    goals: readonly StoredGoal[],
    { kind, metric, fromDay, own }: Omit<StoredGoal, 'target'>,
  ): number | null {
    const held = goals.filter(
      (goal) => goal.kind === kind && goal.metric === metric && goal.own === own && goal.fromDay <= fromDay,
    )
    return held.at(-1)?.target ?? null
  }

  function tell(goals: readonly StoredGoal[]): Goal[] {
    return goals
      .filter(({ own }) => !own)
      .map(({ kind, metric, target, fromDay }) => ({ kind, metric, target, from: dateOf(fromDay) }))
  }

  function withGoal(goals: readonly StoredGoal[], goal: StoredGoal): StoredGoal[] {
    const others = goals.filter(
      (other) =>
        other.kind !== goal.kind ||
        other.metric !== goal.metric ||
        other.fromDay !== goal.fromDay ||
        other.own !== goal.own,
    )
    return [...others, goal].sort((a, b) => a.fromDay - b.fromDay)
  }

  function checkPosted(stationId: string, courierId: string): void {
    if (roster.homeOf(courierId)?.id !== roster.station(stationId).id) {
      throw new Refusal('not_posted', `${courierId} is posted elsewhere.`, { field: 'courier' })
    }
  }

  /** `own`: by the courier, unless the manager has set one that holds. */
  async function setOne(
    stationId: string,
    courierId: string,
    { from, ...goal }: CourierGoalInput,
    own?: true,
  ): Promise<void> {
    const id = ofCourier(stationId, courierId)
    const fromDay = startingFrom(stationId, goal.kind, from)
    const { kind, metric } = goal
    await org.update(() => {
      if (own && heldBy(kept(id), { kind, metric, fromDay }) !== null) {
        throw new Refusal('goal_is_set', `${courierId} has a goal by the manager.`, { field: 'kind' })
      }
      const next = withGoal(kept(id), { ...goal, fromDay, ...(own ? { own } : {}) })
      return [['goals', id, next.slice(-MAX_KEPT_OF_COURIER)]]
    })
  }

  return {
    targetOf(stationId, kind, metric, fromDay, courierId) {
      const id = courierId === undefined ? stationId : ofCourier(stationId, courierId)
      return heldBy(kept(id), { kind, metric, fromDay })
    },
    list: (stationId) => tell(kept(roster.station(stationId).id)),
    async set(stationId, goal) {
      const fromDay = runningFrom(stationId, goal.kind)
      await org.update(() => [['goals', stationId, withGoal(kept(stationId), { ...goal, fromDay })]])
    },
    async setSheet(stationId, goals) {
      for (const { courier } of goals) if (courier !== undefined) checkPosted(stationId, courier)
      const byEntry = Map.groupBy(goals, ({ courier }) =>
        courier === undefined ? stationId : ofCourier(stationId, courier),
      )
      await org.update(() =>
        [...byEntry].map(([id, own]) => {
          const set = own.map(({ kind, metric, target }) => ({
            ...{ kind, metric, target },
            fromDay: runningFrom(stationId, kind),
          }))
          const next = set.reduce(withGoal, [...kept(id)])
          return ['goals', id, id === stationId ? next : next.slice(-MAX_KEPT_OF_COURIER)]
        }),
      )
    },
    listOfCourier(stationId, courierId) {
      checkPosted(stationId, courierId)
      return tell(kept(ofCourier(stationId, courierId)))
    },
    async setOfCourier(stationId, courierId, goal) {
      checkPosted(stationId, courierId)
      await setOne(stationId, courierId, goal)
    },
    own(stationId, courierId) {
      const goals = kept(ofCourier(stationId, courierId))
      return KINDS.flatMap((kind) => {
        const fromDay = runningFrom(stationId, kind)
        return GOAL_METRICS.flatMap((metric): OwnGoal[] => {
          const set = heldBy(goals, { kind, metric, fromDay })
          if (set !== null) return [{ kind, metric, target: set, by: 'manager' }]
          const wished = heldBy(goals, { kind, metric, fromDay, own: true })
          return wished === null ? [] : [{ kind, metric, target: wished, by: 'courier' }]
        })
      })
    },
    setOwn: (stationId, courierId, goal) => setOne(stationId, courierId, goal, true),
  }
}
