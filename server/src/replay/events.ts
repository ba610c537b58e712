/** The events of a replay from what counts of a day. Pure. */
import { MAX_REPLAY_EVENTS, type ReplayEvent } from '@leitai/shared/replay'
import { rankRows, rowsOf, type Standing } from '@leitai/shared/standings'

export interface Counted {
  memberId: string
  /** ms */
  at: number
  parcels: number
}

const FIRST_BUCKET_MS = 60_000

/** Everyone with a score and everyone posted, in the order of the day's last standings. */
export function membersFirst(counted: readonly Counted[], posted: readonly string[]): Standing[] {
  const scores = new Map<string, number>()
  const reached = new Map<string, number>()
  for (const { memberId, at, parcels } of counted) {
    scores.set(memberId, (scores.get(memberId) ?? 0) + parcels)
    reached.set(memberId, Math.max(reached.get(memberId) ?? 0, at))
  }
  return rankRows(rowsOf({ scores, reached }, posted))
}

/**
 * In order of time; members who are not among those `shown` count without a name. Where there are more than
 * `most`, a member's events of the same minute (or longer) become one, at the time of the last of them: so
 * scores and when they were reached stay what they are.
 */
export function eventsOf(
  counted: readonly Counted[],
  shown: readonly string[],
  startsAt: number,
  most = MAX_REPLAY_EVENTS,
): ReplayEvent[] {
  const indexes = new Map(shown.map((memberId, index) => [memberId, index]))
  let events = counted
    .map(({ memberId, at, parcels }): ReplayEvent => [at - startsAt, indexes.get(memberId) ?? -1, parcels])
    .sort(byTime)
  for (let bucketMs = FIRST_BUCKET_MS; events.length > most && bucketMs < 86_400_000; bucketMs *= 2) {
    events = merged(events, bucketMs)
  }
  return events
}

function byTime(a: ReplayEvent, b: ReplayEvent): number {
  return a[0] - b[0] || a[1] - b[1]
}

function merged(events: readonly ReplayEvent[], bucketMs: number): ReplayEvent[] {
  const buckets = new Map<string, ReplayEvent>()
  for (const [at, member, parcels] of events) {
    const key = `${member} ${Math.floor(at / bucketMs)}`
    buckets.set(key, [at, member, parcels + (buckets.get(key)?.[2] ?? 0)])
  }
  return [...buckets.values()].sort(byTime)
}
