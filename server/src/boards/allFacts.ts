import { Refusal } from '@leitai/shared/refusal'
import { type Archive, nameOfWeek, type WeekEntry } from './archive.ts'
import { latestOf } from './archiveReads.ts'
import type { IdentifiedFact, Ledger } from './ledger.ts'

/** A week in the archive of which not everything can be told. */
export interface ArchiveFault {
  firstDay: number
  reason: string
}

/** All facts of a station, wherever they are, as of one moment. */
export interface AllFacts {
  epoch: string
  seq: number
  /** Latest versions; without those of the weeks that `faults` names. */
  facts: IdentifiedFact[]
  faults: ArchiveFault[]
}

/**
 * Reads every fact of a station, the archived ones from their files, without the indexes that others go by.
 * Undefined where facts came, changed or were archived meanwhile in a way that leaves doubts: to be read again.
 */
export async function readAllFacts(
  stationId: string,
  { ledger, archive }: { ledger: Pick<Ledger, 'factsPage'>; archive: Archive },
): Promise<AllFacts | undefined> {
  const facts = new Map<string, IdentifiedFact>()
  const stubs = new Map<string, number>()
  let head: { epoch: string; seq: number } | undefined
  for (let bucket = 0, buckets = 1; bucket < buckets; bucket++) {
    const page = await ledger.factsPage(stationId, bucket)
    head ??= page
    if (page.epoch !== head.epoch || page.seq !== head.seq) return undefined
    buckets = page.buckets
    for (const found of page.facts) facts.set(found.id, found)
    for (const { id, firstDay } of page.archived) stubs.set(id, firstDay)
  }
  const weeks = await archive.weeks(stationId)
  const known = new Set(weeks.map(({ firstDay }) => firstDay))
  if ([...stubs.values()].some((firstDay) => !known.has(firstDay))) return undefined // folded back since

  const faults: ArchiveFault[] = []
  for (const entry of weeks) {
    const reason = await addWeek(entry)
    if (reason === undefined) continue
    faults.push({ firstDay: entry.firstDay, reason: `${nameOfWeek(entry)}: ${reason}` })
    for (const [id, { fact }] of facts) if (liesIn(fact.day, entry)) facts.delete(id)
  }
  return { epoch: head?.epoch ?? '', seq: head?.seq ?? 0, facts: [...facts.values()], faults }

  /** Adds an archived week's facts; what is wrong with it, or undefined. */
  async function addWeek(entry: WeekEntry): Promise<string | undefined> {
    try {
      const archived = latestOf((await archive.read(stationId, entry)).pickups)
      // each was met as a stub, or before it became one as the fact that it is
      const strange = archived.find(({ id }) => stubs.get(id) !== entry.firstDay && !facts.has(id))
      if (strange) return `${strange.id} is in the file ${entry.file}, and unknown to Redis`
      for (const found of archived) {
        facts.set(found.id, found)
        stubs.delete(found.id)
      }
      const [missing] = [...stubs].find(([, firstDay]) => firstDay === entry.firstDay) ?? []
      return missing === undefined ? undefined : `${missing} is not in the file ${entry.file}`
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
  }
}

function liesIn(day: number, { firstDay }: WeekEntry): boolean {
  return day >= firstDay && day < firstDay + 7
}
