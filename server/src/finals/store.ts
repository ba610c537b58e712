import type { Redis } from 'ioredis'
import { z } from 'zod'
import { stationRoot } from '../redis/stationRoot.ts'
import { type DraftRecord, draftSchema, type FinalRecord, prefixOf, recordSchema } from './record.ts'

/** A day and the stamp that its facts had when they were read. */
export type Stamp = readonly [day: number, stamp: string]

/** Records that one call to Redis carries or brings. */
const PAGE = 100

const texts = z.array(z.string())
const fields = z.array(z.string().nullable())

export interface FinalsStore {
  /** The newest revision of each board that has one, as `<metric>/<period>` → revision. */
  revisions(stationId: string): Promise<Map<string, number>>
  /** The revisions named by `<metric>/<period>/<revision>`; those that are not there are left out. */
  records(stationId: string, names: readonly string[]): Promise<FinalRecord[]>
  /** Of each board its newest revision, or undefined. */
  latest(stationId: string, prefixes: readonly string[]): Promise<(FinalRecord | undefined)[]>
  drafts(stationId: string): Promise<DraftRecord[]>
  /** `<metric>/<period>` of every draft. */
  draftNames(stationId: string): Promise<string[]>
  /** The drafts named; those that are not there are left out. */
  draftsOf(stationId: string, prefixes: readonly string[]): Promise<DraftRecord[]>
  draftCount(stationId: string): Promise<number>
  draft(stationId: string, prefix: string): Promise<DraftRecord | undefined>
  /**
   * Keeps revisions, all or none: `moved` where a day's facts are not those that were read any more, `known`
   * where they were kept before, `gap` where one does not follow the newest.
   */
  put(
    stationId: string,
    stamps: readonly Stamp[],
    records: readonly FinalRecord[],
  ): Promise<'written' | 'known' | 'moved' | 'gap'>
  /** Keeps and drops drafts of the revision after `base`; false where a day has changed since it was read. */
  putDrafts(
    stationId: string,
    stamps: readonly Stamp[],
    drafts: readonly { base: FinalRecord; draft: DraftRecord | null }[],
  ): Promise<boolean>
  /** Days whose facts changed and were not yet dealt with. */
  touched(stationId: string): Promise<number[]>
  /** These days were dealt with, as they were; those that changed again stay touched. */
  note(stationId: string, stamps: readonly Stamp[]): Promise<void>
  /** When the newest change of each of these days came, ms; 0 where nobody wrote it down. */
  changedAt(stationId: string, days: readonly number[]): Promise<number[]>
  /** Numbers that are other ones when there is another final, or a day with facts that had none. */
  counts(stationId: string): Promise<{ finals: number; days: number }>
}

/** Finals and drafts of each station, in its own slot; `finals.lua` beside this file guards what is written. */
export function createFinalsStore({ commands }: { commands: Redis }): FinalsStore {
  async function records(stationId: string, names: readonly string[]): Promise<FinalRecord[]> {
    const found: FinalRecord[] = []
    for (let from = 0; from < names.length; from += PAGE) {
      const reply = await commands.hmget(`${stationRoot(stationId)}:z`, ...names.slice(from, from + PAGE))
      found.push(...reply.flatMap((json) => (json === null ? [] : [parseRecord(json)])))
    }
    return found
  }

  async function writeTriples(
    call: 'finals_put_v1' | 'finals_draft_v1',
    stationId: string,
    stamps: readonly Stamp[],
    triples: readonly (readonly [prefix: string, revision: number, json: string])[],
  ): Promise<number> {
    const words = [stamps.length, ...stamps.flat(), ...triples.flat()].map(String)
    return z.number().parse(await commands.fcall(call, 1, stationRoot(stationId), ...words))
  }

  return {
    records,
    async revisions(stationId) {
      const newest = new Map<string, number>()
      for (const field of await commands.hkeys(`${stationRoot(stationId)}:z`)) {
        const cut = field.lastIndexOf('/')
        const prefix = field.slice(0, cut)
        newest.set(prefix, Math.max(newest.get(prefix) ?? 0, Number(field.slice(cut + 1))))
      }
      return newest
    },
    async latest(stationId, prefixes) {
      if (prefixes.length === 0) return []
      const reply = await commands.fcall_ro('finals_latest_v1', 1, stationRoot(stationId), ...prefixes)
      return texts.parse(reply).map((json) => (json === '' ? undefined : parseRecord(json)))
    },
    async drafts(stationId) {
      return (await commands.hvals(`${stationRoot(stationId)}:y`)).map(parseDraft)
    },
    draftNames: (stationId) => commands.hkeys(`${stationRoot(stationId)}:y`),
    async draftsOf(stationId, prefixes) {
      if (prefixes.length === 0) return []
      const reply = await commands.hmget(`${stationRoot(stationId)}:y`, ...prefixes)
      return reply.flatMap((json) => (json === null ? [] : [parseDraft(json)]))
    },
    draftCount: (stationId) => commands.hlen(`${stationRoot(stationId)}:y`),
    async draft(stationId, prefix) {
      const json = await commands.hget(`${stationRoot(stationId)}:y`, prefix)
      return json === null ? undefined : parseDraft(json)
    },
    async put(stationId, stamps, put) {
      const triples = put.map(
        (record) => [prefixOf(record), record.revision, JSON.stringify(record)] as const,
      )
      const reply = await writeTriples('finals_put_v1', stationId, stamps, triples)
      if (reply === 1) return 'written'
      if (reply === 0) return 'known'
      return reply === -1 ? 'moved' : 'gap'
    },
    async putDrafts(stationId, stamps, drafts) {
      if (drafts.length === 0) return true
      const triples = drafts.map(
        ({ base, draft }) =>
          [prefixOf(base), base.revision, draft === null ? '' : JSON.stringify(draft)] as const,
      )
      return (await writeTriples('finals_draft_v1', stationId, stamps, triples)) === 1
    },
    async touched(stationId) {
      return (await commands.smembers(`${stationRoot(stationId)}:t`)).map(Number)
    },
    async note(stationId, stamps) {
      if (stamps.length === 0) return
      await commands.fcall('finals_noted_v1', 1, stationRoot(stationId), ...stamps.flat().map(String))
    },
    async changedAt(stationId, days) {
      if (days.length === 0) return []
      const stamps = fields.parse(await commands.hmget(`${stationRoot(stationId)}:g`, ...days.map(String)))
      return stamps.map((stamp) => Number(stamp?.split(' ')[1] ?? 0))
    },
    async counts(stationId) {
      const root = stationRoot(stationId)
      const [finals, days] = await Promise.all([commands.hlen(`${root}:z`), commands.scard(`${root}:days`)])
      return { finals, days }
    },
  }
}

function parseRecord(json: string): FinalRecord {
  return recordSchema.parse(JSON.parse(json))
}

function parseDraft(json: string): DraftRecord {
  return draftSchema.parse(JSON.parse(json))
}
