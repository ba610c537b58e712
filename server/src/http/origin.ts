import type { IncomingMessage } from 'node:http'

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
