/** Challenges (PK): a contest between two couriers of a station, over a day or a week, on its ordinary boards. */
import { z } from 'zod'
import type { PeriodState } from './calendar.ts'
import type { GoalKind } from './goal.ts'
import { idSchema } from './pickup.ts'
import type { LiveMetric } from './protocol.ts'

/** Challenges of one station that are not over. */
export const MAX_OPEN_CHALLENGES = 12
export const MAX_CHALLENGE_TITLE = 24

// GET /stations/{id}/challenges → Challenge[], newest first · POST → Challenge · DELETE /stations/{id}/challenges/{challengeId}
export const challengeSchema = z
  .strictObject({
    /** Couriers of the station. */
    a: idSchema,
    b: idSchema,
    metric: z.enum(['pickups', 'walkin']),
    /** A day or a week that is not over: `2026-11-22`, `2026-W47`, `today`, `this-week`. */
    period: z.string().max(20),
    /** May be empty: the wall has a word of its own. */
    title: z.string().trim().max(MAX_CHALLENGE_TITLE),
  })
  .refine(({ a, b }) => a !== b, { path: ['b'] })
export type ChallengeInput = z.input<typeof challengeSchema>

export interface Challenge {
  id: string
  a: { memberId: string; name: string }
  b: { memberId: string; name: string }
  metric: LiveMetric
  kind: GoalKind
  period: string
  title: string
  createdAt: number
  /** `coming` before its period has begun. */
  state: 'coming' | PeriodState
}
