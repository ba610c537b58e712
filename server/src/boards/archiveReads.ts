import type { ArchivedPickup, ArchivedWeek } from './archiveFormat.ts'
import { parseFact, type StoredFact } from './fact.ts'
import type { CourierPage, Cursor, DayFacts, IdentifiedFact } from './ledger.ts'

/** Versions of a pickup as they are stored, in any order. */
export function newestFirst(texts: readonly string[]): string[] {
  if (texts.length < 2) return [...texts]
  return texts
    .map((text) => ({ text, version: parseFact(text).version }))
    .sort((a, b) => b.version - a.version)
    .map(({ text }) => text)
}

/** The latest version, which comes first, and the ones before it, newest first. */
export function versionsOf([latest = '', ...older]: readonly string[]): {
  latest: StoredFact
  history: StoredFact[]
} {
  return { latest: parseFact(latest), history: newestFirst(older).map(parseFact) }
}

/** What `boards_day_v1` replies with for a day that is not archived. */
export function dayOfWeek(
  { pickups, left }: ArchivedWeek,
  day: number,
  couriers: readonly string[],
): Pick<DayFacts, 'facts' | 'left'> {
  const facts = latestOf(pickups).filter(({ fact }) => fact.day === day)
  const counting = facts.filter(({ fact }) => fact.state === 'counted').map(({ fact }) => fact.courier)
  const wanted = new Set([...couriers, ...counting])
  return {
    facts: facts.filter(({ fact }) => wanted.has(fact.courier)),
    left: left.filter((one) => one.day === day).map(({ id, receivedAt }) => ({ id, leftAtMs: receivedAt })),
  }
}

/** A courier's pickups of a week that lie in a run of days. */
export function courierOfWeek(
  { pickups }: ArchivedWeek,
  courierId: string,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): CourierPage['pickups'] {
  return pickups.flatMap(({ id, versions: [latest = '', ...older] }) => {
    if (!latest.includes(`\t${courierId}\t`)) return [] // most are others', and parsing takes its time
    const fact = parseFact(latest)
    const isWanted = fact.courier === courierId && fact.day >= fromDay && fact.day < toDay
    return isWanted ? [{ id, fact, olderVersions: older.length }] : []
  })
}

/** The latest version of each. */
export function latestOf(pickups: readonly ArchivedPickup[]): IdentifiedFact[] {
  return pickups.map(({ id, versions: [latest = ''] }) => ({ id, fact: parseFact(latest) }))
}

/** Where a page goes on that ended with this pickup. */
export function cursorOf({ id, fact }: IdentifiedFact): Cursor {
  return { at: fact.at, id }
}

/** The order of a courier's pickups in Redis: newest first, ids by their bytes. */
export function newerFirst(a: Cursor, b: Cursor): number {
  return b.at - a.at || Buffer.compare(Buffer.from(b.id), Buffer.from(a.id))
}
