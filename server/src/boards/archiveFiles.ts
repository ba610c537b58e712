import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { dateOf } from '@leitai/shared/calendar'
import { replaceFile, syncFolder } from '../files/durable.ts'
import { type ArchivedWeek, parseWeek, writeWeek } from './archiveFormat.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Whoever reads a week reads day by day, and a year week by week. */
const MAX_KNOWN = 2
const READABLE_NAME = 60
const HOUR_MS = 3_600_000

/** Where a week's file is, and what must be in it. */
export interface WeekFile {
  /** Path below the archive's folder. */
  file: string
  sha256: string
}

export interface ArchiveFiles {
  /** Writes a week and makes sure that it can be read again; resolves when it is on disk. */
  write(week: ArchivedWeek): Promise<WeekFile>
  /** Throws where the file is missing or is not what was written. */
  read(stationId: string, firstDay: number, file: WeekFile): Promise<ArchivedWeek>
  /**
   * Removes a station's files of a week that can never be named again: they are of earlier facts than those that
   * the days were known to have with these stamps.
   */
  tidy(stationId: string, firstDay: number, stamps: readonly string[], nowMs: number): Promise<void>
}

/**
 * Files of archived weeks, `<station>/<first day>.<SHA-256>.ndjson.gz`. A file is named by what is in it and never
 * written to again: so two who archive at once, or fold back what another has just archived, cannot mix anything up.
 */
export function createArchiveFiles({ dir }: { dir: string }): ArchiveFiles {
  const known = new Map<string, ArchivedWeek>()

  async function readFresh({ file, sha256 }: WeekFile): Promise<ArchivedWeek> {
    const { week, sha256: found } = parseWeek(
      (await unpack(await readFile(join(dir, file)))).toString('utf8'),
    )
    if (found !== sha256) throw new Error('it is another file than the one that was written')
    return week
  }

  return {
    async write(week) {
      const { text, sha256 } = writeWeek(week)
      const folder = folderOf(week.stationId)
      const file = join(folder, `${dateOf(week.firstDay)}.${sha256.slice(0, 16)}.ndjson.gz`)
      const made = await mkdir(join(dir, folder), { recursive: true, mode: 0o700 })
      if (made !== undefined) await Promise.all([syncFolder(dirname(made)), syncFolder(dir)])
      const packed = await pack(text)
      await replaceFile(join(dir, file), (temporary) => writeFile(temporary, packed))
      await readFresh({ file, sha256 })
      return { file, sha256 }
    },

    async read(stationId, firstDay, file) {
      const week = known.get(file.file) ?? (await readFresh(file))
      if (week.stationId !== stationId || week.firstDay !== firstDay) throw new Error('it is of another week')
      known.delete(file.file)
      known.set(file.file, week)
      for (const [oldest] of known) if (known.size > MAX_KNOWN) known.delete(oldest)
      return week
    },

    async tidy(stationId, firstDay, stamps, nowMs) {
      const folder = join(dir, folderOf(stationId))
      for (const name of await readdir(folder)) {
        if (!name.startsWith(`${dateOf(firstDay)}.`)) continue
        const path = join(folder, name)
        const isOver = name.endsWith('.ndjson.gz') ? await isOutdated(path, stamps) : await isOld(path, nowMs)
        if (isOver) await rm(path, { force: true })
      }
    },
  }
}

async function readWeek(path: string): Promise<{ week: ArchivedWeek; sha256: string }> {
  return parseWeek((await unpack(await readFile(path))).toString('utf8'))
}

/** The numbers that stamps begin with only grow: whoever wants to archive by an older file is turned away. */
async function isOutdated(path: string, stamps: readonly string[]): Promise<boolean> {
  const read = await readWeek(path).catch(() => undefined)
  if (!read) return false // somebody else was quicker, or it is for a person to look at
  return read.week.stamps.some((stamp, index) => numberIn(stamp) < numberIn(stamps[index] ?? ''))
}

function numberIn(stamp: string): number {
  return Number.parseInt(stamp, 10) || 0 // of a day that never had facts it is empty
}

/** What somebody who was killed has left half written. */
async function isOld(path: string, nowMs: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && nowMs - found.mtimeMs > HOUR_MS
}

/** A folder's name for a station: readable, and another for every id whatever the file system makes equal. */
function folderOf(stationId: string): string {
  const hash = createHash('sha256').update(stationId).digest('hex').slice(0, 16)
  return `${encodeURIComponent(stationId).slice(0, READABLE_NAME)}-${hash}`
}
