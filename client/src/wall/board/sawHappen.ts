/** What stood behind a number when it was drawn. */
export interface Sight {
  /** The server stood behind it. */
  live: boolean
  /** As in `LiveState`: raised with numbers that had to be asked for. */
  stretch: number
}

/** True where the one number followed the other before the wall's eyes; what changed in between is no news (L3). Pure. */
export function sawHappen(before: Sight, now: Sight): boolean {
  return before.live && now.live && before.stretch === now.stretch
}
