import type { ExplainedPickup } from '@leitai/shared/explanation'
import type { Metric } from '@leitai/shared/standings'
import { useId, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { localSeconds } from '../../data/zoneTime.ts'
import { useFocusKept } from '../../hooks/useFocusKept.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { TableHead } from '../../ui/TableHead.tsx'
import { scoreText } from '../station/BoardView.tsx'
import { PickupPanel } from './PickupPanel.tsx'
import { StateMarks } from './StateMarks.tsx'
import { type PickupScope, sourceName } from './scope.ts'

interface PickupTableProps {
  pickups: readonly ExplainedPickup[]
  scope: PickupScope
  caption: string
  /** What each adds is told in this metric; null where nothing counts yet. */
  metric: Metric | null
  /** All of one day: the time says enough. */
  oneDay: boolean
  /** Something was corrected. */
  onChanged(): void
}

/** Pickups one by one; each opens into its versions and what can be done about it. */
export function PickupTable({ pickups, caption, ...shared }: PickupTableProps) {
  const t = useDeskTexts()
  const { columns } = t.pickup
  const { metric } = shared
  const frame = useRef<HTMLDivElement>(null)
  useFocusKept(frame, pickups.length) // a pickup that is somebody else's by now leaves the list
  return (
    <div className="table-frame" ref={frame} tabIndex={-1}>
      <table className="table pickups">
        <caption className="visually-hidden">{caption}</caption>
        <TableHead
          columns={[
            columns.id,
            columns.at,
            [columns.count, 'figure'],
            [columns.revenue, 'figure'],
            columns.state,
            metric ? [columns.adds[metric], 'figure'] : null,
            columns.source,
          ]}
        />
        <tbody>
          {pickups.map((pickup) => (
            <PickupRow key={pickup.id} pickup={pickup} {...shared} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type PickupRowProps = { pickup: ExplainedPickup } & Pick<
  PickupTableProps,
  'scope' | 'metric' | 'oneDay' | 'onChanged'
>

function PickupRow({ pickup, scope, metric, oneDay, onChanged }: PickupRowProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const [opened, setOpened] = useState(false)
  const panelId = useId()
  const { columns } = t.pickup
  const { id, at, day, count, revenue, product, channel, state, amended, late, adds } = pickup
  const { timeZone } = scope
  const atMs = Date.parse(at)
  return (
    <>
      <tr className="pickup" data-pickup-id={id} data-state={state}>
        <th scope="row">
          <button
            type="button"
            className="link-button"
            aria-expanded={opened}
            aria-controls={opened ? panelId : undefined}
            aria-label={t.pickup.open(id)}
            onClick={() => setOpened(!opened)}
          >
            {id}
          </button>
          <span className="under">
            {product} · {t.pickup.channels[channel]}
          </span>
        </th>
        <td data-label={columns.at}>
          {oneDay ? formats.time(atMs, timeZone) : formats.shortMoment(atMs, timeZone)}
          {!localSeconds(atMs, timeZone).startsWith(day) && (
            <span className="under">{t.pickup.countsOn(day)}</span>
          )}
        </td>
        <td className="figure" data-label={columns.count}>
          {formats.number(count)}
        </td>
        <td className="figure" data-label={columns.revenue}>
          {formats.yuan(revenue)}
        </td>
        <td data-label={columns.state}>
          <StateMarks state={state} amended={amended} late={late} />
        </td>
        {metric && (
          <td className="figure adds" data-label={columns.adds[metric]}>
            <strong>
              {adds > 0 ? `+${scoreText(metric, adds, formats)}` : scoreText(metric, 0, formats)}
            </strong>
            {metric === 'walkin' && state === 'counted' && channel === 'contract' && (
              <span className="under">{t.pickup.contractNote}</span>
            )}
          </td>
        )}
        <td className="pickup-source" data-label={columns.source}>
          <Origin pickup={pickup} timeZone={timeZone} />
        </td>
      </tr>
      {opened && (
        <tr className="pickup-opened" id={panelId}>
          <td colSpan={metric ? 7 : 6}>
            <PickupPanel pickupId={id} version={pickup.version} scope={scope} onChanged={onChanged} />
          </td>
        </tr>
      )}
    </>
  )
}

function Origin({ pickup, timeZone }: { pickup: ExplainedPickup; timeZone: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { source, reason, receivedAt } = pickup
  const who = sourceName(t, source)
  return (
    <>
      {reason === null ? t.pickup.byKey(who) : t.pickup.byPerson(who)}
      <span className="under">
        {t.pickup.receivedAt(formats.shortMoment(Date.parse(receivedAt), timeZone))}
        {reason !== null && ` · ${t.pickup.reason(reason)}`}
      </span>
    </>
  )
}
