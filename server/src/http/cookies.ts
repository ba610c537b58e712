import type { IncomingMessage } from 'node:http'
import type { SessionRole } from '../people/sessions.ts'

/** Where a browser keeps who is signed in. Both may be, each as themselves. */
export const SESSION_COOKIES: Record<SessionRole, string> = {
  manager: 'leitai_manager',
  courier: 'leitai_courier',
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
