import type { IncomingMessage } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '@leitai/shared/refusal'
import { hasRight, MANAGER_ROLES, type Right, type Role } from '@leitai/shared/rights'
import { courierSignatureOf, signatureOf } from '@leitai/shared/signature'
import type { Actors } from '../org/actors.ts'
import type { Keys, Source } from '../people/keys.ts'
import type { Roster } from '../people/roster.ts'
import type { CourierPrincipal, ManagerPrincipal, Sessions } from '../people/sessions.ts'
import type { Throttle } from '../people/throttle.ts'
import type { WallPrincipal, Walls } from '../walls/walls.ts'
import { afterBody } from './body.ts'
import { cookieOf, type SessionCookies } from './cookies.ts'
import { isSafe } from './origin.ts'

/** What a courier writes is kept for long, some of it for good: nobody's thumb is faster than this. */
const COURIER_CHANGES = { limit: 300, windowS: 3_600 }

export type Principal = ({ role: 'source' } & Source) | ManagerPrincipal | CourierPrincipal | WallPrincipal

/** Somebody with an account. */
export function isManager(principal: Principal): principal is ManagerPrincipal {
  return MANAGER_ROLES.some((role) => role === principal.role)
}

/** How somebody signs what they do: by their account, or by the role where they have none. */
export function signatureFor(principal: Principal): string {
  const account = isManager(principal) ? principal.accountId : principal.role
  return signatureOf({ account, name: isManager(principal) ? principal.name : '' })
}

export interface Principals {
  /** Whether a principal's rights extend to a station. */
  covers(principal: Principal, stationId: string): boolean
  /** Whether they extend to all of the stations; `*` are all that there are. */
  coversAll(principal: Principal, stations: '*' | readonly string[]): boolean
  /** Throws `forbidden_station`, naming the field, unless they do. */
  requireAll(principal: Principal, stations: '*' | readonly string[], field: string): void
  /** Whether a principal has a right, for a station where one is named. */
  may(principal: Principal, right: Right, stationId?: string): boolean
  /** Everybody that a request comes from: one browser may be signed in as manager and as courier. */
  of(req: IncomingMessage): Promise<Principal[]>
  /**
   * The one of a request that has a right, for a station where one is named.
   * Throws `unauthenticated`, `forbidden`, or `too_many_attempts` for a courier who changes things without end.
   */
  require(req: IncomingMessage, right: Right, stationId?: string): Promise<Principal>
  /** The id of the courier of a request who has a right, at a station where one is named. Throws as `require`. */
  requireCourier(req: IncomingMessage, right: Right, stationId?: string): Promise<string>
}

/** Finds out who asks, and whether they may. The one check of every route and socket event. */
export function createPrincipals(deps: {
  keys: Keys
  sessions: Sessions
  cookies: SessionCookies
  walls: Walls
  roster: Roster
  /** Told who is let in, so that the trail names them. */
  actors: Pick<Actors, 'are'>
  throttle: Pick<Throttle, 'attempt'>
}): Principals {
  const { throttle, keys, sessions, cookies, walls, roster, actors } = deps

  function covers(principal: Principal, stationId: string): boolean {
    if (isManager(principal)) return principal.unit === null || roster.isWithin(stationId, principal.unit)
    if (principal.role === 'source')
      return principal.stations === '*' || principal.stations.includes(stationId)
    if (principal.role === 'wall') return principal.stationId === stationId
    return roster.currentStation(principal.courierId)?.id === stationId
  }

  function coversAll(principal: Principal, stations: '*' | readonly string[]): boolean {
    if (stations !== '*') return stations.every((stationId) => covers(principal, stationId))
    return principal.role === 'owner' || (principal.role === 'source' && principal.stations === '*')
  }

  function may(principal: Principal, right: Right, stationId?: string): boolean {
    if (isManager(principal) && principal.mustSetPassword && right !== 'password.set') return false
    return hasRight(principal.role, right) && (stationId === undefined || covers(principal, stationId))
  }

  async function of(req: IncomingMessage): Promise<Principal[]> {
    const bearer = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1]
    if (bearer !== undefined) {
      const wall = await walls.principalOf(bearer)
      if (wall) return [wall]
      const source = await keys.sourceOf(bearer)
      return source ? [{ role: 'source', ...source }] : []
    }
    const found = await Promise.all([
      sessions.manager(cookieOf(req, cookies.manager)),
      sessions.courier(cookieOf(req, cookies.courier)),
    ])
    return found.filter((principal) => principal !== undefined)
  }

  async function one(req: IncomingMessage, right: Right, stationId?: string, roles?: readonly Role[]) {
    const present = await of(req)
    if (present.length === 0) throw new Refusal('unauthenticated', 'Nobody is signed in.')
    const able = present.find(
      (principal) => may(principal, right, stationId) && (roles?.includes(principal.role) ?? true),
    )
    if (!able) throw new Refusal('forbidden', `Not allowed: ${right}.`)
    if (able.role === 'courier' && !isSafe(req)) {
      const { limit, windowS } = COURIER_CHANGES
      await throttle.attempt(`changes:${able.courierId}`, limit, windowS)
    }
    afterBody(req, () => stillThere(req, able, () => may(able, right, stationId)))
    actors.are(signatureFor(able))
    return able
  }

  /** A body may come long after who sends it was let in: by then they may be nobody, or somebody else. */
  async function stillThere(req: IncomingMessage, before: Principal, mayStill: () => boolean): Promise<void> {
    const present = await of(req)
    if (present.length === 0) throw new Refusal('unauthenticated', 'Nobody is signed in any more.')
    if (!present.some((principal) => isDeepStrictEqual(principal, before)) || !mayStill()) {
      throw new Refusal('forbidden', 'Not allowed any more.')
    }
  }

  return {
    of,
    covers,
    coversAll,
    requireAll(principal, stations, field) {
      if (!coversAll(principal, stations)) {
        throw new Refusal('forbidden_station', 'Not all of these stations.', { field })
      }
    },
    may,
    require: (req, right, stationId) => one(req, right, stationId),
    async requireCourier(req, right, stationId) {
      const courier = await one(req, right, stationId, ['courier'])
      if (courier.role !== 'courier') throw new Refusal('forbidden', 'This is for couriers.')
      actors.are(courierSignatureOf({ id: courier.courierId, name: roster.nameOf(courier.courierId) }))
      return courier.courierId
    },
  }
}
