import type { FinalBrief } from '@leitai/shared/final'
import { useState } from 'react'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { TableHead } from '../../ui/TableHead.tsx'
import { scoreText } from '../station/BoardView.tsx'
import { History } from './History.tsx'

interface FinalsTableProps {
  finals: readonly FinalBrief[]
  stationId: string
  /** Address of the station in the API. */
  base: string
  timeZone: string
}

/** Sealed periods of one kind, newest first, each with its champions. */
export function FinalsTable({ finals, stationId, base, timeZone }: FinalsTableProps) {
  const t = useDeskTexts()
  const { listColumns } = t.finals
  const [opened, setOpened] = useState<FinalBrief | null>(null)
  if (finals.length === 0) return <p className="hint">{t.finals.empty}</p>
  return (
    <div className="table-frame">
      <table className="table finals">
        <TableHead
          columns={[
            listColumns.period,
            listColumns.champion,
            [listColumns.score, 'figure'],
            [listColumns.total, 'figure roomy'],
            listColumns.version,
            [listColumns.sealed, 'roomy'],
            [t.finals.look, 'unseen'],
          ]}
        />
        <tbody>
          {finals.map((final) => (
            <FinalRow
              key={final.period}
              final={final}
              stationId={stationId}
              timeZone={timeZone}
              onLook={() => setOpened(final)}
            />
          ))}
        </tbody>
      </table>
      {opened && <History final={opened} base={base} timeZone={timeZone} onClose={() => setOpened(null)} />}
    </div>
  )
}

interface FinalRowProps {
  final: FinalBrief
  stationId: string
  timeZone: string
  onLook(): void
}

function FinalRow({ final, stationId, timeZone, onLook }: FinalRowProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { metric, period, from, to, champions, total, revision, sealedAt, drafted } = final
  const awards = useCeremonyTexts()
  const [first] = champions
  return (
    <tr data-period={period} data-revision={revision}>
      <th scope="row">
        {period}
        {from !== to && from.slice(0, 7) !== period && (
          <span className="under">{t.standings.range(from, to)}</span>
        )}
      </th>
      <td>
        {first ? (
          <span className="name">{champions.map(({ name }) => name).join(t.finals.and)}</span>
        ) : (
          <span className="hint">{t.finals.noChampion}</span>
        )}
      </td>
      <td className="figure">{first ? <strong>{scoreText(metric, first.score, formats)}</strong> : '—'}</td>
      <td className="figure roomy">{scoreText(metric, total, formats)}</td>
      <td>
        {revision > 1 ? <span className="state warn">{t.finals.revised}</span> : null}{' '}
        {t.finals.version(revision)}
        {drafted && <span className="under">{t.finals.drafted}</span>}
      </td>
      <td className="roomy">{formats.shortMoment(Date.parse(sealedAt), timeZone)}</td>
      <td className="row-action">
        <button type="button" className="button small" aria-label={t.finals.lookAt(period)} onClick={onLook}>
          {t.finals.look}
        </button>
        {metric !== 'revenue' && first && (
          <Link
            className="button small"
            aria-label={awards.openOf(period)}
            to={{ page: 'ceremony', stationId, metric, period }}
          >
            {awards.open}
          </Link>
        )}
      </td>
    </tr>
  )
}
