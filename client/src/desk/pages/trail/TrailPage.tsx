import type { RosterReply } from '@leitai/shared/api'
import { TRAIL_KINDS, type TrailKind, type TrailReply } from '@leitai/shared/trail'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { trailNames } from '../../data/trailNames.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { TrailItem } from './TrailItem.tsx'

const PAGE = 50

function nextOf(pages: readonly TrailReply[]): string | null {
  const next = pages.at(-1)?.next
  return next ? `&before=${next}` : null
}

/** Who has changed what, newest first. */
export function TrailPage() {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  const stations = roster.data?.stations ?? []
  const names = trailNames(roster.data)
  const [station, setStation] = useState('')
  const [kind, setKind] = useState<TrailKind | ''>('')
  const [by, setBy] = useState('')
  const asked = Object.entries({ station, kind, by: by.trim().toLowerCase() }).filter(([, value]) => value)
  const query = new URLSearchParams([['limit', String(PAGE)], ...asked])
  const pages = usePages<TrailReply>(`/trail?${query}`, nextOf)
  return (
    <>
      <PageHead
        title={t.history.title}
        lead={t.history.lead}
        above={<Link to={{ page: 'account' }}>{t.nav.account}</Link>}
      />
      <div className="list-tools">
        <select
          name="station"
          aria-label={t.history.station}
          value={station}
          onChange={(event) => setStation(event.target.value)}
        >
          <option value="">{t.history.anyStation}</option>
          {stations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          name="kind"
          aria-label={t.history.kind}
          value={kind}
          onChange={(event) => setKind(TRAIL_KINDS.find((one) => one === event.target.value) ?? '')}
        >
          <option value="">{t.history.anyKind}</option>
          {TRAIL_KINDS.map((one) => (
            <option key={one} value={one}>
              {t.history.kinds[one]}
            </option>
          ))}
        </select>
        <input
          type="search"
          className="search"
          name="by"
          autoCapitalize="none"
          aria-label={t.history.by}
          placeholder={t.history.byPlaceholder}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
      </div>
      <Loaded resource={pages}>
        {(read) => {
          const entries = read.flatMap((page) => page.entries)
          return entries.length === 0 && pages.more === null ? (
            <EmptyState title={t.history.empty.title} lead={t.history.empty.lead} />
          ) : (
            <>
              <ul className="entries">
                {entries.map((entry) => (
                  <TrailItem key={entry.seq} entry={entry} names={names} />
                ))}
              </ul>
              <MoreButton pages={pages} />
            </>
          )
        }}
      </Loaded>
    </>
  )
}
