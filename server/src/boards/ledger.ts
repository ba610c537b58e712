import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { stationRoot } from '../redis/stationRoot.ts'
import { type Archive, parseEntry } from './archive.ts'
import type { ArchivedPickup, ArchivedWeek } from './archiveFormat.ts'
import { readArchivedPage } from './archivePages.ts'
import { dayOfWeek, newestFirst, versionsOf } from './archiveReads.ts'
import { parseFact, type StoredFact } from './fact.ts'
import { flatList } from './replies.ts'

/** What is left of an archived fact: the first day of its week. */
const STUB = /^\d+$/

const factsReply = z.tuple([z.string(), z.coerce.number(), z.coerce.number(), flatList])
const dayReply = z.tuple([z.string(), flatList, flatList, flatList])
const courierReply = z.tuple([
  z.coerce.number(),
  z.coerce.number(),
  z.array(z.union([z.string(), z.number()]).transform(String)),
  flatList,
])

export interface IdentifiedFact {
  id: string
  fact: StoredFact
}

export interface FactsPage {
  epoch: string
  seq: number
  buckets: number
  /** Latest versions only. */
  facts: IdentifiedFact[]
  /** Pickups of which only a stub is left here, with the first day of their week in the archive. */
  archived: { id: string; firstDay: number }[]
}

export interface VersionsPage extends Omit<FactsPage, 'facts'> {
  pickups: ArchivedPickup[]
}

export interface DayFacts {
  /** The facts of a day are the same for as long as this is; empty where there never were any. */
  stamp: string
  /** Latest versions, void and pending ones too. */
  facts: IdentifiedFact[]
  /** Pickups that counted on this day once and were moved to another: when, ms. Some may have come back. */
  left: { id: string; leftAtMs: number }[]
}

/** The last pickup of a page: the next page begins after it. */
export interface Cursor {
  at: number
  id: string
}

export interface CourierPage {
  seq: number
  /** Of all pages, whatever their state. */
  total: number
  pickups: (IdentifiedFact & { olderVersions: number })[]
  /** The pickups of the page end here, although it is not full: there are more, of a week that cannot be read. */
  isCut: boolean
}

export interface Ledger {
  /** A pickup's latest version and the ones before it, newest first; undefined if it was never seen. */
  fact(stationId: string, id: string): Promise<{ latest: StoredFact; history: StoredFact[] } | undefined>
  /**
   * One bucket of the facts that are not archived, from 0 on. Facts move to higher buckets only: a walk upward to
   * the `buckets` of the last page sees everything that was there when it began, some of it twice.
   */
  factsPage(stationId: string, bucket: number): Promise<FactsPage>
  /** The same with every version, as stored. */
  versionsPage(stationId: string, bucket: number): Promise<VersionsPage>
  /** The facts of one day: of who has something that counts, and of the `couriers` named beside them. */
  dayFacts(stationId: string, day: number, couriers: readonly string[]): Promise<DayFacts>
  /** What has left a day that is not archived. */
  left(stationId: string, day: number): Promise<DayFacts['left']>
  /**
   * A courier's pickups of any state in a run of days, newest first. Throws `archive_unreadable` where the page would
   * begin with a week that cannot be read.
   */
  courierPage(
    stationId: string,
    courierId: string,
    days: { fromDay: number; toDay: number },
    page: { most: number; after: Cursor | undefined },
  ): Promise<CourierPage>
  /** Ids of the pickups that wait for the manager, the oldest first, and how many there are. */
  pending(stationId: string, most: number): Promise<{ total: number; ids: string[] }>
  pendingCount(stationId: string): Promise<number>
  /** The versions that people made, newest first. */
  noted(
    stationId: string,
    page: { from: number; most: number },
  ): Promise<{ total: number; versions: { id: string; version: number }[] }>
  /** Days that ever had a fact. */
  days(stationId: string): Promise<number[]>
}

