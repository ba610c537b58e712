/** The link that leads once to choosing an own password. Its secret stands behind the `#`: no server hears of it. */

const MARK = '#welcome='

export interface Welcome {
  account: string
  password: string
}

export function welcomeLink(origin: string, { account, password }: Welcome): string {
  return `${origin}/desk/${MARK}${encodeURIComponent(account)}:${password}`
}

/** What such a link says; null for any other address. */
export function parseWelcome(hash: string): Welcome | null {
  if (!hash.startsWith(MARK)) return null
  const [, account = '', password = ''] = /^([^:]+):([a-z0-9]+)$/i.exec(hash.slice(MARK.length)) ?? []
  try {
    return password === '' ? null : { account: decodeURIComponent(account), password }
  } catch {
    return null
  }
}
