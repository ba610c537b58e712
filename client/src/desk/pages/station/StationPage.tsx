import type { RosterReply, StationState } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { STATION_TABS, type StationTab } from '../../route.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { FinalsPanel } from '../finals/FinalsPanel.tsx'
import { GoalsPanel } from './GoalsPanel.tsx'
import { LiveMark } from './LiveMark.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { StandingsPanel } from './StandingsPanel.tsx'
import { useStationLive } from './useStationLive.ts'

const RENEW_MS = 15_000

/** One station: its standings live, its finals, its goals, its settings. */
export function StationPage({ stationId, tab }: { stationId: string; tab: StationTab }) {
  const t = useDeskTexts()
  const roster = useResource<RosterReply>('/roster')
  const states = useResource<StationState[]>('/stations', RENEW_MS)
  const live = useStationLive(stationId)
  const station = roster.data?.stations.find(({ id }) => id === stationId)
  const state = states.data?.find(({ id }) => id === stationId)

  if (roster.data && states.data && (!station || !state)) return <UnknownStation />
  return (
    <>
      <PageHead
        title={station?.name ?? stationId}
        above={
          <>
            <Link to={{ page: 'home' }}>{t.nav.home}</Link>
            {station?.parentName && <span> / {station.parentName}</span>}
          </>
        }
        lead={<LiveMark live={live} timeZone={station?.timeZone} />}
        actions={
          <Link to={{ page: 'posting', stationId }} className="button">
            <Icon name="announcements" /> {t.station.announce}
          </Link>
        }
      />
      <nav className="tabs" aria-label={station?.name ?? stationId}>
        {STATION_TABS.map((name) => (
          <Link
            key={name}
            to={{ page: 'station', stationId, tab: name }}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t.station.tabs[name]}
          </Link>
        ))}
      </nav>
      <Loaded resource={roster}>
        {() => (
          <Loaded resource={states}>
            {() =>
              station && state ? (
                <>
                  {tab === 'standings' && <StandingsPanel station={station} state={state} live={live} />}
                  {tab === 'finals' && <FinalsPanel station={station} state={state} />}
                  {tab === 'goals' && (
                    <GoalsPanel
                      stationId={stationId}
                      metric={state.metric}
                      live={live}
                      onSaved={states.reload}
                    />
                  )}
                  {tab === 'settings' && <SettingsPanel stationId={stationId} onSaved={states.reload} />}
                </>
              ) : null
            }
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function UnknownStation() {
  const t = useDeskTexts()
  return (
    <>
      <PageHead title={t.station.unknown} />
      <EmptyState title={t.station.unknown} lead={t.station.unknownLead}>
        <Link to={{ page: 'home' }} className="button primary">
          {t.station.toHome}
        </Link>
      </EmptyState>
    </>
  )
}
