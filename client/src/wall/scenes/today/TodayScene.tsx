import { boardTotal } from '@leitai/shared/live'
import { useMemo } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { RollingNumber } from '../../../ui/RollingNumber.tsx'
import { Board, pagesOf } from '../../board/Board.tsx'
import { areaBelow, type BoardArea } from '../../board/boardLayout.ts'
import { boardRows } from '../../board/boardRows.ts'
import { OVERTAKE_REM, OvertakeLine } from '../../board/OvertakeLine.tsx'
import { overtakeOf } from '../../board/overtake.ts'
import { RIBBON_REM, Ribbon } from '../../board/Ribbon.tsx'
import { areaFor } from '../../board/rowFit.ts'
import { useTurn } from '../../board/useTurn.ts'
import { dateOfKey, daysOver } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { type Frame, useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import './today.css'

const PAGE_MS = 9_000

function areaOf({ width, height }: Frame['main']): BoardArea {
  return { width: width - 0.5, height: height - 1.15, single: 9, columns: 2, perColumn: 8 }
}

/** The running day's ranking. A day that has ended is never called today. */
export function TodayScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const turn = useTurn(PAGE_MS)
  const { main } = useFrame()
  const { wallMetric } = snapshot.settings
  const rows = useMemo(() => boardRows(snapshot, `day/${wallMetric}`), [snapshot, wallMetric])
  const board = snapshot.boards[`day/${wallMetric}`]
  const { period } = board
  const over = daysOver(snapshot, now)
  const { month, day } = dateOfKey(period)
  const title = over === 0 ? texts.todayTitle : over === 1 ? texts.yesterdayTitle : ''
  const total = boardTotal(board)
  const ringOpen = rows.length > 0 && total === 0 && over === 0
  const overtake = over === 0 ? overtakeOf(rows, snapshot, now) : null
  const belowRem = ringOpen ? RIBBON_REM : overtake ? OVERTAKE_REM : 0
  const area = useMemo(() => areaFor(areaBelow(areaOf(main), belowRem), 'day', rows), [main, belowRem, rows])
  const pages = pagesOf(rows, area)
  return (
    <section className="panel today" data-scene="today" data-day={period} data-over={over > 0}>
      <SceneTitle title={over === 0 ? title : `${title} ${texts.shortDate(month, day)}`.trim()}>
        <span className="metric">{texts.metrics[wallMetric]}</span>
        <span className="total">
          {texts.total}{' '}
          <b>
            <RollingNumber value={total} />
          </b>{' '}
          {texts.unit}
        </span>
        {pages > 1 && <b className="page">{texts.page((turn % pages) + 1, pages)}</b>}
      </SceneTitle>
      {rows.length === 0 && <p className="empty">{texts.noCouriers}</p>}
      {ringOpen && <Ribbon text={texts.ringOpen} />}
      <Board key={period} kind="day" rows={rows} area={area} turn={turn} />
      {overtake && <OvertakeLine overtake={overtake} width={area.width} />}
    </section>
  )
}
