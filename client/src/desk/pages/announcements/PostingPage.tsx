import type { RosterReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { EMPTY_POSTING, POSTING_KEY } from '../../data/posting.ts'
import { useKept } from '../../hooks/useKept.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Drafts } from './Drafts.tsx'
import { PostingForm } from './PostingForm.tsx'
import { WallPreview } from './WallPreview.tsx'

/** Writing an announcement, with how the wall will show it beside. */
export function PostingPage({ stationId }: { stationId?: string }) {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  return (
    <>
      <PageHead
        title={t.posting.title}
        above={<Link to={{ page: 'announcements' }}>{t.announcements.title}</Link>}
        lead={t.posting.kept}
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
            <Posting stations={stations} stationId={stationId} />
          )
        }
      </Loaded>
    </>
  )
}

interface PostingProps {
  stations: RosterReply['stations']
  stationId?: string
}

function Posting({ stations, stationId }: PostingProps) {
  const asked = stations.some(({ id }) => id === stationId) && stationId
  const [form, change, clear] = useKept(
    POSTING_KEY,
    EMPTY_POSTING,
    asked ? { to: 'some', stationIds: [asked] } : {},
  )
  return (
    <div className="posting">
      <div>
        <Drafts
          stations={stations}
          stationId={asked || form.stationIds[0]}
          onUse={({ kind, title, body }, from) =>
            change({ kind, title, body, to: 'some', stationIds: [from] })
          }
        />
        <PostingForm stations={stations} form={form} onChange={change} onClear={clear} />
      </div>
      <WallPreview form={form} />
    </div>
  )
}
