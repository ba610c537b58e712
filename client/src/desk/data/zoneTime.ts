import { offsetMs } from '@leitai/shared/calendar'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export interface ZonedInstant {
  at: number
  /** The wall clock shows this time twice that day; `at` is the first. */
  twice: boolean
}

/** The instant of a local time (`2026-11-23T08:00`) in a zone; null for no such time, as in a skipped hour. */
export function instantOfLocal(local: string, timeZone: string): ZonedInstant | null {
  const [at, later] = instantsOfLocal(local, timeZone)
  return at === undefined ? null : { at, twice: later !== undefined }
}

/** Every instant at which a zone's wall clock shows a local time: none in a skipped hour, two in one that comes twice. */
export function instantsOfLocal(local: string, timeZone: string): number[] {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return []
  const wallMs = Date.parse(`${local.slice(0, 16)}:00Z`)
  if (Number.isNaN(wallMs)) return []
  const offsets = new Set([offsetMs(wallMs - DAY_MS, timeZone), offsetMs(wallMs + DAY_MS, timeZone)])
  return [...offsets]
    .filter((offset) => offsetMs(wallMs - offset, timeZone) === offset)
    .map((offset) => wallMs - offset)
    .sort((a, b) => a - b)
}

/** An instant as a local time of a zone, `2026-11-23T08:00`, as date-time inputs hold it. */
export function localOfInstant(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 16)
}

/** `UTC+8`, `UTC-3:30`: the offset of a zone at an instant. */
export function offsetText(atMs: number, timeZone: string): string {
  const minutes = Math.round(offsetMs(atMs, timeZone) / MINUTE_MS)
  const hours = Math.floor(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  const sign = minutes < 0 ? '-' : '+'
  return `UTC${sign}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/** An instant as a spreadsheet reads it, in a zone: `2026-11-23 08:00:05`. */
export function localSeconds(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
}
