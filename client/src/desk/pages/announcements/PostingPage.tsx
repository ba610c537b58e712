import type { PostedAnnouncement, RosterReply } from '@leitai/shared/api'
import type { Template } from '@leitai/shared/template'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import {
  EMPTY_POSTING,
  editFormOf,
  goesTo,
  POSTING_KEY,
  type PostingForm as PostingFormState,
} from '../../data/posting.ts'
import { useKept } from '../../hooks/useKept.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WithStations } from '../../ui/WithStations.tsx'
import { Drafts } from './Drafts.tsx'
import { PostingForm } from './PostingForm.tsx'
import { Templates } from './Templates.tsx'
import { WallPreview } from './WallPreview.tsx'

/** Writing an announcement, with how the wall will show it beside. */
export function PostingPage({ stationId, announcementId }: { stationId?: string; announcementId?: string }) {
  const t = useDeskTexts()
  const posted = useResource<PostedAnnouncement[]>(announcementId === undefined ? null : '/announcements')
  const changed = posted.data?.find(({ id }) => id === announcementId)
  return (
    <>
      <PageHead
        title={announcementId === undefined ? t.posting.title : t.posting.editTitle}
        above={<Link to={{ page: 'announcements' }}>{t.announcements.title}</Link>}
        lead={announcementId === undefined ? t.posting.kept : t.posting.editLead}
      />
      <WithStations>
        {(stations) =>
          announcementId === undefined ? (
            <Posting stations={stations} stationId={stationId} />
          ) : changed ? (
            <Editing key={changed.id} stations={stations} changed={changed} />
          ) : (
            <Loaded resource={posted}>{() => <p>{t.posting.gone}</p>}</Loaded>
          )
        }
      </WithStations>
    </>
  )
}

/** One that has not begun, as it was written. */
function Editing({ stations, changed }: { stations: RosterReply['stations']; changed: PostedAnnouncement }) {
  const zone = stations.find((one) => goesTo(changed, one))?.timeZone ?? 'UTC'
  const [form, setForm] = useState(() => editFormOf(changed, zone))
  return (
    <div className="posting">
      <PostingForm
        stations={stations}
        form={form}
        announcementId={changed.id}
        onChange={(change) => setForm((now) => ({ ...now, ...change }))}
        onClear={() => setForm(editFormOf(changed, zone))}
        onSent={() => {}}
      />
      <WallPreview form={form} />
    </div>
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
  /** Whose last week drafts and templates tell of. */
  const [about, setAbout] = useState(
    (stations.find(({ id }) => id === (asked || form.stationIds[0])) ?? stations[0])?.id ?? '',
  )
  /** What was written before a draft or a clearing took its place. */
  const [replaced, setReplaced] = useState<PostingFormState | null>(null)
  const keepForUndo = () => setReplaced(form.title || form.body ? form : null)

  function takeText({ kind, title, body }: Template) {
    keepForUndo()
    change({ kind, title, body, to: 'some', stationIds: [about] })
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
        <Drafts stations={stations} stationId={about} onStation={setAbout} onUse={takeText} />
        <Templates
          stationId={about}
          written={{ kind: form.kind, title: form.title.trim(), body: form.body.trim() }}
          onUse={(template, isFilled) => {
            if (isFilled) return takeText(template)
            keepForUndo()
            change(template)
          }}
        />
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
