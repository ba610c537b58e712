import type { IncomingMessage } from 'node:http'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request only asks (RFC 9110, safe methods). */
export function isSafe({ method = '' }: Pick<IncomingMessage, 'method'>): boolean {
  return SAFE_METHODS.has(method)
}

/**
 * True if a request comes from a page of this service, or from a program that is no browser (which sends no
 * Origin). WebSocket handshakes are not covered by CORS, so both kinds of request are asked this.
 */
export function isOwnOrigin(req: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = req.headers
  if (origin === undefined) return true
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
