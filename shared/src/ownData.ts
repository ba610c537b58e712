/** What a courier sees and decides of what is held about them. */
import { z } from 'zod'
import type { OwnChallenge } from './challenge.ts'
import type { Correction } from './correction.ts'
import type { OwnGoal } from './courierGoal.ts'
import type { Dispute } from './dispute.ts'
import type { ExplainedPickup } from './explanation.ts'
import { type Courier, nameSchema } from './roster.ts'

// GET /me/profile (courier) → OwnProfile
export interface OwnProfile {
  courierId: string
  name: string
  /** What walls in public call them; null: the masked name. */
  alias: string | null
  /** Left off walls, still ranked (H1). */
  offWalls: boolean
  /** Who decides at their station about leaving walls. */
  offWallsBy: 'courier' | 'manager'
  /** Where they are signed in, the newest first. */
  devices: Device[]
}
export interface Device {
  id: string
  /** When they signed in there, ms. */
  since: number
  /** What the browser says of itself; empty where it was not asked. */
  agent: string
  /** The one that asks. */
  isThis: boolean
}

// PUT /me/profile (courier) → OwnProfile; `manager_decides` for who may not leave walls by themselves
export const ownProfileSchema = z.strictObject({ alias: nameSchema.nullable(), offWalls: z.boolean() })
export type OwnProfileInput = z.input<typeof ownProfileSchema>

// DELETE /me/devices/{id} (courier): signs out there

// GET /me/export (courier): all that is held about them, as a file
export interface OwnExport {
  exportedAt: string
  person: Courier
  stations: {
    id: string
    name: string
    /** Every version of every pickup, newest first, within each month. */
    pickups: ExplainedPickup[]
    disputes: Dispute[]
    /** By people, of their pickups. */
    corrections: Correction[]
    challenges: OwnChallenge[]
    goals: OwnGoal[]
    /** Names of what they have seen or applauded, and when, ms. */
    receipts: { subject: string; at: number }[]
  }[]
  /** Browsers that are told by web push: where their push service is, of what, since when (ms). */
  pushed: { endpoint: string; kinds: string[]; since: number }[]
  devices: Device[]
}
