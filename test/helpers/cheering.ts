/** A wall that looks on while scores change, with the celebrations that it makes of it. */
import type { Snapshot } from '@leitai/shared/protocol'
import {
  type CheeringRules,
  createCheering,
  GATHER_MS,
} from '../../client/src/wall/celebrations/createCheering.ts'
import { buildSnapshot } from './snapshots.ts'

export const MINUTE_MS = 60_000
export const LOUD: CheeringRules = { quiet: false, everyMs: 10 * MINUTE_MS, busy: false }

export interface Celebrated {
  at: number
  as: 'takeover' | 'line'
  /** `leader:徐静:12`, the greatest first. */
  cheers: string[]
}

/** A wall with `members` (id and name alike) whose day and week have the same scores. */
export function lookOn(members: readonly string[], parts: Partial<Snapshot> = {}) {
  const cheering = createCheering(null)
  const scores = new Map(members.map((id) => [id, 0]))
  let snapshot = build({})
  let stretch = 1
  let link: 'live' | 'serverAway' | 'redisAway' = 'live'
  let now = 0
  const celebrated: Celebrated[] = []
  let rules = LOUD
  let courierGoal: number | null = null

  function build(more: Partial<Snapshot>): Snapshot {
    const rows = [...scores].map(([id, score]): [string, number, number | null] => [
      id,
      score,
      score > 0 ? 1 : null,
    ])
    const day = { period: '2026-11-22', rows }
    const week = { period: '2026-W47', rows }
    return buildSnapshot({
      members: members.map((id) => ({ id, name: id })),
      boards: { 'day/pickups': day, 'day/walkin': day, 'week/pickups': week, 'week/walkin': week },
      ...parts,
      ...more,
    })
  }
  function hear(): void {
    cheering.hear({ snapshot, link, fresh: link === 'live', stretch }, now, {
      quiet: rules.quiet,
      courierGoal,
    })
  }
  hear()

  return {
    celebrated,
    rules(changed: Partial<CheeringRules>, goal: number | null = courierGoal) {
      rules = { ...rules, ...changed }
      courierGoal = goal
    },
    /** Scores change, all at once, and the wall sees it happen; `more` changes something else of the snapshot. */
    change(changed: Record<string, number>, more: Partial<Snapshot> = {}) {
      for (const [id, score] of Object.entries(changed)) scores.set(id, score)
      snapshot = build(more)
      hear()
    },
    score: (id: string) => scores.get(id) ?? 0,
    leave(away: 'serverAway' | 'redisAway') {
      link = away
      hear()
    },
    /** The connection is back; what it brings had to be asked for. */
    comeBack() {
      link = 'live'
      stretch++
      hear()
    },
    /** Time goes on, second by second. */
    wait(ms: number) {
      for (const end = now + ms; now < end; ) {
        now = Math.min(now + 1_000, end)
        const shown = cheering.show(now, rules)
        if (shown) {
          const cheers = shown.cheers.map(({ occasion, names, figure }) =>
            [occasion, names.join('+'), figure].join(':'),
          )
          celebrated.push({ at: now, as: shown.as, cheers })
        }
      }
    },
    /** What has been celebrated since this was asked last. */
    taken(): string[] {
      this.wait(GATHER_MS + 20_000)
      return celebrated.splice(0).flatMap(({ cheers }) => cheers)
    },
  }
}
