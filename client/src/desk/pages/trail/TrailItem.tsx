import { dateOf } from '@leitai/shared/calendar'
import type { TrailEntry } from '@leitai/shared/trail'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { changesOf, howOf } from '../../data/trailChanges.ts'
import { subjectOf, type TrailNames } from '../../data/trailNames.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { TableHead } from '../../ui/TableHead.tsx'
import { sourceName } from '../pickups/scope.ts'

interface TrailItemProps {
  entry: TrailEntry
  names: TrailNames
}

/** One change: of what, by whom, when and from where; what it was before and after unfolds. */
export function TrailItem({ entry, names }: TrailItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { kind, id, places, by, address, at } = entry
  const name = subjectOf(entry, names)
  const of =
    places === '*' ? [] : places.flatMap((place) => (place === id ? [] : [names.places.get(place) ?? place]))
  const how = howOf(entry)
  const who = t.history.who[by] ?? sourceName(t, by)
  return (
    <li className="entry" data-trail={kind}>
      <div>
        <h2>
          <span className={`state how-${how}`}>{t.history.how[how]}</span> {t.history.kinds[kind]} · {name}
        </h2>
        <p className="hint">
          <time dateTime={new Date(at).toISOString()}>{formats.moment(at)}</time> ·{' '}
          {t.history.from(who, address)}
          {of.length > 0 && ` · ${of.slice(0, 3).join(' · ')}${of.length > 3 ? ' …' : ''}`}
        </p>
        <details>
          <summary>{t.history.details}</summary>
          <Changes entry={entry} names={names} />
        </details>
      </div>
    </li>
  )
}

function Changes({ entry, names }: TrailItemProps) {
  const t = useDeskTexts()
  const textOf = useValueText(names.places)
  const { history } = t
  return (
    <div className="table-frame">
      <table className="table trail-changes">
        <TableHead columns={[history.field, history.before, history.after]} />
        <tbody>
          {changesOf(entry).map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{history.fields[field] ?? (field || history.kinds[entry.kind])}</th>
              <td>{textOf(field, before)}</td>
              <td>{textOf(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Puts values in words where there are some, and else as they are kept. */
function useValueText(names: TrailNames['places']) {
  const t = useDeskTexts()
  const { moment } = useFormats()
  const { history } = t

  function text(field: string, value: unknown): string {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return history.nothing
    if (typeof value === 'boolean') return value ? history.yes : history.no
    if (typeof value === 'number') {
      if (/(At|Until)$/.test(field)) return moment(value)
      return field.endsWith('Day') ? dateOf(value) : String(value)
    }
    if (typeof value === 'string') return wordOf(field, value)
    if (Array.isArray(value)) return value.map((one) => text(field, one)).join(history.also)
    return Object.entries(Object(value))
      .map(([name, one]) => history.fieldIs(history.fields[name] ?? names.get(name) ?? name, text(name, one)))
      .join(history.and)
  }
  function fieldNames(joined: string): string {
    return joined
      .split(' ')
      .map((name) => history.fields[name] ?? name)
      .join(history.also)
  }
  function wordOf(field: string, value: string): string {
    if (field === 'role')
      return Object.entries(t.accounts.roles).find(([role]) => role === value)?.[1] ?? value
    if (field === 'shortened') return value === '*' ? history.all : fieldNames(value)
    const isStation = ['stations', 'station', 'stationId', 'unit'].includes(field)
    return isStation ? (names.get(value) ?? value) : value
  }
  return text
}
