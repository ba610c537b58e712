import { dateOf, finalAt, instantOf, periodOf } from '@leitai/shared/calendar'
import type { FactVersion } from '@leitai/shared/correction'
import type { ExplainedPickup } from '@leitai/shared/explanation'
import type { Metric } from '@leitai/shared/standings'
import type { StoredFact } from '../boards/fact.ts'
import type { IdentifiedFact } from '../boards/ledger.ts'
import type { StationOnRoster } from '../people/roster.ts'

/** One version of a pickup, as the API tells it. */
export function describeVersion(fact: StoredFact): FactVersion {
  const { version, courier, at, count, revenue, product, channel, day, receivedAt, source, note } = fact
  return {
    version,
    courier,
    at: instantOf(at),
    count,
    revenue,
    product,
    channel,
    void: fact.state === 'void',
    pending: fact.state === 'pending',
    day: dateOf(day),
    receivedAt: instantOf(receivedAt),
    source,
    reason: note?.reason ?? null,
  }
}

/** A pickup as it stands behind a score of a metric. */
export function explainPickup(
  { id, fact, olderVersions }: IdentifiedFact & { olderVersions: number },
  metric: Metric,
  { calendar }: StationOnRoster,
): ExplainedPickup {
  const { version, at, day, count, revenue, product, channel, receivedAt, source, note } = fact
  return {
    id,
    version,
    at: instantOf(at),
    day: dateOf(day),
    count,
    revenue,
    product,
    channel,
    state: fact.state,
    amended: olderVersions > 0,
    late: receivedAt >= finalAt(periodOf('day', day, calendar), calendar),
    adds: addedBy(fact, metric),
    receivedAt: instantOf(receivedAt),
    source,
    reason: note?.reason ?? null,
  }
}

function addedBy({ state, count, revenue, channel }: StoredFact, metric: Metric): number {
  if (state !== 'counted' || (metric === 'walkin' && channel !== 'walkin')) return 0
  return metric === 'revenue' ? revenue : count
}
