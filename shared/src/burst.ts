/** What a rule for implausible bursts (H3) would have held. */
import { z } from 'zod'
import { burstRuleSchema } from './correction.ts'

// GET /stations/{id}/pending/preview?parcels=&minutes=: the last seven days up to today, had the rule been in force
export const burstPreviewQuerySchema = z.object({
  parcels: z.coerce.number().pipe(burstRuleSchema.shape.parcels),
  minutes: z.coerce.number().pipe(burstRuleSchema.shape.minutes),
})

export interface BurstPreview {
  /** First and last day, as dates. */
  from: string
  to: string
  /** All that came, and what of it would have waited. */
  pickups: number
  held: number
  heldParcels: number
  /** Whose would have waited, most first. */
  couriers: { id: string; name: string; held: number }[]
}
