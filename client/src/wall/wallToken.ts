/** The device token: long-lived, from pairing or from the address. */

const KEY = 'leitai.wall.token'

/** Where storage is shut off the token lasts as long as the page; pairing again beats not starting at all. */
let inMemory: string | null = null

function write(token: string | null): void {
  inMemory = token
  try {
    if (token === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, token)
  } catch {
    // kept in memory, as said above
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY) ?? inMemory
  } catch {
    return inMemory
  }
}

/** Keeps the token for good. */
export function keepToken(token: string): void {
  write(token)
}

export function forgetToken(): void {
  write(null)
}

/**
 * The token of this wall, or null. One that comes in the address as `#token=` is kept and taken off it; where it is
 * another one than before, `onOther` is told: what is known by the old one is not for this wall.
 */
export function takeToken(onOther: () => void): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    if (given !== read()) onOther()
    write(given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return read()
}
