import type { RosterCourier, RosterReply } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { TableHead } from '../../ui/TableHead.tsx'

const PAGE = 100
const ALL = ''
/** Not a station's id: ids have no spaces. */
const UNPOSTED = 'un posted'

interface CourierListProps {
  roster: RosterReply
  onIssue(courier: RosterCourier): void
}

/** Couriers by name or number and by station. */
export function CourierList({ roster, onIssue }: CourierListProps) {
  const t = useDeskTexts()
  const [wanted, setWanted] = useState('')
  const [stationId, setStationId] = useState(ALL)
  const [limit, setLimit] = useState(PAGE)
  const names = new Map(roster.stations.map(({ id, name }) => [id, name]))
  const text = wanted.trim().toLowerCase()
  const found = roster.couriers.filter(
    (courier) =>
      (stationId === ALL || (courier.stationId ?? UNPOSTED) === stationId) &&
      `${courier.name} ${courier.id}`.toLowerCase().includes(text),
  )
  const shown = found.slice(0, limit)
  return (
    <section>
      <div className="list-tools">
        <input
          type="search"
          className="search"
          name="search"
          aria-label={t.roster.search}
          placeholder={t.roster.searchPlaceholder}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <select
          name="station"
          aria-label={t.roster.station}
          value={stationId}
          onChange={(event) => setStationId(event.target.value)}
        >
          <option value={ALL}>{t.roster.allStations}</option>
          {roster.stations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {roster.couriers.some((courier) => courier.stationId === null) && (
            <option value={UNPOSTED}>{t.roster.unposted}</option>
          )}
        </select>
        <span className="hint" role="status">
          {found.length === 0 ? t.roster.noMatch : t.roster.showing(shown.length, found.length)}
        </span>
      </div>
      {shown.length > 0 && <CourierTable couriers={shown} stationNames={names} onIssue={onIssue} />}
      {shown.length < found.length && (
        <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>
          {t.roster.showMore}
        </button>
      )}
    </section>
  )
}

interface CourierTableProps {
  couriers: readonly RosterCourier[]
  stationNames: ReadonlyMap<string, string>
  onIssue(courier: RosterCourier): void
}

function CourierTable({ couriers, stationNames, onIssue }: CourierTableProps) {
  const t = useDeskTexts()
  const { columns } = t.roster
  return (
    <div className="table-frame">
      <table className="table couriers">
        <TableHead
          columns={[
            columns.name,
            [columns.number, 'roomy'],
            [columns.role, 'roomy'],
            columns.station,
            [columns.pin, 'roomy'],
            [columns.actions, 'unseen'],
          ]}
        />
        <tbody>
          {couriers.map((courier) => (
            <tr key={courier.id} data-courier-id={courier.id}>
              <th scope="row">
                <span className="name">{courier.name}</span>
                <span className="under tight">{courier.id}</span>
              </th>
              <td className="roomy number">{courier.id}</td>
              <td className="roomy">{t.roster.roles[courier.role]}</td>
              <td>
                {courier.stationId === null
                  ? t.roster.unposted
                  : (stationNames.get(courier.stationId) ?? courier.stationId)}
              </td>
              <td className="roomy">
                <span className={courier.hasPin ? 'state good' : 'state'}>
                  {courier.hasPin ? t.roster.hasPin : t.roster.noPin}
                </span>
              </td>
              <td className="row-action">
                <button
                  type="button"
                  className="button small"
                  aria-label={t.roster.issueFor(courier.name)}
                  onClick={() => onIssue(courier)}
                >
                  {courier.hasPin ? t.roster.reissuePin : t.roster.issuePin}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
