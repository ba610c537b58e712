import type { AnnouncementDraft, RosterReply } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { EMPTY_POSTING, POSTING_KEY, type PostingForm as PostingFormState } from '../../data/posting.ts'
import { useKept } from '../../hooks/useKept.ts'
import { Link } from '../../navigation.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WithStations } from '../../ui/WithStations.tsx'
import { Drafts } from './Drafts.tsx'
import { PostingForm } from './PostingForm.tsx'
import { WallPreview } from './WallPreview.tsx'

/** Writing an announcement, with how the wall will show it beside. */
export function PostingPage({ stationId }: { stationId?: string }) {
  const t = useDeskTexts()
  return (
    <>
      <PageHead
        title={t.posting.title}
        above={<Link to={{ page: 'announcements' }}>{t.announcements.title}</Link>}
        lead={t.posting.kept}
      />
      <WithStations>{(stations) => <Posting stations={stations} stationId={stationId} />}</WithStations>
    </>
  )
}

interface PostingProps {
  stations: RosterReply['stations']
  stationId?: string
}

function Posting({ stations, stationId }: PostingProps) {
  const t = useDeskTexts()
  const asked = stations.some(({ id }) => id === stationId) && stationId
  const [form, change, clear] = useKept(
    POSTING_KEY,
    EMPTY_POSTING,
    asked ? { to: 'some', stationIds: [asked] } : {},
  )
  /** What was written before a draft or a clearing took its place. */
  const [replaced, setReplaced] = useState<PostingFormState | null>(null)
  const keepForUndo = () => setReplaced(form.title || form.body ? form : null)

  function takeDraft({ kind, title, body }: AnnouncementDraft, from: string) {
    keepForUndo()
    change({ kind, title, body, to: 'some', stationIds: [from] })
  }
  function clearAll() {
    keepForUndo()
    clear()
  }
  function undo() {
    if (replaced) change(replaced)
    setReplaced(null)
  }
  return (
    <div className="posting">
      <div>
        <Drafts stations={stations} stationId={asked || form.stationIds[0]} onUse={takeDraft} />
        {replaced && (
          <p className="notice" role="status">
            <span>{t.posting.replaced}</span>
            <button type="button" className="button small" onClick={undo}>
              {t.posting.undo}
            </button>
          </p>
        )}
        <PostingForm stations={stations} form={form} onChange={change} onClear={clearAll} onSent={clear} />
      </div>
      <WallPreview form={form} />
    </div>
  )
}
