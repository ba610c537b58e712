/** The closed list of reasons for which Leitai refuses something. Other programs rely on these words. */
export const REFUSAL_CODES = [
  // pickups (P2, P4)
  'not_json',
  'invalid_pickup',
  'unknown_courier',
  'unknown_station',
  'not_posted',
  'pickup_in_future',
  'version_conflict',
  'forbidden_station',
  // requests
  'invalid_request',
  'invalid_period',
  'too_large',
  'body_too_slow',
  'unsupported_media_type',
  'too_many_requests',
  'not_found',
  'unknown_pickup',
  // corrections and disputes
  'pickup_changed',
  'pickup_exists',
  'not_applicable',
  'unknown_dispute',
  'dispute_closed',
  'too_many_disputes',
  'too_many_challenges',
  'goal_is_set',
  'unknown_challenge',
  'challenge_closed',
  // announcements
  'unknown_announcement',
  'announcement_begun',
  'too_many_kudos',
  // finals
  'unknown_final',
  'unknown_draft',
  'draft_changed',
  // ceremonies
  'unknown_ceremony',
  'ceremony_running',
  'ceremony_moved',
  'nobody_honoured',
  // rights
  'unauthenticated',
  'forbidden',
  'foreign_origin',
  'wrong_password',
  'one_time_expired',
  'wrong_pin',
  'pin_is_set',
  'weak_pin',
  'unknown_account',
  'account_exists',
  'own_account',
  'unknown_unit',
  'manager_decides',
  'too_many_attempts',
  'ticket_expired',
  'pairing_expired',
  'wall_away',
  // roster
  'invalid_roster',
  'roster_changed',
  // the service itself
  'unavailable',
  'archive_unreadable',
  'internal',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface RefusalDetails {
  /** The field at fault, as a path: `count`, `couriers[3].postings[0].from`, `line 7, column from`. */
  field?: string
  /** Seconds after which a new try makes sense. */
  retryAfterS?: number
}

/** What is thrown wherever something is refused; the edges word it for who asked. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails
  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** A refusal on the wire: RFC 9457 problem details with the stable code beside them. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: RefusalCode
  field?: string
  requestId?: string
}
