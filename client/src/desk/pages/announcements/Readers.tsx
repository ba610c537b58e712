import type { RosterReply } from '@leitai/shared/api'
import type { ReadersReply } from '@leitai/shared/receipt'
import { useEffect, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'

interface ReadersProps {
  announcementId: string
  /** Those that it goes to. */
  stations: RosterReply['stations']
  /** The station whose readers one has come for. */
  lookedFor?: string | undefined
}

/** Who has seen an announcement, station by station; asked for once it is opened. */
export function Readers({ announcementId, stations, lookedFor }: ReadersProps) {
  const t = useDeskTexts()
  const title = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(lookedFor !== undefined)
  const [picked, setPicked] = useState<string | null>(lookedFor ?? null)
  useEffect(() => {
    if (lookedFor !== undefined) title.current?.focus() // which brings it into view
  }, [lookedFor])
  // the stations may come later than the announcement
  const chosen = (stations.find(({ id }) => id === picked) ?? stations[0])?.id
  return (
    <details className="readers" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={title} className="fold-title">
        {t.announcements.readers}
      </summary>
      {stations.length > 1 && (
        <select
          aria-label={t.posting.draftsOf}
          value={chosen}
          onChange={(event) => setPicked(event.target.value)}
        >
          {stations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {open && chosen && <Names announcementId={announcementId} stationId={chosen} />}
    </details>
  )
}

function Names({ announcementId, stationId }: { announcementId: string; stationId: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const path = `/stations/${encodeURIComponent(stationId)}/announcements/${encodeURIComponent(announcementId)}/readers`
  const readers = useResource<ReadersReply>(path, 10_000)
  return (
    <Loaded resource={readers}>
      {({ seen, unseen, kudos }) => (
        <dl className="reader-lists">
          <dt>
            {t.announcements.seenBy(formats.number(seen.length), formats.number(seen.length + unseen.length))}
          </dt>
          <dd>{formats.list(seen.map(({ name }) => name)) || '—'}</dd>
          {unseen.length > 0 && (
            <>
              <dt>{t.announcements.unseenBy(formats.number(unseen.length))}</dt>
              <dd>{formats.list(unseen.map(({ name }) => name))}</dd>
            </>
          )}
          {kudos > 0 && (
            <>
              <dt>{t.announcements.kudos}</dt>
              <dd>{formats.number(kudos)}</dd>
            </>
          )}
        </dl>
      )}
    </Loaded>
  )
}
