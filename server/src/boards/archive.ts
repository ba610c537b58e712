import { dateOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { stationRoot } from '../redis/stationRoot.ts'
import type { ArchiveFiles } from './archiveFiles.ts'
import { type ArchivedWeek, versionsIn } from './archiveFormat.ts'
import { latestOf } from './archiveReads.ts'
import { parseFact, type StoredFact } from './fact.ts'

/** A week may be archived anew, with other facts, while it is being read. */
const TRIES = 5

const entrySchema = z.object({
  file: z.string(),
  sha256: z.string(),
  facts: z.number(),
  versions: z.number(),
  archivedAt: z.number(),
  /** Those of its days that have facts. */
  days: z.array(z.number()),
  /** How many pickups of any state each courier has on each of its days; some were stored without it. */
  couriers: z.array(z.tuple([z.string(), z.array(z.number())])).optional(),
})

/** An archived week as Redis knows it. */
export interface WeekEntry extends z.infer<typeof entrySchema> {
  firstDay: number
}

export interface Archive {
  /** What is archived of a station, the oldest week first. */
  weeks(stationId: string): Promise<WeekEntry[]>
  /** Throws `archive_unreadable` where the file is missing or damaged. */
  read(stationId: string, entry: WeekEntry): Promise<ArchivedWeek>
  /**
   * Moves a week to a file, given all that Redis has of it and `unstamped` of the station from before it was read. `known`
   * where another was quicker; `changed` where something has changed since: then nothing is different from before.
   */
  store(week: ArchivedWeek, unstamped: string): Promise<'moved' | 'known' | 'changed'>
  /** Puts weeks back, in Redis; those that are not archived are left alone. Gives those whose file cannot be read. */
  foldBack(stationId: string, firstDays: readonly number[]): Promise<number[]>
}

/** The archive: weeks of facts that lie in files, each as a stub in Redis; `archive.lua` moves them. */
export function createArchive(deps: { commands: Redis; files: ArchiveFiles; clock: Clock }): Archive {
  const { commands, files, clock } = deps
  const underWay = new Map<string, Promise<boolean>>()

  async function read(stationId: string, entry: WeekEntry): Promise<ArchivedWeek> {
    try {
      return await files.read(stationId, entry.firstDay, entry)
    } catch (cause) {
      throw new Refusal('archive_unreadable', `${entry.file}: ${wordsOf(cause)}`)
    }
  }

  async function entryOf(stationId: string, firstDay: number): Promise<WeekEntry | undefined> {
    const json = await commands.hget(`${stationRoot(stationId)}:a`, String(firstDay))
    return json === null ? undefined : parseEntry(firstDay, json)
  }

  /** False where the file cannot be read. */
  async function foldWeekBack(stationId: string, firstDay: number): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const entry = await entryOf(stationId, firstDay)
      if (!entry) return true
      const week = await read(stationId, entry).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined
        throw error
      })
      if (!week) return false
      const reply = await commands.fcall(
        'boards_unarchive_v1',
        1,
        stationRoot(stationId),
        firstDay,
        entry.sha256,
        week.pickups.length,
        week.pickups.flatMap(({ id, versions }) => versions.map((text) => `${id}\t${text}\n`)).join(''),
        week.left.map(({ day, id, receivedAt }) => `${day}\t${id}\t${receivedAt}\n`).join(''),
      )
      if (Number(reply) !== -1) return true
    }
    throw new Refusal('unavailable', 'The week is archived faster than it is folded back.')
  }

  /** Batches that meet the same week share one trip to its file. */
  function foldWeekBackOnce(stationId: string, firstDay: number): Promise<boolean> {
    const key = `${stationId}/${firstDay}`
    const known = underWay.get(key)
    if (known) return known
    const work = foldWeekBack(stationId, firstDay).finally(() => underWay.delete(key))
    underWay.set(key, work)
    return work
  }

  return {
    read,

    async weeks(stationId) {
      const entries = Object.entries(await commands.hgetall(`${stationRoot(stationId)}:a`))
      return entries
        .map(([firstDay, json]) => parseEntry(Number(firstDay), json))
        .sort((a, b) => a.firstDay - b.firstDay)
    },

    async store(week, unstamped) {
      const { stationId, firstDay, stamps, pickups } = week
      const file = await files.write(week)
      const facts = latestOf(pickups).map(({ fact }) => fact)
      const entry: z.infer<typeof entrySchema> = {
        ...file,
        facts: pickups.length,
        versions: versionsIn(pickups),
        archivedAt: clock.now(),
        days: [...new Set(facts.map(({ day }) => day))].sort((a, b) => a - b),
        couriers: countsOf(facts, firstDay),
      }
      const lines = pickups.map(({ id, versions }) => {
        const older = versions.slice(1).map((text) => parseFact(text).version)
        return `${[id, ...older].join('\t')}\n`
      })
      const reply = await commands.fcall(
        'boards_archive_v1',
        1,
        stationRoot(stationId),
        firstDay,
        JSON.stringify(entry),
        unstamped,
        ...stamps,
        lines.join(''),
      )
      if (Number(reply) === -1) return 'changed'
      return Number(reply) === 0 ? 'known' : 'moved'
    },

    async foldBack(stationId, firstDays) {
      const done = await Promise.all(firstDays.map((firstDay) => foldWeekBackOnce(stationId, firstDay)))
      return firstDays.filter((_, index) => !done[index])
    },
  }
}

/** A field of `root:a` with its value. */
export function parseEntry(firstDay: number, json: string): WeekEntry {
  return { firstDay, ...entrySchema.parse(JSON.parse(json)) }
}

function countsOf(facts: readonly StoredFact[], firstDay: number): [courierId: string, counts: number[]][] {
  const couriers = new Map<string, number[]>()
  for (const { courier, day } of facts) {
    const counts = couriers.get(courier) ?? Array.from({ length: 7 }, () => 0)
    couriers.set(courier, counts.with(day - firstDay, (counts[day - firstDay] ?? 0) + 1))
  }
  return [...couriers]
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The week of an entry, for people. */
export function nameOfWeek({ firstDay }: Pick<WeekEntry, 'firstDay'>): string {
  return `${dateOf(firstDay)} to ${dateOf(firstDay + 6)}`
}
