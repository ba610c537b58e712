import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import { TRAIL_KINDS, type TrailEntry, type TrailRecord } from '@leitai/shared/trail'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Actors } from './actors.ts'
import type { StoredEntry, TrailFile, TrailFiles } from './trailFiles.ts'

/** A Redis stream; `org_put` adds to it in the same step as it writes. */
export const TRAIL_KEY = 'lt:{org}:trail'
/** Where the entries are that have left it, oldest first. */
const FILES_KEY = 'lt:{org}:trail-files'
const FIELD = 'r'
const PAGE = 500
/** How far one reading looks for what is asked for. */
const MAX_LOOKED_AT = 20_000
/** Of one file: some 2 MB, and read as a whole. */
const ENTRIES_A_FILE = 2_000
const DAY_MS = 86_400_000

const recordSchema = z.object({
  at: z.number(),
  kind: z.enum(TRAIL_KINDS),
  id: z.string(),
  places: z.union([z.literal('*'), z.array(z.string())]),
  by: z.string(),
  address: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
const fileSchema = z.object({ file: z.string(), sha256: z.string(), last: z.string() })
const pageSchema = z.array(z.tuple([z.string(), z.tuple([z.literal(FIELD), z.string()])]))

export interface Trail {
  /** Adds what was done outside of the organisation's documents. */
  add(record: Pick<TrailRecord, 'kind' | 'id' | 'places' | 'before' | 'after'>): Promise<void>
  /** The newest entries older than `before` that are wanted, at most `limit`; `next` goes on from there. */
  read(
    wanted: (record: TrailRecord) => boolean,
    page: { before: string | undefined; limit: number },
  ): Promise<{ entries: TrailEntry[]; next: string | null }>
  /** All of it as it is stored, oldest first, also what is in files. */
  stored(): AsyncGenerator<StoredEntry>
  /** Moves whole months that have been over for so many days to files, out of memory; how many entries those were. */
  archiveOlder(days: number): Promise<number>
  /** Which of its files are missing or damaged. */
  faults(): Promise<string[]>
  /** Puts entries back that were stored; those that are there already stay. */
  putBack(entries: readonly StoredEntry[]): Promise<void>
}

/** The organisation's trail: append-only, kept for good; what is old in files, so that memory has an end. */
export function createTrail(deps: {
  commands: Redis
  actors: Actors
  files: TrailFiles
  clock: Clock
}): Trail {
  const { commands, actors, files, clock } = deps

  async function newest(below: string, count: number): Promise<StoredEntry[]> {
    return entriesOf(await commands.xrevrange(TRAIL_KEY, below, '-', 'COUNT', count))
  }

  async function oldest(above: string, to: string, count: number): Promise<StoredEntry[]> {
    return entriesOf(await commands.xrange(TRAIL_KEY, above, to, 'COUNT', count))
  }

  /** What has left the stream, oldest first. */
  async function filed(): Promise<(TrailFile & { first: string; last: string })[]> {
    return Object.entries(await commands.hgetall(FILES_KEY))
      .map(([first, json]) => ({ first, ...fileSchema.parse(JSON.parse(json)) }))
      .sort((a, b) => (isAfter(a.first, b.first) ? 1 : -1))
  }

  /** Throws `archive_unreadable`: that something is missing from the trail is not passed over. */
  function readFile(file: TrailFile): Promise<StoredEntry[]> {
    return files.read(file).catch((cause: unknown) => {
      throw new Refusal('archive_unreadable', `${file.file} is missing or damaged: ${String(cause)}`)
    })
  }

  /** Newest first. Files are asked for after the stream has ended: what leaves it meanwhile is in them. */
  async function* backwards(before: string | undefined): AsyncGenerator<StoredEntry> {
    let below = before
    for (let isMore = true; isMore; ) {
      const page = await newest(below === undefined ? '+' : `(${below}`, PAGE)
      yield* page
      below = page.at(-1)?.[0] ?? below
      isMore = page.length === PAGE
    }
    for (const file of (await filed()).reverse()) {
      if (below !== undefined && !isAfter(below, file.first)) continue
      for (const entry of (await readFile(file)).reverse()) {
        if (below === undefined || isAfter(below, entry[0])) yield entry
      }
    }
  }

  return {
    async add(record) {
      const whole: TrailRecord = { at: clock.now(), ...actors.now(), ...record }
      await commands.xadd(TRAIL_KEY, '*', FIELD, JSON.stringify(whole))
    },

    async read(wanted, { before, limit }) {
      const entries: TrailEntry[] = []
      let looked = 0
      for await (const [seq, json] of backwards(before)) {
        const record = recordSchema.parse(JSON.parse(json))
        if (wanted(record)) entries.push({ seq, ...record })
        if (entries.length === limit || ++looked === MAX_LOOKED_AT) return { entries, next: seq }
      }
      return { entries, next: null }
    },

    async *stored() {
      let above: string | undefined
      for (;;) {
        const known = await filed()
        for (const file of known) {
          if (above !== undefined && !isAfter(file.last, above)) continue
          for (const entry of await readFile(file)) {
            if (above === undefined || isAfter(entry[0], above)) yield entry
          }
          above = file.last
        }
        const page = await oldest(above === undefined ? '-' : `(${above}`, '+', PAGE)
        // what has left the stream meanwhile is in a file that was not known
        if ((await commands.hlen(FILES_KEY)) !== known.length) continue
        yield* page
        if (page.length < PAGE) return
        above = page.at(-1)?.[0]
      }
    },

    async archiveOlder(days) {
      const until = new Date(clock.now() - days * DAY_MS)
      const firstOfMonth = Date.UTC(until.getUTCFullYear(), until.getUTCMonth(), 1)
      let moved = 0
      for (;;) {
        const entries = await oldest('-', `(${firstOfMonth}-0`, ENTRIES_A_FILE)
        const [first] = entries.at(0) ?? []
        const [last] = entries.at(-1) ?? []
        if (first === undefined || last === undefined) return moved
        const json = JSON.stringify({ ...(await files.write(entries)), last })
        const words = [first, last, json]
        if ((await commands.fcall('trail_archived_v1', 2, TRAIL_KEY, FILES_KEY, ...words)) === 1) {
          moved += entries.length
        }
      }
    },

    async faults() {
      const found: string[] = []
      for (const { file, sha256 } of await filed()) {
        await files.read({ file, sha256 }).catch((cause: unknown) => found.push(`${file}: ${String(cause)}`))
      }
      return found
    },

    async putBack(entries) {
      const [last] = await newest('+', 1)
      for (const [seq, json] of entries) {
        if (!last || isAfter(seq, last[0])) await commands.xadd(TRAIL_KEY, seq, FIELD, json)
      }
    },
  }
}

function entriesOf(reply: unknown): StoredEntry[] {
  return pageSchema.parse(reply).map(([seq, [, json]]) => [seq, json])
}

/** Places are `ms-number`. */
function isAfter(one: string, other: string): boolean {
  const [ms = 0, number = 0] = one.split('-').map(Number)
  const [otherMs = 0, otherNumber = 0] = other.split('-').map(Number)
  return ms > otherMs || (ms === otherMs && number > otherNumber)
}
