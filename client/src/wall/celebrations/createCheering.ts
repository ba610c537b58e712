/**
 * Celebrations with a budget (H2): they are gathered for a moment and become one, at most one in so many minutes
 * takes the wall over, and the others are a line in the foot. Only what was seen happening counts: nothing after
 * a reconnect, a reload or a new epoch. It knows no clock and no screen.
 */
import type { GoalKind } from '@leitai/shared/goal'
import type { Snapshot } from '@leitai/shared/protocol'
import type { LiveState } from '../../live/liveState.ts'
import { type Cheer, coalesce } from './cheers.ts'
import { findCheers } from './findCheers.ts'
import { type Marks, markWith } from './marks.ts'

/** Within this time of the first, whatever else comes is celebrated with it. */
export const GATHER_MS = 1_500
export const TAKEOVER_MS = 9_000
export const LINE_MS = 12_000

export type Heard = Pick<LiveState, 'snapshot' | 'link' | 'fresh' | 'stretch'>

export interface CheeringRules {
  /** Quiet hours, or an awards ceremony: what happens then is never celebrated, also not afterwards. */
  quiet: boolean
  /** Between two takeovers; null: none at all. */
  everyMs: number | null
  /** Something else has the wall. */
  busy: boolean
}

/** The greatest first. */
export interface Celebration {
  as: 'takeover' | 'line'
  cheers: Cheer[]
}

interface Seen {
  snapshot: Snapshot
  live: boolean
  stretch: number
}

/** `lastTakeoverAt`: of the page before this one, where it is known. All times in ms of a clock that never jumps. */
export function createCheering(lastTakeoverAt: number | null) {
  let seen: Seen | null = null
  let marks: Record<GoalKind, Marks> | null = null
  let waiting: Cheer[] = []
  let waitingSince = 0
  let shownUntil = Number.NEGATIVE_INFINITY
  let takenAt = lastTakeoverAt

  function follows(before: Seen, { snapshot, live, stretch }: Seen): boolean {
    return (
      before.live &&
      live &&
      before.stretch === stretch &&
      before.snapshot.epoch === snapshot.epoch &&
      before.snapshot.station.id === snapshot.station.id
    )
  }

  function mayTakeOver(now: number, { everyMs, busy }: CheeringRules): boolean {
    if (everyMs === null || busy) return false
    return takenAt === null || now - takenAt >= everyMs
  }

  return {
    /** What the wall has now. */
    hear(
      { snapshot, link, fresh, stretch }: Heard,
      now: number,
      { quiet, courierGoal }: Pick<CheeringRules, 'quiet'> & { courierGoal: number | null },
    ): void {
      if (!snapshot) return
      const next = { snapshot, live: link === 'live' && fresh, stretch }
      const before = seen
      seen = next
      if (before?.snapshot === snapshot && before.stretch === stretch) return
      if (before && marks && !quiet && follows(before, next)) {
        const found = findCheers(before.snapshot, snapshot, marks, courierGoal)
        if (found.length > 0 && waiting.length === 0) waitingSince = now
        waiting = coalesce([...waiting, ...found])
      }
      marks = {
        day: markWith(marks?.day ?? null, 'day', snapshot),
        week: markWith(marks?.week ?? null, 'week', snapshot),
      }
    },
    /** When `show` has something to say; null while nothing waits. */
    dueAt(): number | null {
      return waiting.length === 0 ? null : Math.max(waitingSince + GATHER_MS, shownUntil)
    },
    /** What is to be celebrated now, and how. */
    show(now: number, rules: CheeringRules): Celebration | null {
      const due = this.dueAt()
      if (due === null || now < due) return null
      const cheers = waiting
      waiting = []
      if (rules.quiet) return null
      const takesOver = mayTakeOver(now, rules)
      if (takesOver) takenAt = now
      shownUntil = now + (takesOver ? TAKEOVER_MS : LINE_MS)
      return { as: takesOver ? 'takeover' : 'line', cheers }
    },
  }
}
