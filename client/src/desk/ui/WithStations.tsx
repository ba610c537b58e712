import type { RosterReply } from '@leitai/shared/api'
import type { ReactNode } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'
import { useResource } from '../hooks/useResource.ts'
import { Link } from '../navigation.tsx'
import { EmptyState } from './EmptyState.tsx'
import { Loaded } from './Loaded.tsx'

/** What needs stations, once they are known; where there are none yet, the way to them. */
export function WithStations({ children }: { children: (stations: RosterReply['stations']) => ReactNode }) {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  return (
    <Loaded resource={roster}>
      {({ stations }) =>
        stations.length > 0 ? (
          children(stations)
        ) : (
          <EmptyState title={t.home.empty.title} lead={t.home.empty.lead}>
            <Link to={{ page: 'import' }} className="button primary">
              {t.home.empty.action}
            </Link>
          </EmptyState>
        )
      }
    </Loaded>
  )
}
