import { hasRight } from '@leitai/shared/rights'
import type { HomeReply } from '@leitai/shared/todo'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useFormats } from '../../hooks/useFormats.ts'
import { useNow } from '../../hooks/useNow.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { RunningCeremonies } from '../ceremony/RunningCeremonies.tsx'
import { StationTable } from './StationTable.tsx'
import { Summary } from './Summary.tsx'
import { TodoList } from './TodoList.tsx'

const RENEW_MS = 5_000
const NOW_MS = 10_000
/** From so many stations on, looking for one takes a search. */
const MANY_STATIONS = 8

/** How every station stands, and what needs doing. */
export function HomePage() {
  const t = useDeskTexts()
  const formats = useFormats()
  const home = useResource<HomeReply>('/home', RENEW_MS)
  return (
    <>
      <PageHead
        title={t.home.title}
        lead={home.at !== null && !home.problem ? t.asOf(formats.time(home.at)) : undefined}
        actions={
          <Link to={{ page: 'posting' }} className="button primary">
            <Icon name="plus" /> {t.announcements.create}
          </Link>
        }
      />
      <RunningCeremonies />
      <Loaded resource={home}>
        {(data) =>
          data.stations.length === 0 ? <FirstSteps /> : <Overview {...data} onDone={home.reload} />
        }
      </Loaded>
    </>
  )
}

function FirstSteps() {
  const t = useDeskTexts()
  return (
    <EmptyState title={t.start.invite} lead={t.start.inviteLead}>
      <div className="form-actions">
        <Link to={{ page: 'start' }} className="button primary">
          {t.start.begin}
        </Link>
        <Link to={{ page: 'import' }} className="button">
          {t.home.empty.action}
        </Link>
      </div>
    </EmptyState>
  )
}

function Overview({ stations, todos, onDone }: HomeReply & { onDone(): void }) {
  const t = useDeskTexts()
  const { session } = useDesk()
  const now = useNow(NOW_MS)
  const [wanted, setWanted] = useState('')
  const found = stations.filter(({ id, name, parentName }) =>
    `${id} ${name} ${parentName ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <>
      <Summary stations={stations} />
      <TodoList todos={todos} onDone={onDone} />
      <section aria-labelledby="stations-title">
        <div className="section-head">
          <h2 id="stations-title">{t.home.stations}</h2>
          {session && hasRight(session.role, 'roster.units') && (
            <Link to={{ page: 'start', step: 'station' }} className="button small">
              <Icon name="plus" /> {t.start.station.another}
            </Link>
          )}
          {stations.length > MANY_STATIONS && (
            <input
              type="search"
              className="search"
              aria-label={t.stationFinder}
              placeholder={t.searchPlaceholder}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
        </div>
        {found.length > 0 ? <StationTable stations={found} now={now} /> : <p>{t.home.noMatch}</p>}
      </section>
    </>
  )
}
