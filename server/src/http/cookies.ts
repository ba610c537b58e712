import type { IncomingMessage } from 'node:http'
import type { SessionRole } from '../people/sessions.ts'

/** Where a browser keeps who is signed in. Both may be, each as themselves. */
export type SessionCookies = Readonly<Record<SessionRole, string>>

/**
 * What a cookie is called. Over https browsers take `__Host-` from this very host only, so that no page of a
 * neighbouring host can put somebody else's session in the place of one's own; over http they take it from nobody.
 */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

export function sessionCookies(secure: boolean): SessionCookies {
  return { manager: cookieName('leitai_manager', secure), courier: cookieName('leitai_courier', secure) }
}

/**
 * The first value of a cookie exactly as it was sent, whatever other sites of the same host have put around it.
 * Tokens need no decoding.
 */
export function cookieOf({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}
