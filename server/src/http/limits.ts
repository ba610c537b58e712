import type { IncomingMessage } from 'node:http'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import { hashToken } from '../secrets/secrets.ts'
import { cookieOf, type SessionCookies } from './cookies.ts'
import { networkOf } from './networks.ts'
import { isManager, type Principal, type Principals } from './principals.ts'

/** How much one may ask of a process. Requests are those of a window. */
export interface LimitSettings {
  windowMs: number
  /** Of a source's key; a batch or a stream is one request, however long. */
  sourceRequests: number
  /** Of a courier, a manager's account or a wall. */
  tokenRequests: number
  /** Of all at one address who show no token that is good: a station's people sign in from one. */
  addressRequests: number
  /** Live connections, or streams under way, of one key, courier, account or wall. */
  connections: number
}

export interface Limits {
  /** Counts a request for whom it comes from. Throws `too_many_requests`, saying when there may be more. */
  request(req: IncomingMessage): Promise<void>
  /** Counts a request of whom is known already, or of nobody. Throws as `request` does. */
  requestOf(principal: Principal | undefined, req: IncomingMessage): void
  /** Counts a connection that stays, until what it returns is called. Throws `too_many_requests`. */
  connect(principal: Principal): () => void
}

/**
 * Limits requests and connections by who makes them, in this process: counts in Redis would cost each request what
 * writing a pickup costs. All are counted in one window and forgotten at its end, so memory needs no sweeping.
 */
export function createLimits(deps: {
  principals: Pick<Principals, 'of'>
  cookies: SessionCookies
  settings: LimitSettings
  clock: Clock
}): Limits {
  const { principals, cookies, settings, clock } = deps
  const { windowMs } = settings
  let startedAt = clock.now()
  const requests = new Map<string, number>()
  /** By what their requests show, so that a flood costs no more than counting: those only who may ask on. */
  const known = new Map<string, Principal>()
  const connections = new Map<string, number>()

  /** Begins a window where one is over, or the clock was set back; how long it lasts yet. */
  function leftMs(): number {
    const now = clock.now()
    if (now < startedAt || now >= startedAt + windowMs) {
      startedAt = now
      requests.clear()
      known.clear()
    }
    return startedAt + windowMs - now
  }

  function requestOf(principal: Principal | undefined, req: IncomingMessage): void {
    const left = leftMs()
    const name = principal ? nameOf(principal) : `address:${networkOf(addressOf(req))}`
    const count = (requests.get(name) ?? 0) + 1
    requests.set(name, count)
    if (count > limitFor(principal, settings)) throw tooMany(left)
  }

  return {
    async request(req) {
      const shown = shownBy(req, cookies)
      if (shown === undefined) return requestOf(undefined, req)
      leftMs() // what was known in another window is looked up anew
      const principal = known.get(shown) ?? (await principals.of(req))[0]
      requestOf(principal, req)
      if (principal) known.set(shown, principal)
    },
    requestOf,
    connect(principal) {
      const name = nameOf(principal)
      const count = connections.get(name) ?? 0
      if (count >= settings.connections) throw tooMany(windowMs)
      connections.set(name, count + 1)
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        const left = (connections.get(name) ?? 0) - 1
        if (left > 0) connections.set(name, left)
        else connections.delete(name)
      }
    },
  }
}

function tooMany(retryAfterMs: number): Refusal {
  return new Refusal('too_many_requests', 'Too many requests.', {
    retryAfterS: Math.ceil(retryAfterMs / 1000),
  })
}

function limitFor(principal: Principal | undefined, settings: LimitSettings): number {
  if (!principal) return settings.addressRequests
  return principal.role === 'source' ? settings.sourceRequests : settings.tokenRequests
}

/** One name however often somebody has signed in: more sessions are no more room. */
function nameOf(principal: Principal): string {
  if (isManager(principal)) return `manager:${principal.accountId}`
  if (principal.role === 'source') return `source:${principal.keyId}`
  if (principal.role === 'wall') return `wall:${principal.wallId}`
  return `courier:${principal.courierId}`
}

/** The tokens that a request shows, not as they are; undefined where there are none. */
function shownBy(req: IncomingMessage, names: SessionCookies): string | undefined {
  const { authorization } = req.headers
  const cookies = Object.values(names).map((name) => cookieOf(req, name) ?? '')
  const shown = authorization ?? (cookies.some((value) => value !== '') ? cookies.join(';') : undefined)
  return shown === undefined ? undefined : hashToken(shown)
}

/** The client's address behind a trusted proxy: every request of our server is Express's, handshakes too. */
function addressOf(req: IncomingMessage): string {
  const given = 'ip' in req ? req.ip : undefined
  return typeof given === 'string' ? given : (req.socket.remoteAddress ?? '')
}
