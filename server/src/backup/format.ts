import { z } from 'zod'

export const FORMAT = 1

const text = z.string()
const pair = z.tuple([text, text])

const countsSchema = z.strictObject({
  org: z.int(),
  stations: z.int(),
  finals: z.int(),
  drafts: z.int(),
  disputes: z.int(),
  /** Some may be in it twice, where they changed their place while they were read. */
  pickups: z.int(),
  weeks: z.int(),
  /** Those from before there was one have none. */
  trail: z.int().default(0),
})
export type BackupCounts = z.infer<typeof countsSchema>

/**
 * The lines of a backup, each a JSON array that begins with what it is. Those of a station follow its `station`, in
 * this order.
 */
const LINES = {
  /** The first line: format, and when it was begun. */
  leitai: z.tuple([z.literal('backup'), z.literal(FORMAT, 'it is of another version of Leitai'), text]),
  salt: z.tuple([text]),
  /** Collection, id and document of the organisation. */
  org: z.tuple([text, text, z.unknown()]),
  /** Of the organisation: its place, and the record as it is stored. */
  trail: pair,
  station: z.tuple([text]),
  /** `<metric>/<period>/<revision>`, and the record as it is stored. */
  final: pair,
  draft: pair,
  dispute: pair,
  /** What was seen or applauded, and by whom: courier → ms. */
  receipts: pair,
  /** A pickup that had left a day by then: day, id, ms. */
  left: z.tuple([z.int(), text, z.int()]),
  /** Id and every version as it is stored, the latest first. */
  pickup: z.tuple([text, text], text),
  /** First day of a week that was archived: its pickups are all those since the week before, or the station. */
  week: z.tuple([z.int()]),
  /** Days that ever had facts, and those of them whose finals may not know of all changes. */
  days: z.tuple([z.array(z.int()), z.array(z.int())]),
  /** The last line: counts, and the SHA-256 of all lines before. */
  end: z.tuple([countsSchema, text]),
}

export type LineKind = keyof typeof LINES
export type BackupLine = { [Kind in LineKind]: [kind: Kind, ...z.infer<(typeof LINES)[Kind]>] }[LineKind]

const COUNTED: Partial<Record<LineKind, keyof BackupCounts>> = {
  org: 'org',
  station: 'stations',
  final: 'finals',
  draft: 'drafts',
  dispute: 'disputes',
  pickup: 'pickups',
  week: 'weeks',
  trail: 'trail',
}

export function noCounts(): BackupCounts {
  return { org: 0, stations: 0, finals: 0, drafts: 0, disputes: 0, pickups: 0, weeks: 0, trail: 0 }
}

/** Counts a line where its kind is counted. */
export function count(counts: BackupCounts, [kind]: BackupLine): void {
  const name = COUNTED[kind]
  if (name !== undefined) counts[name]++
}

/** Throws on what is no line of a backup. */
export function parseLine(line: string): BackupLine {
  const [kind, ...values] = z.array(z.unknown()).parse(JSON.parse(line))
  const known = Object.keys(LINES).find((name): name is LineKind => name === kind)
  if (known === undefined) throw new Error(`it has a line of an unknown kind: ${line.slice(0, 80)}`)
  return [known, ...LINES[known].parse(values)] as BackupLine
}
