/** Why a courier stands where they stand (S4): the pickups behind a score, page by page. */
import { z } from 'zod'
import type { PeriodState } from './calendar.ts'
import { type Channel, idSchema } from './pickup.ts'
import { METRICS, type Metric } from './standings.ts'

// GET /stations/{id}/explanation?metric=&period=&courier=[&after=&limit=]: of any courier for the manager, a
// courier's own for the courier (who may leave `courier` out)
export const explanationQuerySchema = z.object({
  metric: z.enum(METRICS).default('pickups'),
  /** A key or an alias, see `parsePeriod`. */
  period: z.string().max(20).default('today'),
  courier: idSchema.optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export interface Explanation {
  stationId: string
  metric: Metric
  period: string
  /** First and last day, dates. */
  from: string
  to: string
  timeZone: string
  state: PeriodState
  memberId: string
  name: string
  /** Null for one who is not on the board: never posted here in the period and without a score. */
  standing: {
    rank: number
    score: number
    /** Since when the score is what it is; null at 0. */
    reachedAt: string | null
    /** The next higher rank and what is missing to draw level; null at the top. */
    above: Neighbour | null
    /** The next lower rank and how far ahead of it this one is; null at the bottom. */
    below: Neighbour | null
  } | null
  /** Of the whole period, whatever their state. */
  pickupCount: number
  /** Newest first. What they add, over all pages, is the score. */
  pickups: ExplainedPickup[]
  next: string | null
}

export interface Neighbour {
  rank: number
  /** In the metric: parcels, or fen. */
  gap: number
}

export type PickupState = 'counted' | 'void' | 'pending'

/** A pickup as it stands now; every version of it is at `GET /stations/{id}/pickups/{pickupId}`. */
export interface ExplainedPickup {
  id: string
  version: number
  at: string
  day: string
  count: number
  revenue: number
  product: string
  channel: Channel
  state: PickupState
  /** It had another version before. */
  amended: boolean
  /** This version came when the day was final already (P6). */
  late: boolean
  /** To the score in the metric that was asked for; 0 where it does not count there. */
  adds: number
  receivedAt: string
  /** The key that sent it, or `@` and who corrected it. */
  source: string
  /** Why a person made this version. */
  reason: string | null
}
