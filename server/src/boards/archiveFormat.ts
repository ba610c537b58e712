import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseFact } from './fact.ts'

/** Of one pickup every version as it is stored, the latest first. */
export interface ArchivedPickup {
  id: string
  versions: string[]
}

/** A pickup that counted on a day of the week once and had been moved to another by `receivedAt`. */
export interface LeftDay {
  day: number
  id: string
  receivedAt: number
}

/** All that a week's file holds. */
export interface ArchivedWeek {
  stationId: string
  firstDay: number
  /** Of the seven days, as they were when the facts were read; empty for a day that never had any. */
  stamps: string[]
  pickups: ArchivedPickup[]
  left: LeftDay[]
}

const FORMAT = 1

const headerSchema = z.strictObject({
  leitai: z.literal('archive'),
  format: z.literal(FORMAT, 'the file is of another version of Leitai'),
  station: z.string(),
  firstDay: z.int(),
  stamps: z.array(z.string()).length(7),
})
const pickupSchema = z.tuple([z.string(), z.string()], z.string())
const leftSchema = z.strictObject({ left: z.tuple([z.int(), z.string(), z.int()]) })
const endSchema = z.strictObject({ pickups: z.int(), versions: z.int(), left: z.int(), sha256: z.string() })

/**
 * A week as NDJSON: a header, `[id, latest version, older version …]` for each pickup, what has left the days, and
 * at the end the counts and the SHA-256 of all lines before. The same week is the same text, byte for byte.
 */
export function writeWeek({ stationId, firstDay, stamps, pickups, left }: ArchivedWeek): {
  text: string
  sha256: string
} {
  const lines = [
    { leitai: 'archive', format: FORMAT, station: stationId, firstDay, stamps },
    ...sortedBy(pickups, ({ id }) => id).map(({ id, versions }) => [id, ...versions]),
    ...sortedBy(left, ({ day, id }) => `${day}\t${id}`).map(({ day, id, receivedAt }) => ({
      left: [day, id, receivedAt],
    })),
  ]
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const sha256 = hashOf(body)
  const end = { pickups: pickups.length, versions: versionsIn(pickups), left: left.length, sha256 }
  return { text: `${body}${JSON.stringify(end)}\n`, sha256 }
}

/** Reads what `writeWeek` wrote. Throws on anything else: archived facts are never guessed at. */
export function parseWeek(text: string): { week: ArchivedWeek; sha256: string } {
  const [headLine = '', ...lines] = text.split('\n')
  const endLine = lines.splice(-2)[0] ?? ''
  const header = headerSchema.parse(JSON.parse(headLine))
  const end = endSchema.parse(JSON.parse(endLine))
  const body = text.slice(0, text.length - endLine.length - 1)
  if (hashOf(body) !== end.sha256) throw new Error('its SHA-256 is not that of its lines')
  const pickups: ArchivedPickup[] = []
  const left: LeftDay[] = []
  for (const line of lines) {
    const value: unknown = JSON.parse(line)
    if (Array.isArray(value)) {
      const [id, ...versions] = pickupSchema.parse(value)
      for (const version of versions) parseFact(version)
      pickups.push({ id, versions })
    } else {
      const [day, id, receivedAt] = leftSchema.parse(value).left
      left.push({ day, id, receivedAt })
    }
  }
  if (pickups.length !== end.pickups || versionsIn(pickups) !== end.versions || left.length !== end.left) {
    throw new Error('its counts are not those of its lines')
  }
  const { station, firstDay, stamps } = header
  return { week: { stationId: station, firstDay, stamps, pickups, left }, sha256: end.sha256 }
}

export function versionsIn(pickups: readonly ArchivedPickup[]): number {
  return pickups.reduce((sum, { versions }) => sum + versions.length, 0)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** By code units: the same order everywhere, whatever the locale. */
function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item)
}
