/** All goals of a station on one page: its own and its couriers', with how far each is. */
import { z } from 'zod'
import { type GoalInput, goalSchema } from './api.ts'
import type { PaceBand, TargetKind } from './goal.ts'
import { idSchema } from './pickup.ts'
import type { LiveMetric } from './protocol.ts'

/** A goal of the sheet; without `courier` it is the station's. */
const sheetGoalSchema = goalSchema.extend({ courier: idSchema.optional() })
export type SheetGoal = GoalInput & { courier?: string | undefined }
// PUT /stations/{id}/goals/sheet: any number of them, all or nothing → 204
export const sheetGoalsSchema = z.array(sheetGoalSchema).min(1).max(2_000)

// GET /stations/{id}/goals/sheet?metric= (left out: the wall's). For the manager: who is behind is no public matter (H1)
export interface GoalSheet {
  metric: LiveMetric
  /** The running periods and those before them. */
  periods: Record<TargetKind, { key: string; before: string }>
  /** The station first, then everyone posted to it today, in the order of their names. */
  rows: GoalRow[]
}

export interface GoalRow {
  /** Null for the station itself. */
  courierId: string | null
  name: string
  goals: Record<TargetKind, GoalCell>
}

export interface GoalCell {
  /** That holds now; null where there is none. */
  target: number | null
  /** So far in the running period. */
  score: number
  /** Null without a target. */
  band: PaceBand | null
  /** What should be reached by now; null without a target. */
  expected: number | null
  /** Of the period before. */
  before: { target: number | null; score: number }
}
