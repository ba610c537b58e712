/** Where time comes from: an argument everywhere, so that a season can be replayed and a midnight tested at noon. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}
