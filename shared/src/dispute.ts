/**
 * A courier doubts a pickup or misses one, or asks to be left off walls; the manager answers; both see the trail.
 */
import { z } from 'zod'
import { pickupIdSchema } from './pickup.ts'

const sentenceSchema = z.string().trim().min(1).max(300)
/** More than these a courier cannot have open at a station. */
export const MAX_OPEN_DISPUTES = 20
/** Nor open more than these within 24 hours. */
export const MAX_DISPUTES_A_DAY = 100

export const DISPUTED = ['pickup', 'missing', 'walls'] as const
export type Disputed = (typeof DISPUTED)[number]
export type DisputeState = 'open' | 'accepted' | 'declined' | 'withdrawn'

// POST /stations/{id}/disputes (courier) → Dispute
export const disputeSchema = z.strictObject({
  /**
   * `pickup`: something about it is wrong. `missing`: it is not counted for the courier. `walls`: the courier asks to be
   * left off walls, where the station leaves that to its manager; accepted, it is done.
   */
  about: z.enum(DISPUTED),
  /** Waybill; must be given for `pickup`. */
  pickupId: pickupIdSchema.nullable().default(null),
  text: sentenceSchema,
})
export type DisputeInput = z.input<typeof disputeSchema>

export interface Dispute {
  id: string
  stationId: string
  courier: string
  name: string
  about: Disputed
  pickupId: string | null
  state: DisputeState
  /** Oldest first; the first is the courier's own sentence. */
  trail: DisputeStep[]
}
export interface DisputeStep {
  at: string
  /** `courier`, or `@` and who decided. */
  by: string
  state: DisputeState
  /** Empty for a withdrawal. */
  text: string
}

// GET /stations/{id}/disputes?state=&from=&limit=: the manager's all, a courier's own; newest first
export const disputesQuerySchema = z.object({
  /** Where somebody is signed in as both: whose the page is. */
  as: z.enum(['courier', 'manager']).optional(),
  /** `open` is for managers. */
  state: z.enum(['open', 'all']).default('all'),
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export interface DisputesReply {
  total: number
  disputes: Dispute[]
}

// POST /stations/{id}/disputes/{disputeId}/decision (manager) → Dispute; only an open one (`dispute_closed`)
export const decisionSchema = z.strictObject({
  accept: z.boolean(),
  text: sentenceSchema,
})
export type DecisionInput = z.input<typeof decisionSchema>

// DELETE /stations/{id}/disputes/{disputeId} (the courier whose it is): withdraws → Dispute
