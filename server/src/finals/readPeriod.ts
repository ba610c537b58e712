import type { Metric } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { IdentifiedFact } from '../boards/ledger.ts'
import type { CauseRecord } from './record.ts'
import type { Stamp } from './store.ts'
import { createTally, type Tallied } from './tally.ts'

export interface PeriodRead {
  /** Every day with the stamp that it had: a write that names them goes wrong if one has changed since. */
  stamps: Stamp[]
  boards: Record<Metric, Tallied>
  /** Facts of any state that came, changed or left since an instant, newest first. */
  since(atMs: number, metric: Metric): CauseRecord[]
}

/**
 * Reads the facts of a period day by day and works out its boards from them, not from the stored boards.
 * `couriers` are those whose facts are wanted although none of them may count any more.
 */
export async function readPeriod(
  boards: Boards,
  stationId: string,
  { fromDay, toDay }: { fromDay: number; toDay: number },
  couriers: readonly string[],
  newerThan = Number.POSITIVE_INFINITY,
): Promise<PeriodRead> {
  const tally = createTally()
  const stamps: Stamp[] = []
  const newer: Cause[] = []
  const gone = new Set<string>()
  for (let day = fromDay; day < toDay; day++) {
    const { stamp, facts, left } = await boards.dayFacts(stationId, day, couriers)
    stamps.push([day, stamp])
    tally.addDay(facts)
    for (const { id, fact } of facts)
      if (fact.receivedAt >= newerThan) newer.push({ id, fact, state: fact.state })
    for (const { id, leftAtMs } of left) if (leftAtMs >= newerThan) gone.add(id)
  }
  for (const { id, fact } of await latestOf(boards, stationId, [...gone])) {
    // moved about within the period it is among its facts
    if (fact.day < fromDay || fact.day >= toDay) newer.push({ id, fact, state: 'moved' })
  }
  newer.sort((a, b) => b.fact.receivedAt - a.fact.receivedAt)
  return {
    stamps,
    boards: tally.finish(),
    since: (atMs, metric) =>
      newer.filter(({ fact }) => fact.receivedAt >= atMs && concerns(fact, metric)).map(causeOf),
  }
}

interface Cause extends IdentifiedFact {
  state: CauseRecord['state']
}

async function latestOf(
  boards: Boards,
  stationId: string,
  ids: readonly string[],
): Promise<IdentifiedFact[]> {
  const facts = await Promise.all(ids.map((id) => boards.fact(stationId, id)))
  return ids.flatMap((id, index) => {
    const latest = facts[index]?.latest
    return latest ? [{ id, fact: latest }] : []
  })
}

/** An amended contract pickup may have been walk-in before. */
function concerns({ channel, version }: StoredFact, metric: Metric): boolean {
  return metric !== 'walkin' || channel === 'walkin' || version > 1
}

function causeOf({ id, fact, state }: Cause): CauseRecord {
  const { version, courier, at, count, receivedAt, source } = fact
  return { id, version, courier, at, count, state, receivedAt, source }
}
