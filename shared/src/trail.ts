/** The trail of the organisation: who changed what, when, from where. Nothing of it is ever changed or taken out. */

export const TRAIL_KINDS = [
  'managers',
  'pins',
  'units',
  'stations',
  'couriers',
  'keys',
  'goals',
  'settings',
  'challenges',
  'announcements',
  'ceremonies',
  'walls',
  'programmes',
  'finals',
] as const
export type TrailKind = (typeof TRAIL_KINDS)[number]

/** One change of one thing. Secrets are left out of what it was before and after. */
export interface TrailRecord {
  /** ms */
  at: number
  kind: TrailKind
  /** Of what was changed: an account, a courier, a station … */
  id: string
  /** Stations and units that it concerns; '*' are all. */
  places: '*' | string[]
  /** A signature (`signatoryOf`); `cli` for a command on the server, `system` for what Leitai does by itself. */
  by: string
  /** Of the browser that it came from; empty for a command. */
  address: string
  /** Null where there was nothing, or is nothing any more; of what is very long `shortened` names what is left out. */
  before: unknown
  after: unknown
}

export interface TrailEntry extends TrailRecord {
  /** Its place in the trail. */
  seq: string
}

// GET /trail?station=&kind=&by=&before=&limit=, newest first
export interface TrailReply {
  entries: TrailEntry[]
  /** Where the next page goes on (`before`); null where there is none. A page may be short all the same. */
  next: string | null
}
