import { dayOf, parsePeriod } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Org } from '../org/org.ts'
import type { StationOnRoster } from '../people/roster.ts'
import type { RevisionNews } from './announce.ts'
import type { FinalsStore } from './store.ts'

/** News is of a period that ended a week at most before it was noticed, which was 30 days at most before it was applied. */
const NEWS_DAYS = 40

/**
 * Makes the finals of a station known: posts what is news, and lets viewers have the new podium and hall with a new
 * snapshot. How many finals it was that were told of is written down last: whoever dies in between leaves it to the
 * next sweep of any process, and what is told twice is the same as once.
 */
export function createTelling(deps: { store: FinalsStore; org: Org; news: RevisionNews; clock: Clock }) {
  const { store, org, news, clock } = deps

  /** Names of the newest revisions that may be news. */
  async function recentRevisions({ id, calendar }: StationOnRoster): Promise<string[]> {
    const now = clock.now()
    const today = dayOf(now, calendar)
    return [...(await store.revisions(id))]
      .filter(([prefix, revision]) => {
        const period = parsePeriod(prefix.slice(prefix.indexOf('/') + 1), calendar, now)
        return revision > 1 && period !== undefined && today - period.toDay <= NEWS_DAYS
      })
      .map(([prefix, revision]) => `${prefix}/${revision}`)
  }

  return async function tell(station: StationOnRoster): Promise<void> {
    const { finals } = await store.counts(station.id)
    if ((org.get('revisions', station.id)?.finals ?? 0) === finals) return
    const records = await store.records(station.id, await recentRevisions(station))
    for (const record of records) await news.postByItself(record)
    await org.put([['revisions', station.id, { revisedAt: clock.now(), finals }]])
  }
}
