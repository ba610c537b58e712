import type { RosterReply, StationState } from '@leitai/shared/api'
import { dayNoOf, parsePeriod, periodOf } from '@leitai/shared/calendar'
import type { Explanation } from '@leitai/shared/explanation'
import { METRICS, type Metric } from '@leitai/shared/standings'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { usePages } from '../../hooks/usePages.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link, navigate } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { HandPickupDialog } from '../pickups/HandPickupDialog.tsx'
import { courierName, type PickupScope, scopeOf } from '../pickups/scope.ts'
import { PeriodPicker } from '../station/PeriodPicker.tsx'
import { UnknownStation } from '../station/UnknownStation.tsx'
import { ExplanationView } from './ExplanationView.tsx'

const PAGE = 50

type WhyRoute = Extract<Route, { page: 'why' }>

/** What is asked for after the pages that are there. */
function nextOf(pages: readonly Explanation[]): string | null {
  const next = pages.at(-1)?.next
  return next ? `&after=${encodeURIComponent(next)}` : null
}

/** Why a courier stands where they stand (S4). */
export function WhyPage({ route }: { route: WhyRoute }) {
  const roster = useResource<RosterReply>('/roster')
  const states = useResource<StationState[]>('/stations')
  const station = roster.data?.stations.find(({ id }) => id === route.stationId)
  const state = states.data?.find(({ id }) => id === route.stationId)
  if (roster.data && states.data && (!station || !state)) return <UnknownStation />
  return (
    <Loaded resource={roster}>
      {({ couriers }) => (
        <Loaded resource={states}>
          {() =>
            station && state ? (
              <Why route={route} station={station} state={state} scope={scopeOf(station, couriers)} />
            ) : null
          }
        </Loaded>
      )}
    </Loaded>
  )
}

interface WhyProps {
  route: WhyRoute
  station: RosterReply['stations'][number]
  state: StationState
  scope: PickupScope
}

function Why({ route, station, state, scope }: WhyProps) {
  const t = useDeskTexts()
  const { stationId, courierId, metric } = route
  const query = new URLSearchParams({ courier: courierId, metric, period: route.period, limit: String(PAGE) })
  const pages = usePages<Explanation>(`${scope.base}/explanation?${query}`, nextOf)
  const [adding, setAdding] = useState(false)

  const today = dayNoOf(state.today)
  // a key names its days by itself; what an alias stands for is the server's to say
  const calendar = { timeZone: station.timeZone, dayStartMinutes: 0, weekStart: station.weekStart }
  const key = pages.data?.[0]?.period ?? route.period
  const period = parsePeriod(key, calendar, 0) ?? periodOf('day', today, station)
  const go = (change: Partial<Pick<WhyRoute, 'metric' | 'period'>>) =>
    navigate({ ...route, period: key, ...change })
  const name = pages.data?.[0]?.name ?? courierName(scope, courierId)
  return (
    <>
      <PageHead
        title={t.why.title(name)}
        above={
          <>
            <Link to={{ page: 'home' }}>{t.nav.home}</Link>
            {' / '}
            <Link to={{ page: 'station', stationId, tab: 'standings' }}>{station.name}</Link>
          </>
        }
        lead={courierId}
        actions={
          <button type="button" className="button" onClick={() => setAdding(true)}>
            <Icon name="plus" /> {t.hand.open}
          </button>
        }
      />
      <section className="panel">
        <div className="board-tools">
          <MetricChoice metric={metric} onChange={(value) => go({ metric: value })} />
          <PeriodPicker
            period={period}
            today={today}
            calendar={station}
            onKind={(kind) => go({ period: periodOf(kind, shownDay(period, today), station).key })}
            onDay={(day) => go({ period: periodOf(period.kind, day, station).key })}
          />
        </div>
        <Loaded resource={pages}>
          {(read) => <ExplanationView read={read} pages={pages} scope={scope} />}
        </Loaded>
      </section>
      {adding && (
        <HandPickupDialog
          scope={scope}
          known={{ courier: courierId }}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            pages.reload()
          }}
        />
      )}
    </>
  )
}

/** The day that another kind of period is looked up for: today while it runs, else the first of it. */
function shownDay({ fromDay, toDay }: { fromDay: number; toDay: number }, today: number): number {
  return fromDay <= today && today < toDay ? today : fromDay
}

function MetricChoice({ metric, onChange }: { metric: Metric; onChange(metric: Metric): void }) {
  const t = useDeskTexts()
  return (
    <Choice
      label={t.standings.metric}
      name="metric"
      value={metric}
      options={METRICS.map((value) => ({ value, label: t.metric[value] }))}
      onChange={onChange}
    />
  )
}
