import type { Metric } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { CauseRecord } from './record.ts'
import type { Stamp } from './store.ts'
import { createTally, type IdentifiedFact, type Tallied } from './tally.ts'

export interface PeriodRead {
  /** Every day with the stamp that it had: a write that names them goes wrong if one has changed since. */
  stamps: Stamp[]
  boards: Record<Metric, Tallied>
  /** Facts of any state that came or changed since an instant, newest first. */
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
  const newer: IdentifiedFact[] = []
  for (let day = fromDay; day < toDay; day++) {
    const { stamp, facts } = await boards.dayFacts(stationId, day, couriers)
    stamps.push([day, stamp])
    tally.addDay(facts)
    newer.push(...facts.filter(({ fact }) => fact.receivedAt >= newerThan))
  }
  newer.sort((a, b) => b.fact.receivedAt - a.fact.receivedAt)
  return {
    stamps,
    boards: tally.finish(),
    since: (atMs, metric) =>
      newer.filter(({ fact }) => fact.receivedAt >= atMs && concerns(fact, metric)).map(causeOf),
  }
}

/** An amended contract pickup may have been walk-in before. */
function concerns({ channel, version }: StoredFact, metric: Metric): boolean {
  return metric !== 'walkin' || channel === 'walkin' || version > 1
}

function causeOf({ id, fact }: IdentifiedFact): CauseRecord {
  const { version, courier, at, count, state, receivedAt, source } = fact
  return { id, version, courier, at, count, state, receivedAt, source }
}
