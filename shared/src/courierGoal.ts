/** Goals of one courier: those of the manager, and the courier's own. */
import { z } from 'zod'
import { goalSchema } from './api.ts'

// GET, PUT /stations/{id}/couriers/{courierId}/goals (manager): those of one courier, as a station's
/** `from`: any day of the period from which it holds, the running one or a later one; left out, the running one. */
export const courierGoalSchema = goalSchema.extend({ from: z.iso.date().optional() })
export type CourierGoalInput = z.infer<typeof courierGoalSchema>
// GET, PUT /stations/{id}/own-goals (courier): what holds now for the reader; one of the manager's is not changed (`goal_is_set`)
export const ownGoalSchema = goalSchema.extend({ kind: z.enum(['day', 'week']) })
export interface OwnGoal extends z.infer<typeof ownGoalSchema> {
  target: number
  /** Who has set it. */
  by: 'manager' | 'courier'
}
