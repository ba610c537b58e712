/**
 * Challenges (PK): a contest between two couriers of a station, over a day or a week, on its ordinary boards. A
 * manager sets one up, or a courier asks another one for it, who accepts or declines.
 */
import { z } from 'zod'
import type { PeriodState } from './calendar.ts'
import type { GoalKind } from './goal.ts'
import { idSchema } from './pickup.ts'
import type { LiveMetric } from './protocol.ts'

/** Challenges of one station that are not over. */
export const MAX_OPEN_CHALLENGES = 12
export const MAX_CHALLENGE_TITLE = 24
/** What a courier may have asked for in days and weeks that are not over, whatever came of it. */
export const MAX_OWN_CHALLENGES = 3
/** One that is not answered is over after this long, or with its period. */
export const ANSWER_WITHIN_MS = 24 * 3_600_000

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

// GET /stations/{id}/own-challenges (courier): those that the reader is one of the two of, newest first → OwnChallenge[]
// POST the same (courier) → OwnChallenge: asks a colleague; asked for again while it waits or runs it is the same one
export const ownChallengeSchema = z.strictObject({
  opponent: idSchema,
  metric: z.enum(['pickups', 'walkin']),
  period: z.enum(['today', 'this-week']),
  word: z.string().trim().max(MAX_CHALLENGE_TITLE).default(''),
})
export type OwnChallengeInput = z.input<typeof ownChallengeSchema>

// POST /stations/{id}/own-challenges/{challengeId}/answer (who was asked) → OwnChallenge; `challenge_closed`
export const challengeAnswerSchema = z.strictObject({
  accept: z.boolean(),
  word: z.string().trim().max(60).default(''),
})
export type ChallengeAnswer = z.input<typeof challengeAnswerSchema>

// DELETE /stations/{id}/own-challenges/{challengeId} (who asked, before there is an answer) → OwnChallenge
export interface OwnChallenge extends Omit<Challenge, 'state'> {
  /** `asked`: it waits for an answer until `expiresAt`. */
  state: Challenge['state'] | 'asked' | 'declined' | 'expired' | 'withdrawn'
  /** False for one that a manager has set up. */
  byCourier: boolean
  /** ms; null where nobody has to answer. */
  expiresAt: number | null
  /** What was said with the answer; may be empty. */
  answer: string
  /** From the final alone (F2); null before it. */
  outcome: { scores: { a: number; b: number }; winner: 'a' | 'b' | 'draw' } | null
}
