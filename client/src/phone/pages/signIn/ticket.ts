/** The sign-in ticket that a wall's QR code carries in the address. Pure. */

/** The ticket of `/me/t/<ticket>` or `/me/#ticket=<ticket>`, or null. */
export function ticketIn({ pathname, hash }: { pathname: string; hash: string }): string | null {
  const inPath = /\/t\/([^/]+)\/?$/.exec(pathname)
  const inHash = /^#ticket=([^&]+)/.exec(hash)
  const encoded = inPath?.[1] ?? inHash?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded // a stray percent sign: the server will say that it knows no such ticket
  }
}
