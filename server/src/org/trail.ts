import type { Clock } from '@leitai/shared/clock'
import { TRAIL_KINDS, type TrailEntry, type TrailRecord } from '@leitai/shared/trail'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Actors } from './actors.ts'

/** A Redis stream; `org_put` adds to it in the same step as it writes. */
export const TRAIL_KEY = 'lt:{org}:trail'
const FIELD = 'r'
const PAGE = 500
/** How far one reading looks for what is asked for. */
const MAX_LOOKED_AT = 20_000

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
const pageSchema = z.array(z.tuple([z.string(), z.tuple([z.literal(FIELD), z.string()])]))

export interface Trail {
  /** Adds what was done outside of the organisation's documents. */
  add(record: Pick<TrailRecord, 'kind' | 'id' | 'places' | 'before' | 'after'>): Promise<void>
  /** The newest entries older than `before` that are wanted, at most `limit`; `next` goes on from there. */
  read(
    wanted: (record: TrailRecord) => boolean,
    page: { before: string | undefined; limit: number },
  ): Promise<{ entries: TrailEntry[]; next: string | null }>
  /** All of it as it is stored, oldest first: place and JSON. */
  stored(): AsyncGenerator<[seq: string, json: string]>
  /** Puts entries back that were stored; those that are there already stay. */
  putBack(entries: readonly [seq: string, json: string][]): Promise<void>
}

/** The organisation's trail: append-only, kept for good. */
export function createTrail(deps: { commands: Redis; actors: Actors; clock: Clock }): Trail {
  const { commands, actors, clock } = deps

  async function newest(below: string, count: number): Promise<z.infer<typeof pageSchema>> {
    return pageSchema.parse(await commands.xrevrange(TRAIL_KEY, below, '-', 'COUNT', count))
  }

  return {
    async add(record) {
      const whole: TrailRecord = { at: clock.now(), ...actors.now(), ...record }
      await commands.xadd(TRAIL_KEY, '*', FIELD, JSON.stringify(whole))
    },

    async read(wanted, { before, limit }) {
      const entries: TrailEntry[] = []
      let below = before === undefined ? '+' : `(${before}`
      for (let looked = 0; looked < MAX_LOOKED_AT; looked += PAGE) {
        const page = await newest(below, PAGE)
        for (const [seq, [, json]] of page) {
          const record = recordSchema.parse(JSON.parse(json))
          if (wanted(record)) entries.push({ seq, ...record })
          if (entries.length === limit) return { entries, next: seq }
          below = `(${seq}`
        }
        if (page.length < PAGE) return { entries, next: null }
      }
      return { entries, next: below.slice(1) }
    },

    async *stored() {
      for (let from = '-'; ; ) {
        const page = pageSchema.parse(await commands.xrange(TRAIL_KEY, from, '+', 'COUNT', PAGE))
        for (const [seq, [, json]] of page) yield [seq, json]
        const last = page.at(-1)
        if (!last || page.length < PAGE) return
        from = `(${last[0]}`
      }
    },

    async putBack(entries) {
      const [last] = await newest('+', 1)
      for (const [seq, json] of entries) {
        if (!last || isAfter(seq, last[0])) await commands.xadd(TRAIL_KEY, seq, FIELD, json)
      }
    },
  }
}

/** Places are `ms-number`. */
function isAfter(one: string, other: string): boolean {
  const [ms = 0, number = 0] = one.split('-').map(Number)
  const [otherMs = 0, otherNumber = 0] = other.split('-').map(Number)
  return ms > otherMs || (ms === otherMs && number > otherNumber)
}
