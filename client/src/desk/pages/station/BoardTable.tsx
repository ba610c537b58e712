import type { StandingRow } from '@leitai/shared/api'
import { dayNoOf } from '@leitai/shared/calendar'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { ShownBoard } from '../../data/boardRows.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { TableHead } from '../../ui/TableHead.tsx'
import { scoreText } from './BoardView.tsx'

const MEDALS = 3

interface BoardTableProps {
  board: ShownBoard
  stationId: string
  caption: string
}

/** The rows of a board; each name leads to what is behind its score. */
export function BoardTable({ board, stationId, caption }: BoardTableProps) {
  const t = useDeskTexts()
  const { columns } = t.standings
  const { metric, rows } = board
  const moves = rows.some(({ movement }) => movement !== null)
  return (
    <div className="table-frame">
      <table className="table board" data-board={board.period}>
        <caption className="visually-hidden">{caption}</caption>
        <TableHead
          columns={[
            [columns.rank, 'figure'],
            columns.name,
            [columns.number, 'roomy'],
            [columns.score[metric], 'figure'],
            [columns.reachedAt, 'figure roomy'],
            [columns.gap, 'figure'],
            moves ? columns.movement : null,
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <BoardRow key={row.memberId} row={row} board={board} stationId={stationId} moves={moves} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface BoardRowProps {
  row: StandingRow
  board: ShownBoard
  stationId: string
  moves: boolean
}

function BoardRow({ row, board: { metric, period, timeZone }, stationId, moves }: BoardRowProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { rank, memberId, name, score, reachedAt, gap, movement } = row
  const medal = score > 0 && rank <= MEDALS ? `medal medal-${rank}` : 'medal'
  const reachedMs = reachedAt === null ? null : Date.parse(reachedAt)
  // within a day the date says nothing, and seconds decide who was first (S2)
  const when = dayNoOf(period) >= 0 ? formats.time : formats.shortMoment
  const reached = reachedMs === null ? '' : when(reachedMs, timeZone)
  return (
    <tr data-member-id={memberId} data-rank={rank} data-score={score}>
      <td className="figure">
        <span className={medal}>{score > 0 ? rank : '—'}</span>
      </td>
      <th scope="row">
        <Link
          to={{ page: 'why', stationId, courierId: memberId, metric, period }}
          className="name"
          title={t.why.title(name)}
        >
          {name}
        </Link>
        <span className="under tight">{memberId}</span>
      </th>
      <td className="roomy number">{memberId}</td>
      <td className="figure">
        <strong>{scoreText(metric, score, formats)}</strong>
        <span className="under tight">{reached}</span>
      </td>
      <td className="figure roomy">{reached}</td>
      <td className="figure">{gap > 0 ? scoreText(metric, gap, formats) : '—'}</td>
      {moves && (
        <td>
          <Movement movement={movement} score={score} />
        </td>
      )}
    </tr>
  )
}

function Movement({ movement, score }: { movement: number | null; score: number }) {
  const t = useDeskTexts()
  if (movement === null) return <span className="hint">{score > 0 ? t.standings.newcomer : '—'}</span>
  if (movement === 0) return <span className="hint">{t.standings.same}</span>
  return movement > 0 ? (
    <span className="moved up">▲ {t.standings.up(movement)}</span>
  ) : (
    <span className="moved">▼ {t.standings.down(-movement)}</span>
  )
}
