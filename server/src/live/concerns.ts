import type { Snapshot } from '@leitai/shared/protocol'
import type { Org, OrgChange } from '../org/org.ts'
import type { Views } from './view.ts'

const ORG_IN_VIEW = ['units', 'stations'] as const
const STATION_IN_VIEW = ['goals', 'settings', 'revisions', 'challenges'] as const

/** Whether what the viewers of a station see may be another thing after a change of the organisation's documents. */
export function concerns(
  change: OrgChange,
  { stationId, snapshot }: { stationId: string; snapshot: Snapshot },
  { org, views }: { org: Pick<Org, 'get'>; views: Pick<Views, 'sees'> },
): boolean {
  if (!change) return true
  const some = (collection: 'announcements' | 'couriers', holds: (id: string) => boolean) =>
    [...(change.get(collection) ?? [])].some(holds)
  return (
    ORG_IN_VIEW.some((collection) => change.has(collection)) ||
    STATION_IN_VIEW.some((collection) => change.get(collection)?.has(stationId)) ||
    some('announcements', (id) => {
      const { stations = [] } = org.get('announcements', id) ?? {}
      const isShown = snapshot.announcements.some((announcement) => announcement.id === id)
      return isShown || stations === '*' || stations.includes(stationId)
    }) ||
    some('couriers', (id) => {
      const { postings = [] } = org.get('couriers', id) ?? {}
      return postings.some(({ station }) => station === stationId) || views.sees(snapshot, id)
    })
  )
}
