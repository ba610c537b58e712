import type { Metric } from './standings.ts'

/** A number on a stored board that is not what the facts say: this never happens by itself. */
export interface Drift {
  stationId: string
  metric: Metric
  period: string
  memberId: string
  /** `reachedAt` in ms, as it is stored. */
  what: 'score' | 'reachedAt'
  stored: number | null
  expected: number | null
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
