import type { RosterReply, StandingsReply, StationState } from '@leitai/shared/api'
import { dateOf, dayNoOf, type PeriodKind, periodOf } from '@leitai/shared/calendar'
import type { Metric } from '@leitai/shared/standings'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { LiveState } from '../../../live/liveStore.ts'
import { liveBoard } from '../../data/boardRows.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { BoardView } from './BoardView.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'

const METRIC_ORDER: readonly Metric[] = ['pickups', 'walkin', 'revenue']
const RENEW_MS = 10_000

interface StandingsPanelProps {
  station: RosterReply['stations'][number]
  state: StationState
  live: LiveState | null
}

/** Any board of the station: the running day and week live, everything else as asked for. */
export function StandingsPanel({ station, state, live }: StandingsPanelProps) {
  const t = useDeskTexts()
  const [metric, setMetric] = useState<Metric>(state.metric)
  const [kind, setKind] = useState<PeriodKind>('day')
  /** A day within the period; null follows today. */
  const [chosenDay, setChosenDay] = useState<number | null>(null)

  const today = dayNoOf(state.today)
  const period = periodOf(kind, chosenDay ?? today, station)
  const running = period.fromDay <= today && today < period.toDay
  const board = live?.snapshot ? liveBoard(live.snapshot, kind, period.key, metric) : null
  const path = `/stations/${encodeURIComponent(station.id)}/standings?metric=${metric}&period=${period.key}`
  const asked = useResource<StandingsReply>(board ? null : path, running ? RENEW_MS : undefined)

  const view = (shown: Parameters<typeof BoardView>[0]['board']) => (
    <BoardView
      board={shown}
      stationId={station.id}
      stationName={station.name}
      periodName={running ? t.standings.current[kind] : period.key}
    />
  )
  return (
    <section className="panel">
      <div className="board-tools">
        <Choice
          label={t.standings.metric}
          name="metric"
          value={metric}
          options={METRIC_ORDER.map((value) => ({ value, label: t.metric[value] }))}
          onChange={setMetric}
        />
        <PeriodPicker
          period={period}
          today={today}
          calendar={station}
          onKind={setKind}
          onDay={(day) => setChosenDay(day === today ? null : day)}
        />
      </div>
      <p className="period-range">
        <strong>{running ? t.standings.current[kind] : period.key}</strong>
        <RangeText from={dateOf(period.fromDay)} to={dateOf(period.toDay - 1)} />
      </p>
      {board ? view(board) : <Loaded resource={asked}>{view}</Loaded>}
    </section>
  )
}

function RangeText({ from, to }: { from: string; to: string }) {
  const t = useDeskTexts()
  return <span className="hint">{from === to ? from : t.standings.range(from, to)}</span>
}
