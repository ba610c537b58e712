const CLOCK_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** `8:00`, `0800` and full-width digits as `08:00`. */
export function clockTime(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const match = /^(\d{1,2}):?(\d\d)$/.exec(text)
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : text
}

/** Minutes after midnight of what was typed, to 24:00; null for what is no time. */
export function minutesOf(typed: string): number | null {
  const text = clockTime(typed)
  const match = CLOCK_TIME.exec(text)
  if (!match) return null
  return match[1] === undefined ? 24 * 60 : Number(match[1]) * 60 + Number(match[2])
}
