import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { ShownBoard } from '../../data/boardRows.ts'
import { toCsv } from '../../data/csv.ts'
import type { Formats } from '../../data/formats.ts'
import { localSeconds } from '../../data/zoneTime.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { download } from '../../ui/download.ts'
import { Icon } from '../../ui/Icon.tsx'
import { BoardTable } from './BoardTable.tsx'

interface BoardViewProps {
  board: ShownBoard
  stationId: string
  stationName: string
  periodName: string
}

/** A score as people read it: parcels, or yuan for revenue. */
export function scoreText(metric: Metric, score: number, formats: Formats): string {
  return metric === 'revenue' ? formats.yuan(score) : formats.number(score)
}

/** A board with its state, total and export. */
export function BoardView({ board, stationId, stationName, periodName }: BoardViewProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { metric, rows, state } = board
  if (rows.length === 0) return <NobodyPosted />
  const total = rows.reduce((sum, { score }) => sum + score, 0)
  const active = rows.filter(({ score }) => score > 0).length
  return (
    <>
      <div className="board-head">
        <p className="board-total">
          <span className={`state ${state}`} title={t.standings.stateHint[state]}>
            {t.standings.state[state]}
          </span>
          <span>
            {t.standings.total}{' '}
            <strong>
              {metric === 'revenue' ? `¥${formats.yuan(total)}` : t.parcels(formats.number(total))}
            </strong>
          </span>
          <span className="hint">{t.standings.active(active, rows.length)}</span>
        </p>
        <ExportButton board={board} stationName={stationName} />
      </div>
      {active === 0 && <p className="notice">{t.standings.empty}</p>}
      <BoardTable
        board={board}
        stationId={stationId}
        caption={t.standings.caption(stationName, t.metricLong[metric], periodName)}
      />
    </>
  )
}

function NobodyPosted() {
  const t = useDeskTexts()
  return (
    <p className="notice">
      <span>{t.standings.nobody}</span>
      <Link to={{ page: 'import' }} className="button small">
        {t.standings.toRoster}
      </Link>
    </p>
  )
}

function ExportButton({ board, stationName }: { board: ShownBoard; stationName: string }) {
  const t = useDeskTexts()
  const { columns } = t.standings
  function save() {
    const { metric, rows, timeZone } = board
    // yuan as a plain number, so that a spreadsheet can add it up
    const amount = (score: number) => (metric === 'revenue' ? score / 100 : score)
    const head = [
      columns.rank,
      columns.name,
      columns.number,
      columns.score[metric],
      columns.reachedAt,
      columns.gap,
      columns.movement,
    ]
    const body = rows.map((row) => [
      row.rank,
      row.name,
      row.memberId,
      amount(row.score),
      row.reachedAt && localSeconds(Date.parse(row.reachedAt), timeZone),
      amount(row.gap),
      row.movement,
    ])
    const name = [stationName, t.metric[metric], board.period].join('-')
    download(`${name}.csv`, toCsv([head, ...body]), 'text/csv;charset=utf-8')
  }
  return (
    <button type="button" className="button" onClick={save}>
      <Icon name="download" /> {t.standings.export}
    </button>
  )
}
