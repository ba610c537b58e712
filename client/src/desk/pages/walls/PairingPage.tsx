import type { RosterReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PairingForm } from './PairingForm.tsx'

/** Where the code on a TV is entered. */
export function PairingPage({ code, stationId }: { code?: string; stationId?: string }) {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  return (
    <>
      <PageHead
        title={t.walls.pair}
        above={<Link to={{ page: 'walls' }}>{t.walls.title}</Link>}
        lead={
          <>
            {t.walls.lead} <code>{`${location.origin}/wall`}</code>
          </>
        }
      />
      <Loaded resource={roster}>
        {({ stations }) =>
          stations.length === 0 ? (
            <EmptyState title={t.home.empty.title} lead={t.home.empty.lead}>
              <Link to={{ page: 'import' }} className="button primary">
                {t.home.empty.action}
              </Link>
            </EmptyState>
          ) : (
            <PairingForm stations={stations} code={code} stationId={stationId} />
          )
        }
      </Loaded>
    </>
  )
}
