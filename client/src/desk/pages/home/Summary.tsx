import type { StationState } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'

function sum(stations: readonly StationState[], value: (station: StationState) => number): number {
  return stations.reduce((total, station) => total + value(station), 0)
}

/** All stations in four figures. */
export function Summary({ stations }: { stations: readonly StationState[] }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const withGoal = stations.filter(({ dayGoal }) => dayGoal !== null)
  const reached = withGoal.filter(({ dayGoal, dayTotal }) => dayGoal !== null && dayTotal >= dayGoal)
  const walls = sum(stations, (station) => station.walls.total)
  const online = sum(stations, (station) => station.walls.online)
  const metrics = [...new Set(stations.map((station) => station.metric))]
  const [first] = metrics
  // a sum of different things has to say so
  const metric = first && metrics.length === 1 ? t.metric[first] : t.home.summary.mixed
  const figures = [
    [t.home.summary.today(metric), t.parcels(formats.number(sum(stations, (station) => station.dayTotal)))],
    [t.home.summary.week(metric), t.parcels(formats.number(sum(stations, (station) => station.weekTotal)))],
    [
      t.home.summary.goals,
      withGoal.length > 0
        ? t.home.summary.ofStations(reached.length, withGoal.length)
        : t.home.summary.noGoals,
    ],
    [t.home.summary.walls, walls > 0 ? t.home.summary.ofWalls(online, walls) : t.home.noWall],
  ] as const
  return (
    <dl className="summary">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
