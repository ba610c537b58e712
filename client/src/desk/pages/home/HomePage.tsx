import type { StationState } from '@leitai/shared/api'
import type { FinalsTodo } from '@leitai/shared/final'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { todosOf } from '../../data/todos.ts'
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
const FINALS_MS = 15_000
/** From so many stations on, looking for one takes a search. */
const MANY_STATIONS = 8

/** How every station stands, and what needs doing. */
export function HomePage() {
  const t = useDeskTexts()
  const formats = useFormats()
  const stations = useResource<StationState[]>('/stations', RENEW_MS)
  return (
    <>
      <PageHead
        title={t.home.title}
        lead={stations.at !== null && !stations.problem ? t.asOf(formats.time(stations.at)) : undefined}
        actions={
          <Link to={{ page: 'posting' }} className="button primary">
            <Icon name="plus" /> {t.announcements.create}
          </Link>
        }
      />
      <RunningCeremonies />
      <Loaded resource={stations}>
        {(data) => (data.length === 0 ? <FirstSteps /> : <Overview stations={data} />)}
      </Loaded>
    </>
  )
}

function FirstSteps() {
  const t = useDeskTexts()
  return (
    <EmptyState title={t.home.empty.title} lead={t.home.empty.lead}>
      <ol className="steps">
        {t.home.empty.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Link to={{ page: 'import' }} className="button primary">
        {t.home.empty.action}
      </Link>
    </EmptyState>
  )
}

function Overview({ stations }: { stations: StationState[] }) {
  const t = useDeskTexts()
  const now = useNow(NOW_MS)
  const finals = useResource<FinalsTodo>('/finals/todo', FINALS_MS)
  const drafted = new Set(finals.data?.stations.map(({ stationId }) => stationId))
  const [wanted, setWanted] = useState('')
  const found = stations.filter(({ id, name, parentName }) =>
    `${id} ${name} ${parentName ?? ''}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <>
      <Summary stations={stations} />
      <TodoList todos={todosOf(stations, now, drafted)} />
      <section aria-labelledby="stations-title">
        <div className="section-head">
          <h2 id="stations-title">{t.home.stations}</h2>
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
