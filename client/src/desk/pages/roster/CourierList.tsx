import type { ListedCourier, RosterReply } from '@leitai/shared/api'
import { useMemo, useState } from 'react'
import { type DeskTexts, useDeskTexts } from '../../../i18n/desk.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { flatPlaces, unitTree } from '../../data/unitTree.ts'
import { Icon } from '../../ui/Icon.tsx'
import { TableHead } from '../../ui/TableHead.tsx'
import { UnitTree } from './UnitTree.tsx'

const PAGE = 100
const ALL = ''
/** Not the id of a place: ids have no spaces. */
const UNPOSTED = 'un posted'
/** Before each step down in a list that has no other way to show it. */
const INDENT = '\u2003'

interface CourierListProps {
  roster: RosterReply
  onIssue(courier: ListedCourier): void
  onEdit(courier: ListedCourier): void
  onGoals(courier: ListedCourier): void
  onAdd(): void
  placeId: string
  onPlace(id: string): void
}

/** Couriers by name or number, below a unit or at a station. */
export function CourierList({ roster, onAdd, placeId, onPlace, ...actions }: CourierListProps) {
  const t = useDeskTexts()
  const [wanted, setWanted] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const names = new Map(roster.stations.map(({ id, name }) => [id, name]))
  const text = wanted.trim().toLowerCase()
  const tree = useMemo(() => unitTree(roster), [roster])
  const places = flatPlaces(tree)
  const within = places.find(({ place }) => place.id === placeId)?.place.stationIds
  const isWithin = ({ stationId }: ListedCourier) =>
    placeId === ALL || (stationId === null ? placeId === UNPOSTED : within?.has(stationId) === true)
  const found = roster.couriers.filter(
    (courier) =>
      isWithin(courier) &&
      `${courier.name} ${courier.alias ?? ''} ${courier.id}`.toLowerCase().includes(text),
  )
  const shown = found.slice(0, limit)
  return (
    <div className="roster">
      <UnitTree places={tree} chosen={placeId} onChoose={onPlace} />
      <section className="roster-couriers">
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
            name="place"
            className={roster.couriers.some((one) => one.stationId === null) ? undefined : 'narrow-only'}
            aria-label={t.roster.station}
            value={placeId}
            onChange={(event) => onPlace(event.target.value)}
          >
            <option value={ALL}>{t.units.all}</option>
            {places.map(({ place: { id, name }, depth }) => (
              <option key={id} value={id}>
                {INDENT.repeat(depth)}
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
          <button type="button" className="button" onClick={onAdd}>
            <Icon name="plus" /> {t.courier.add}
          </button>
        </div>
        {shown.length > 0 && <CourierTable couriers={shown} stationNames={names} {...actions} />}
        {shown.length < found.length && (
          <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>
            {t.roster.showMore}
          </button>
        )}
      </section>
    </div>
  )
}

interface CourierTableProps {
  couriers: readonly ListedCourier[]
  stationNames: ReadonlyMap<string, string>
  onIssue(courier: ListedCourier): void
  onEdit(courier: ListedCourier): void
  onGoals(courier: ListedCourier): void
}

function CourierTable({ couriers, stationNames, onIssue, onEdit, onGoals }: CourierTableProps) {
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
                <span className="who">
                  <Avatar id={courier.id} name={courier.name} avatar={courier.avatar} />
                  <span>
                    <span className="name">{courier.name}</span>
                    {courier.alias && <span className="under">{courier.alias}</span>}
                    {courier.hidden && <span className="state">{t.courier.offWalls}</span>}
                    <span className="under tight">{courier.id}</span>
                  </span>
                </span>
              </th>
              <td className="roomy number">{courier.id}</td>
              <td className="roomy">{t.roster.roles[courier.role]}</td>
              <td className="posted-at">
                {courier.stationId === null
                  ? unpostedWords(t, courier)
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
                  aria-label={t.courier.editFor(courier.name)}
                  onClick={() => onEdit(courier)}
                >
                  {t.courier.edit}
                </button>{' '}
                {courier.stationId !== null && (
                  <button
                    type="button"
                    className="button small"
                    aria-label={t.goals.ofCourier(courier.name)}
                    onClick={() => onGoals(courier)}
                  >
                    {t.goals.title}
                  </button>
                )}{' '}
                <button
                  type="button"
                  className="button small"
                  aria-label={(courier.hasPin ? t.roster.reissueFor : t.roster.issueFor)(courier.name)}
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

/** Not there yet, or not any more. */
function unpostedWords(t: DeskTexts, { postings }: ListedCourier): string {
  const lastDay = postings.at(-1)?.lastDay
  return lastDay === undefined ? t.roster.unposted : t.courier.left(lastDay)
}
