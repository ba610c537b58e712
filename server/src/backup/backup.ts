import { instantOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Archive, WeekEntry } from '../boards/archive.ts'
import type { Boards } from '../boards/boards.ts'
import type { Disputes } from '../disputes/disputes.ts'
import { collectionNames } from '../org/collections.ts'
import type { Org } from '../org/org.ts'
import type { Trail } from '../org/trail.ts'
import type { Receipts } from '../receipts/receipts.ts'
import { stationRoot } from '../redis/stationRoot.ts'
import { type BackupLine, FORMAT } from './format.ts'

/** Pages of facts that are on their way at the same time. */
const PAGES_AT_ONCE = 16

const texts = z.record(z.string(), z.string())
const snapshotReply = z.tuple([texts, texts, texts, z.array(z.string())])

/** What is kept of a station beside its facts, as of one moment. */
interface Snapshot {
  finals: Record<string, string>
  drafts: Record<string, string>
  /** Day → stamp. */
  stamps: Record<string, string>
  touched: number[]
}

/**
 * All that a company is, as lines, taken beside a running server. Everything that was acknowledged before it began is
 * in it; of what comes meanwhile some is. Finals and drafts are as of one moment, and facts of that moment or later:
 * days that changed after it are told as touched, so that finals look at them again.
 */
export function createBackup(deps: {
  commands: Redis
  org: Org
  trail: Trail
  boards: Boards
  archive: Archive
  disputes: Disputes
  receipts: Receipts
  salt: string
  clock: Clock
}) {
  const { commands, org, trail, boards, archive, disputes, receipts, salt, clock } = deps

  async function snapshotOf(root: string): Promise<Snapshot> {
    const replies = await commands
      .multi()
      .hgetall(`${root}:z`)
      .hgetall(`${root}:y`)
      .hgetall(`${root}:g`)
      .smembers(`${root}:t`)
      .exec()
    const failed = replies?.find(([error]) => error)?.[0]
    if (failed) throw failed
    const [finals, drafts, stamps, touched] = snapshotReply.parse(replies?.map(([, reply]) => reply))
    return { finals, drafts, stamps, touched: touched.map(Number) }
  }

  async function* weekLines(stationId: string, entry: WeekEntry): AsyncGenerator<BackupLine> {
    const week = await archive.read(stationId, entry)
    for (const { day, id, receivedAt } of week.left) yield ['left', day, id, receivedAt]
    for (const {
      id,
      versions: [latest = '', ...older],
    } of week.pickups)
      yield ['pickup', id, latest, ...older]
    yield ['week', entry.firstDay]
  }

  /** Facts move to higher buckets only, so that a walk upward meets every one. Gives the weeks that stubs were met of. */
  async function* walk(stationId: string): AsyncGenerator<BackupLine, Set<number>> {
    const weeks = new Set<number>()
    for (let bucket = 0, buckets = 1; bucket < buckets; bucket += PAGES_AT_ONCE) {
      const asked = Array.from({ length: PAGES_AT_ONCE }, (_, index) =>
        boards.versionsPage(stationId, bucket + index),
      )
      for (const page of await Promise.all(asked)) {
        buckets = page.buckets
        for (const { firstDay } of page.archived) weeks.add(firstDay)
        for (const {
          id,
          versions: [latest = '', ...older],
        } of page.pickups) {
          yield ['pickup', id, latest, ...older]
        }
      }
    }
    return weeks
  }

  /** Archived weeks, then the rest; again for as long as weeks are archived or folded back meanwhile. */
  async function* factLines(stationId: string): AsyncGenerator<BackupLine> {
    const done = new Set<number>()
    for (let isWhole = false; !isWhole; ) {
      for (const entry of await archive.weeks(stationId)) {
        if (done.has(entry.firstDay)) continue
        yield* weekLines(stationId, entry)
        done.add(entry.firstDay)
      }
      const met = yield* walk(stationId)
      isWhole = [...met].every((firstDay) => done.has(firstDay))
    }
  }

  async function* stationLines(stationId: string): AsyncGenerator<BackupLine> {
    const root = stationRoot(stationId)
    yield ['station', stationId]
    const { finals, drafts, stamps, touched } = await snapshotOf(root)
    for (const [name, json] of Object.entries(finals)) yield ['final', name, json]
    for (const [name, json] of Object.entries(drafts)) yield ['draft', name, json]
    for (const [id, json] of await disputes.stored(stationId)) yield ['dispute', id, json]
    for (const [subject, json] of await receipts.stored(stationId)) yield ['receipts', subject, json]
    yield* factLines(stationId)
    const days = (await boards.days(stationId)).sort((a, b) => a - b)
    for (const day of days) {
      for (const { id, leftAtMs } of await boards.left(stationId, day)) yield ['left', day, id, leftAtMs]
    }
    const now = await commands.hgetall(`${root}:g`)
    const changed = Object.keys(now).filter((day) => now[day] !== stamps[day])
    const unsettled = new Set([...touched, ...changed.map(Number)])
    yield ['days', days, [...unsettled].sort((a, b) => a - b)]
  }

  return {
    async *lines(): AsyncGenerator<BackupLine> {
      yield ['leitai', 'backup', FORMAT, instantOf(clock.now())]
      yield ['salt', salt]
      await org.sync()
      const entries = collectionNames.flatMap((name) =>
        [...org.all(name)].map(([id, value]): BackupLine => ['org', name, id, value]),
      )
      const stations = [...org.all('stations').keys()]
      yield* entries
      for await (const [seq, json] of trail.stored()) yield ['trail', seq, json]
      for (const stationId of stations) yield* stationLines(stationId)
    },
  }
}
