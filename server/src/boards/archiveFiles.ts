import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { dateOf } from '@leitai/shared/calendar'
import { readPacked, writePacked } from '../files/packed.ts'
import { type ArchivedWeek, parseWeek, writeWeek } from './archiveFormat.ts'

/** Pickups of weeks that are kept in memory, some 30 MB: whoever reads a week reads it day by day and page by page. */
const MAX_KNOWN = 50_000
const READABLE_NAME = 60

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
}

/**
 * Files of archived weeks, `<station>/<first day>.<SHA-256>.ndjson.gz`. A file is named by what is in it, never
 * written to again and never removed: so two who archive at once, or fold back what another has just archived, cannot
 * mix anything up, and a copy of the files that was made after one of Redis has all that Redis names.
 */
export function createArchiveFiles({ dir }: { dir: string }): ArchiveFiles {
  const known = new Map<string, ArchivedWeek>() // the one that was asked for last comes last

  function remember(sha256: string, week: ArchivedWeek): void {
    known.delete(sha256)
    known.set(sha256, week)
    let pickups = [...known.values()].reduce((sum, each) => sum + each.pickups.length, 0)
    for (const [oldest, { pickups: gone }] of known) {
      if (pickups <= MAX_KNOWN) return
      known.delete(oldest)
      pickups -= gone.length
    }
  }

  const underWay = new Map<string, Promise<ArchivedWeek>>()

  /** All who want the same file at the same time share one reading of it. */
  function readOnce(file: WeekFile): Promise<ArchivedWeek> {
    const reading = underWay.get(file.file) ?? readFresh(file).finally(() => underWay.delete(file.file))
    underWay.set(file.file, reading)
    return reading
  }

  async function readFresh({ file, sha256 }: WeekFile): Promise<ArchivedWeek> {
    const { week, sha256: found } = parseWeek(await readPacked(dir, file))
    if (found !== sha256) throw new Error('it is another file than the one that was written')
    return week
  }

  return {
    async write(week) {
      const { text, sha256 } = writeWeek(week)
      const file = join(folderOf(week.stationId), `${dateOf(week.firstDay)}.${sha256.slice(0, 16)}.ndjson.gz`)
      await writePacked(dir, file, text)
      await readFresh({ file, sha256 })
      return { file, sha256 }
    },

    async read(stationId, firstDay, file) {
      const week = known.get(file.sha256) ?? (await readOnce(file))
      if (week.stationId !== stationId || week.firstDay !== firstDay) throw new Error('it is of another week')
      remember(file.sha256, week)
      return week
    },
  }
}

/** A folder's name for a station: readable, and another for every id whatever the file system makes equal. */
function folderOf(stationId: string): string {
  const hash = createHash('sha256').update(stationId).digest('hex').slice(0, 16)
  return `${encodeURIComponent(stationId).slice(0, READABLE_NAME)}-${hash}`
}
