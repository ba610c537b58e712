import type { RequestHandler } from 'express'

/** Shown in a frame of the desk, and nowhere else. */
const FRAMED = '/wall/preview'

/** Old browsers do not count a WebSocket to this very host as 'self'. */
function policyFor(host: string, path: string, scripts: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts.map((hash) => `'${hash}'`)].join(' ')}`,
    `connect-src 'self' ws://${host} wss://${host}`,
    "img-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${path === FRAMED ? "'self'" : "'none'"}`,
  ].join('; ')
}

/** What a Host header may look like before it is put into a header of ours. */
const HOST = /^[\w.:[\]-]{1,255}$/

/**
 * Headers that keep a page to itself: no foreign script, no foreign frame, no sniffing, no referrer. `scripts` are
 * the hashes of those that our own pages have in them; `secure` keeps browsers to https, where that is the way here.
 */
export function createSecurityHeaders(scripts: readonly string[], secure: boolean): RequestHandler {
  return (req, res, next) => {
    const host = req.headers.host ?? ''
    const policy = policyFor(HOST.test(host) ? host : 'localhost', req.path, scripts)
    res.setHeader('Content-Security-Policy', policy)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Referrer-Policy', 'no-referrer')
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000')
    next()
  }
}
