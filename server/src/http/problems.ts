import { randomUUID } from 'node:crypto'
import { type Problem, Refusal, type RefusalCode } from '@leitai/shared/refusal'
import type { ErrorRequestHandler, Request } from 'express'
import type { Log } from '../log.ts'
import { RosterRefusal } from '../people/rosterImport.ts'
import { isRedisAway } from '../redis/away.ts'
import { type Language, languageOf, wordedRosterError, wordsOf } from './words.ts'

/** HTTP status of each refusal. A refused pickup that came alone is a 4xx too. */
const STATUS: Record<RefusalCode, number> = {
  not_json: 400,
  invalid_pickup: 422,
  unknown_courier: 422,
  unknown_station: 404,
  not_posted: 422,
  pickup_in_future: 422,
  version_conflict: 409,
  forbidden_station: 403,
  invalid_request: 400,
  invalid_period: 400,
  too_large: 413,
  body_too_slow: 408,
  unsupported_media_type: 415,
  too_many_requests: 429,
  not_found: 404,
  unknown_pickup: 404,
  pickup_changed: 409,
  pickup_exists: 409,
  not_applicable: 409,
  unknown_dispute: 404,
  dispute_closed: 409,
  too_many_disputes: 429,
  too_many_challenges: 409,
  goal_is_set: 409,
  manager_decides: 403,
  unknown_challenge: 404,
  challenge_closed: 409,
  unknown_announcement: 404,
  announcement_begun: 409,
  too_many_kudos: 429,
  unknown_final: 404,
  unknown_draft: 404,
  draft_changed: 409,
  unknown_ceremony: 404,
  ceremony_running: 409,
  ceremony_moved: 409,
  nobody_honoured: 409,
  unauthenticated: 401,
  forbidden: 403,
  foreign_origin: 403,
  wrong_password: 401,
  one_time_expired: 401,
  wrong_pin: 401,
  pin_is_set: 409,
  weak_pin: 422,
  unknown_account: 404,
  account_exists: 409,
  own_account: 409,
  unknown_unit: 422,
  too_many_attempts: 429,
  ticket_expired: 410,
  pairing_expired: 410,
  wall_away: 409,
  invalid_roster: 422,
  roster_changed: 409,
  unavailable: 503,
  archive_unreadable: 503,
  internal: 500,
}

const UNAVAILABLE_RETRY_S = 1

/** RFC 9457 problem details of a refusal, worded for who asked. */
export function problemOf(code: RefusalCode, language: Language, field?: string): Problem {
  return {
    type: `urn:leitai:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status: STATUS[code],
    detail: wordsOf(code, language, field),
    code,
    ...(field ? { field } : {}),
  }
}

/** The problem that an error is; what is not a refusal is logged under an id and leaves as `internal`. */
export function problemOfError(error: unknown, language: Language, log: Log): Problem {
  if (error instanceof Refusal) return problemOf(error.code, language, error.details.field)
  if (isRedisAway(error)) return problemOf('unavailable', language)
  if (isClientError(error)) return problemOf('invalid_request', language)
  const requestId = randomUUID()
  log.error('request failed', error, { requestId })
  return { ...problemOf('internal', language), requestId }
}

/** What Express itself finds wrong with a request: an address or a header that cannot be read. */
function isClientError(error: unknown): boolean {
  if (!(error instanceof Error) || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}

export function languageOfRequest(req: Request): Language {
  return languageOf(req.headers['accept-language'])
}

/** The one place that words errors for HTTP. */
export function createProblemHandler(log: Log): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (req.destroyed && !req.complete) return res.destroy() // whoever asked has gone
    if (res.headersSent) {
      if (!isRedisAway(error)) log.error('reply broken off', error)
      return next(error)
    }
    const language = languageOfRequest(req)
    const problem = problemOfError(error, language, log)
    const errors =
      error instanceof RosterRefusal ? error.errors.map((one) => wordedRosterError(one, language)) : undefined
    const retryAfterS = error instanceof Refusal ? error.details.retryAfterS : undefined
    if (retryAfterS !== undefined) res.set('Retry-After', String(retryAfterS))
    if (problem.status === 503) res.set('Retry-After', String(UNAVAILABLE_RETRY_S))
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer')
    // a body that was not read to its end makes the connection useless for another request
    if (!req.complete) res.set('Connection', 'close')
    res
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, errors }))
  }
}
