import type { StationState } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { Meter } from '../../ui/Meter.tsx'

const COLUMNS = ['station', 'today', 'week', 'leader', 'lastPickup', 'walls', 'couriers'] as const

interface StationTableProps {
  stations: readonly StationState[]
  now: number
}

/** Every station in a row; on a phone each is a card. */
export function StationTable({ stations, now }: StationTableProps) {
  const t = useDeskTexts()
  return (
    <div className="table-frame">
      <table className="table stations">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'couriers' ? 'figure' : undefined}>
                {t.home.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <StationRow key={station.id} station={station} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StationRow({ station, now }: { station: StationState; now: number }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { columns } = t.home
  const { leader, lastPickupAt, walls } = station
  return (
    <tr data-station-id={station.id}>
      <th scope="row">
        <Link to={{ page: 'station', stationId: station.id, tab: 'standings' }}>{station.name}</Link>
        <span className="under">
          {station.parentName ?? station.id} · {t.metric[station.metric]}
        </span>
      </th>
      <td data-label={columns.today}>
        <Progress
          score={station.dayTotal}
          goal={station.dayGoal}
          label={`${station.name} ${columns.today}`}
        />
      </td>
      <td data-label={columns.week}>
        <Progress
          score={station.weekTotal}
          goal={station.weekGoal}
          label={`${station.name} ${columns.week}`}
        />
      </td>
      <td data-label={columns.leader}>
        {leader ? (
          <>
            <span className="name">{leader.name}</span>
            <span className="under">{t.parcels(formats.number(leader.score))}</span>
          </>
        ) : (
          <span className="faint">{t.home.noLeader}</span>
        )}
      </td>
      <td data-label={columns.lastPickup}>
        {lastPickupAt === null ? (
          <span className="faint">{t.home.never}</span>
        ) : (
          <time dateTime={new Date(lastPickupAt).toISOString()}>{formats.ago(lastPickupAt, now)}</time>
        )}
      </td>
      <td data-label={columns.walls}>
        {walls.total === 0 ? (
          <span className="faint">{t.home.noWall}</span>
        ) : (
          <span className={walls.online < walls.total ? 'state warn' : 'state good'}>
            {t.home.wallsOnline(walls.online, walls.total)}
          </span>
        )}
      </td>
      <td data-label={columns.couriers} className="figure">
        {formats.number(station.couriers)}
      </td>
    </tr>
  )
}

function Progress({ score, goal, label }: { score: number; goal: number | null; label: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  return (
    <span className="progress">
      <span className="progress-text">
        <strong>{t.parcels(formats.number(score))}</strong>
        <span className="under">
          {goal === null ? t.home.noGoal : score >= goal ? t.home.reached : formats.percent(score / goal)}
        </span>
      </span>
      {goal !== null && <Meter score={score} goal={goal} label={label} />}
      {goal !== null && <span className="under">{t.home.goalOf(formats.number(goal))}</span>}
    </span>
  )
}
