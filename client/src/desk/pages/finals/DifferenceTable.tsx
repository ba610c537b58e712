import type { FinalDifference, Place } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { scoreText } from '../station/BoardView.tsx'

/** So many rows are shown; who changed a place lower down matters less. */
const SHOWN = 8

interface DifferenceTableProps {
  difference: FinalDifference
  metric: Metric
  /** Shows the places only when asked for: where there is much to look at. */
  folded?: boolean
}

/** What a revision changes: the champion in words, then the places. */
export function DifferenceTable({ difference, metric, folded = false }: DifferenceTableProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { champion, rows, total } = difference
  const names = (list: readonly { name: string }[]) =>
    list.length > 0 ? list.map(({ name }) => name).join(t.finals.and) : t.finals.nobody
  const places = <Places rows={rows} metric={metric} />
  return (
    <>
      <p data-champion={champion.changed ? 'changed' : 'unchanged'}>
        <strong>
          {champion.changed
            ? t.finals.championChanges(names(champion.before), names(champion.after))
            : t.finals.championSame(names(champion.after))}
        </strong>
        <span className="under">
          {t.finals.total(scoreText(metric, total.before, formats), scoreText(metric, total.after, formats))}
        </span>
      </p>
      {folded && rows.length > 0 ? (
        <details>
          <summary>{t.finals.placeChanges(rows.length)}</summary>
          {places}
        </details>
      ) : (
        places
      )}
    </>
  )
}

function Places({ rows, metric }: { rows: FinalDifference['rows']; metric: Metric }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const place = (at: Place | null) =>
    at ? t.finals.place(at.rank, scoreText(metric, at.score, formats)) : t.finals.noPlace
  return (
    <>
      {rows.length === 0 ? (
        <p className="hint">{t.finals.noRowChanges}</p>
      ) : (
        <table className="table differences">
          <thead>
            <tr>
              <th scope="col">{t.finals.columns.name}</th>
              <th scope="col">{t.finals.columns.before}</th>
              <th scope="col">{t.finals.columns.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ memberId, name, before, after }) => (
              <tr key={memberId}>
                <th scope="row">{name}</th>
                <td>{place(before)}</td>
                <td>{place(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN && <p className="hint">{t.finals.more(rows.length - SHOWN)}</p>}
    </>
  )
}
