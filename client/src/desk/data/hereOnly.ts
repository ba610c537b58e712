/** Names by which a machine calls itself: on another one they lead nowhere. */
const HERE_ONLY = /^(localhost|127\..+|\[::1\])$/

/** Whether an address with this host opens on this very machine only. */
export function isHereOnly(hostname: string): boolean {
  return HERE_ONLY.test(hostname)
}
