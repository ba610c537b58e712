/**
 * What managers do to single pickups. Each correction is a version of its own above those of sources, always with
 * a reason, and stays readable for good: the versions are the audit trail.
 */
import { z } from 'zod'
import type { ExplainedPickup } from './explanation.ts'
import { type Fact, idSchema, pickupIdSchema, pickupSchema } from './pickup.ts'

const reasonSchema = z.string().trim().min(1).max(200)
/** The version that the manager looked at: where another has come since, nothing is done (`pickup_changed`). */
const baseSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

// POST /stations/{id}/pickups/{pickupId}/corrections → Fact
export const correctionSchema = z.discriminatedUnion('action', [
  /** It counts no more. */
  z.strictObject({ action: z.literal('void'), base: baseSchema, reason: reasonSchema }),
  /** A void one counts again. */
  z.strictObject({ action: z.literal('restore'), base: baseSchema, reason: reasonSchema }),
  /** It counts for another courier. */
  z.strictObject({
    action: z.literal('reassign'),
    base: baseSchema,
    reason: reasonSchema,
    courier: idSchema,
  }),
  /** It stands for other parcels, or another amount. */
  z.strictObject({
    action: z.literal('amend'),
    base: baseSchema,
    reason: reasonSchema,
    count: pickupSchema.shape.count,
    revenue: pickupSchema.shape.revenue,
  }),
  /** One that waits counts (H3). */
  z.strictObject({ action: z.literal('count'), base: baseSchema, reason: reasonSchema }),
])
export type CorrectionInput = z.input<typeof correctionSchema>
export type CorrectionAction = CorrectionInput['action']

// POST /stations/{id}/pickups: one that no system sent → Fact. Known ids are refused (`pickup_exists`).
export const handPickupSchema = pickupSchema
  .omit({ version: true, station: true, void: true })
  .extend({ reason: reasonSchema })
export type HandPickupInput = z.input<typeof handPickupSchema>

// GET /stations/{id}/corrections?from=&limit=: the trail, newest first
export const correctionsQuerySchema = z.object({
  /** Corrections to pass over. */
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export interface CorrectionsReply {
  total: number
  corrections: Correction[]
  /** How many of this page are left out: their pickups lie in the archive, in a file that cannot be read. */
  unreadable: number
}
export type FactVersion = Omit<Fact, 'history' | 'stationId' | 'id'>
export interface Correction {
  pickupId: string
  /** When it was made. */
  madeAt: string
  /** `@` and who made it. */
  by: string
  /** Address of the browser that it came from. */
  address: string
  reason: string
  /** Null for a pickup added by hand. */
  before: (FactVersion & { courierName: string }) | null
  after: FactVersion & { courierName: string }
}

/** H3: more parcels of one courier within so many minutes are held until the manager has looked. */
export const burstRuleSchema = z.strictObject({
  parcels: z.int().min(1).max(1_000),
  minutes: z.int().min(1).max(120),
})
export type BurstRule = z.infer<typeof burstRuleSchema>

/** As many pickups as one decision may name. */
export const MAX_DECIDED = 500

// GET /stations/{id}/pending?limit=: what waits, oldest first
export const pendingQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_DECIDED).default(200),
})
export interface PendingReply {
  /** The station's rule; null where nothing is ever held. */
  burst: BurstRule | null
  total: number
  pickups: (ExplainedPickup & { courier: string; name: string })[]
}

// POST /stations/{id}/pending: one click for a whole burst
export const decideSchema = z.strictObject({
  action: z.enum(['count', 'void']),
  reason: reasonSchema,
  pickups: z
    .array(z.strictObject({ id: pickupIdSchema, base: baseSchema }))
    .min(1)
    .max(MAX_DECIDED),
})
export type DecideInput = z.input<typeof decideSchema>
export interface DecideReply {
  done: number
  /** Ids of those that were left alone: somebody else decided, or they changed meanwhile. */
  changed: string[]
}
