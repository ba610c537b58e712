import { PERIOD_KINDS, periodOf } from '@leitai/shared/calendar'
import { METRICS } from '@leitai/shared/standings'
import type { StationOnRoster } from '../people/roster.ts'
import { prefixOf } from './record.ts'
import type { FinalsStore } from './store.ts'

/**
 * Tells of days with facts whether they are settled: every period that one of them lies in is sealed for all
 * metrics, has no draft, and no day in it has changed since somebody looked.
 */
export async function readSettled(
  { id, calendar }: StationOnRoster,
  store: FinalsStore,
): Promise<(days: readonly number[]) => boolean> {
  const [sealed, drafts, touched] = await Promise.all([
    store.revisions(id),
    store.draftNames(id),
    store.touched(id),
  ])
  const drafted = new Set(drafts)
  return (days) =>
    days.every((day) =>
      PERIOD_KINDS.map((kind) => periodOf(kind, day, calendar)).every(
        ({ key, fromDay, toDay }) =>
          METRICS.map((metric) => prefixOf({ metric, period: key })).every(
            (prefix) => sealed.has(prefix) && !drafted.has(prefix),
          ) && !touched.some((other) => other >= fromDay && other < toDay),
      ),
    )
}