/** Reads facts, for whoever explains, seals, verifies or corrects what was made of them; archived ones from their files. */
export function createLedger({ commands, archive }: { commands: Redis; archive: Archive }): Ledger {
  /** Throws `archive_unreadable`. */
  function readWeek(stationId: string, firstDay: string, json: string): Promise<ArchivedWeek> {
    if (json === '') throw new Refusal('archive_unreadable', `Nobody knows where the week ${firstDay} is.`)
    return archive.read(stationId, parseEntry(Number(firstDay), json))
  }

  async function page(stationId: string, bucket: number) {
    const reply = await commands.fcall_ro('boards_facts_v1', 1, stationRoot(stationId), bucket)
    const [epoch, seq, buckets, flat] = factsReply.parse(reply)
    const fields = pairs(flat)
    const archived = fields
      .filter(([, text]) => STUB.test(text))
      .map(([id, text]) => ({ id, firstDay: Number(text) }))
    return { epoch, seq, buckets, archived, fields: fields.filter(([, text]) => !STUB.test(text)) }
  }

  return {
    async fact(stationId, id) {
      if (/[\t\n]/.test(id)) return undefined // parts what is stored, and is never part of an id
      const reply = flatList.parse(await commands.fcall_ro('boards_fact_v1', 1, stationRoot(stationId), id))
      const [latest = '', ...older] = reply
      if (latest === '') return undefined
      if (!STUB.test(latest)) return versionsOf([latest, ...older])
      const { pickups } = await readWeek(stationId, latest, older[0] ?? '')
      const archived = pickups.find((pickup) => pickup.id === id)
      if (!archived) throw new Refusal('archive_unreadable', `${id} is not in its file.`)
      return versionsOf(archived.versions)
    },

    async factsPage(stationId, bucket) {
      const { fields, ...rest } = await page(stationId, bucket)
      return { ...rest, facts: identified(fields.filter(([field]) => !field.includes('\t'))) }
    },

    async versionsPage(stationId, bucket) {
      const { fields, ...rest } = await page(stationId, bucket)
      const byId = new Map<string, string[]>()
      for (const [field, text] of fields) {
        const [id = ''] = field.split('\t')
        byId.set(id, [...(byId.get(id) ?? []), text])
      }
      return { ...rest, pickups: [...byId].map(([id, texts]) => ({ id, versions: newestFirst(texts) })) }
    },

    async dayFacts(stationId, day, couriers) {
      const reply = await commands.fcall_ro('boards_day_v1', 1, stationRoot(stationId), day, ...couriers)
      const [stamp, flat, left, [firstDay, entry]] = dayReply.parse(reply)
      if (firstDay !== undefined) {
        const week = await readWeek(stationId, firstDay, entry ?? '')
        return { stamp, ...dayOfWeek(week, day, couriers) }
      }
      return {
        stamp,
        facts: identified(pairs(flat)),
        left: leftIn(left),
      }
    },

    async left(stationId, day) {
      const flat = await commands.zrange(`${stationRoot(stationId)}:l:${day}`, '0', '-1', 'WITHSCORES')
      return leftIn(flat)
    },

    async courierPage(stationId, courierId, { fromDay, toDay }, { most, after }) {
      const words = [courierId, fromDay, toDay, most, after?.at ?? '', after?.id ?? '']
      const reply = await commands.fcall_ro('boards_courier_v1', 1, stationRoot(stationId), ...words)
      const [seq, total, flat, entries] = courierReply.parse(reply)
      const pickups: CourierPage['pickups'] = []
      for (let i = 0; i < flat.length; i += 3) {
        const [id = '', fact = '', older] = flat.slice(i)
        pickups.push({ id, fact: parseFact(fact), olderVersions: Number(older) })
      }
      const archived = await readArchivedPage({
        asked: { courierId, fromDay, toDay, most, after },
        notArchived: pickups,
        weeks: pairs(entries).map(([firstDay, entry]) => parseEntry(Number(firstDay), entry)),
        read: (week) => archive.read(stationId, week),
      })
      return { ...archived, seq, total: total + archived.total }
    },

    async pending(stationId, most) {
      const key = `${stationRoot(stationId)}:p`
      const [total, ids] = await Promise.all([
        commands.zcard(key),
        commands.zrange(key, '0', String(most - 1)),
      ])
      return { total, ids }
    },

    pendingCount: (stationId) => commands.zcard(`${stationRoot(stationId)}:p`),

    async noted(stationId, { from, most }) {
      const key = `${stationRoot(stationId)}:n`
      const [total, members] = await Promise.all([
        commands.zcard(key),
        commands.zrevrange(key, from, from + most - 1),
      ])
      const versions = members.map((member) => {
        const [id = '', version] = member.split('\t')
        return { id, version: Number(version) }
      })
      return { total, versions }
    },

    async days(stationId) {
      return (await commands.smembers(`${stationRoot(stationId)}:days`)).map(Number)
    },
  }
}

function pairs(flat: readonly string[]): [string, string][] {
  const found: [string, string][] = []
  for (let i = 0; i < flat.length; i += 2) found.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return found
}

function leftIn(flat: readonly string[]): DayFacts['left'] {
  return pairs(flat).map(([id, receivedAt]) => ({ id, leftAtMs: Number(receivedAt) }))
}

function identified(found: readonly [id: string, text: string][]): IdentifiedFact[] {
  return found.map(([id, text]) => ({ id, fact: parseFact(text) }))
}
