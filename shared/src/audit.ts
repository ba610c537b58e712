import type { Difference } from './differences.ts'

/** A difference that the audit has found. */
export interface Drift extends Difference {
  stationId: string
  foundAt: string
}

// GET /audit: what the server that answers has recomputed since it started
export interface AuditReply {
  /** Days of stations whose boards were recomputed, each time that they were. */
  auditedDays: number
  /** Differences found, again at each audit for as long as they last; `leitai rebuild` mends them. */
  driftFound: number
  lastAuditedAt: string | null
  lastDrift: Drift | null
}
