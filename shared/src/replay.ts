/** A day of a station as it came about: what counts now of it, in order. The contract of server and player. */
import type { LiveMetric, Member } from './protocol.ts'

/** More is merged: so many are enough for every second of a long day. */
export const MAX_REPLAY_EVENTS = 20_000

/** How long the whole of a day may take on a wall, in seconds. */
export const REPLAY_SECONDS = [10, 30, 60] as const

/** `at` in ms after `startsAt`, index in `members` (-1 for those who are not shown), parcels. */
export type ReplayEvent = [at: number, member: number, parcels: number]

// GET /stations/{id}/replay?date=&metric=
export interface Replay {
  stationId: string
  stationName: string
  /** The business day, a date. */
  date: string
  metric: LiveMetric
  /** In force on that day. */
  timeZone: string
  /** Bounds of the day, ms, half-open. */
  startsAt: number
  endsAt: number
  /** Its working hours, ms. */
  opensAt: number
  closesAt: number
  /** Until when it is told, ms: the end of the day, or now while it runs. */
  asOf: number
  /** Everyone on the board of the day; of walls in public the top only, masked. */
  members: Member[]
  /** In order of time. */
  events: ReplayEvent[]
}
