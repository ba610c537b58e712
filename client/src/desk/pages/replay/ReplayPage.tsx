import type { RosterReply } from '@leitai/shared/api'
import { dateOf, dayNoOf } from '@leitai/shared/calendar'
import type { Replay } from '@leitai/shared/replay'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useReplayTexts } from '../../../i18n/replay.ts'
import { replayPath } from '../../../replay/readReplay.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link, navigate } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WithStations } from '../../ui/WithStations.tsx'
import { UnknownStation } from '../station/UnknownStation.tsx'
import { ReplayPlayer } from './ReplayPlayer.tsx'

const METRICS = ['pickups', 'walkin'] as const

type ReplayRoute = Extract<Route, { page: 'replay' }>

/** A day of a station once more, from its facts. */
export function ReplayPage({ route }: { route: ReplayRoute }) {
  return (
    <WithStations>
      {(stations) => {
        const station = stations.find(({ id }) => id === route.stationId)
        return station ? <StationReplay station={station} route={route} /> : <UnknownStation />
      }}
    </WithStations>
  )
}

interface StationReplayProps {
  station: RosterReply['stations'][number]
  route: ReplayRoute
}

function StationReplay({ station, route }: StationReplayProps) {
  const desk = useDeskTexts()
  const t = useReplayTexts()
  const { id: stationId, name, today } = station
  const { date = today, metric = 'pickups' } = route
  const replay = useResource<Replay>(replayPath(stationId, { date, metric }))

  function show(next: Partial<Pick<ReplayRoute, 'date' | 'metric'>>) {
    navigate({ page: 'replay', stationId, date, metric, ...next })
  }
  function step(days: number) {
    show({ date: dateOf(dayNoOf(date) + days) })
  }
  return (
    <>
      <PageHead
        title={t.title}
        above={<Link to={{ page: 'station', stationId, tab: 'standings' }}>{name}</Link>}
        lead={t.lead}
      />
      <div className="board-tools">
        <span className="period-steps">
          <button
            type="button"
            className="button icon-only"
            aria-label={t.previous}
            disabled={Number.isNaN(dayNoOf(date))}
            onClick={() => step(-1)}
          >
            <Icon name="earlier" />
          </button>
          <input
            type="date"
            name="date"
            aria-label={t.date}
            value={date}
            max={today}
            onChange={({ target }) => {
              if (dayNoOf(target.value) <= dayNoOf(today)) show({ date: target.value })
            }}
          />
          <button
            type="button"
            className="button icon-only"
            aria-label={t.next}
            disabled={!(dayNoOf(date) < dayNoOf(today))}
            onClick={() => step(1)}
          >
            <Icon name="later" />
          </button>
        </span>
        <Choice
          label={t.metric}
          name="metric"
          value={metric}
          options={METRICS.map((value) => ({ value, label: desk.metric[value] }))}
          onChange={(next) => show({ metric: next })}
        />
      </div>
      <Loaded resource={replay}>
        {(data) =>
          data.events.length > 0 ? (
            <ReplayPlayer key={`${data.date}/${data.metric}/${data.asOf}`} replay={data} />
          ) : (
            <p className="hint">{t.empty}</p>
          )
        }
      </Loaded>
    </>
  )
}
