import type { RosterReply, StationState } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useReplayTexts } from '../../../i18n/replay.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { STATION_TABS, type StationTab } from '../../route.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ChallengesPanel } from '../challenges/ChallengesPanel.tsx'
import { CorrectionsPanel } from '../corrections/CorrectionsPanel.tsx'
import { DisputesPanel } from '../disputes/DisputesPanel.tsx'
import { FinalsPanel } from '../finals/FinalsPanel.tsx'
import { PendingPanel } from '../pending/PendingPanel.tsx'
import { scopeOf } from '../pickups/scope.ts'
import { ProgrammePanel } from '../programme/ProgrammePanel.tsx'
import { GoalsPanel } from './GoalsPanel.tsx'
import { LiveMark } from './LiveMark.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { StandingsPanel } from './StandingsPanel.tsx'
import { UnknownStation } from './UnknownStation.tsx'
import { useStationLive } from './useStationLive.ts'

const RENEW_MS = 15_000

/** One station: its standings live, its finals, what waits or is doubted, its goals, its settings. */
export function StationPage({ stationId, tab }: { stationId: string; tab: StationTab }) {
  const t = useDeskTexts()
  const replay = useReplayTexts()
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
          <>
            <Link to={{ page: 'replay', stationId, metric: state?.metric }} className="button">
              {replay.open}
            </Link>
            <Link to={{ page: 'posting', stationId }} className="button">
              <Icon name="announcements" /> {t.station.announce}
            </Link>
          </>
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
            <Waiting n={waitingOf(name, state)} />
          </Link>
        ))}
      </nav>
      <Loaded resource={roster}>
        {({ couriers }) => (
          <Loaded resource={states}>
            {() =>
              station && state ? (
                <>
                  {tab === 'standings' && <StandingsPanel station={station} state={state} live={live} />}
                  {tab === 'finals' && <FinalsPanel station={station} state={state} />}
                  {tab === 'pending' && (
                    <PendingPanel scope={scopeOf(station, couriers)} onDecided={states.reload} />
                  )}
                  {tab === 'disputes' && (
                    <DisputesPanel scope={scopeOf(station, couriers)} onDecided={states.reload} />
                  )}
                  {tab === 'corrections' && <CorrectionsPanel scope={scopeOf(station, couriers)} />}
                  {tab === 'challenges' && (
                    <ChallengesPanel scope={scopeOf(station, couriers)} metric={state.metric} />
                  )}
                  {tab === 'goals' && (
                    <GoalsPanel stationId={stationId} metric={state.metric} onSaved={states.reload} />
                  )}
                  {tab === 'programme' && <ProgrammePanel stationId={stationId} />}
                  {tab === 'settings' && (
                    <SettingsPanel station={station} couriers={state.couriers} onSaved={states.reload} />
                  )}
                </>
              ) : null
            }
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

/** How much waits for the manager under a tab. */
function waitingOf(tab: StationTab, state: StationState | undefined): number {
  if (tab === 'pending') return state?.pending ?? 0
  return tab === 'disputes' ? (state?.openDisputes ?? 0) : 0
}

function Waiting({ n }: { n: number }) {
  const formats = useFormats()
  return n > 0 ? <span className="tab-count">{formats.number(n)}</span> : null
}
