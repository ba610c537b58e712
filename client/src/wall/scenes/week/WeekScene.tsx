import { boardTotal } from '@leitai/shared/live'
import { useMemo } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { RollingNumber } from '../../../ui/RollingNumber.tsx'
import { Board } from '../../board/Board.tsx'
import { areaBelow, type BoardArea } from '../../board/boardLayout.ts'
import { boardRows } from '../../board/boardRows.ts'
import { RIBBON_REM, Ribbon } from '../../board/Ribbon.tsx'
import { areaFor } from '../../board/rowFit.ts'
import { isWeekOver, weekNumber } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { type Frame, useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'

/** Pages go by the time, so that every one has its turn however often the scene comes and goes. */
const PAGE_MS = 7_000

function areaOf({ width, height }: Frame['scene']): BoardArea {
  return { width, height: height - 0.85, single: 5, columns: 1, perColumn: 5 }
}

/** The running week's ranking, with the places gained since the day began. */
export function WeekScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const over = isWeekOver(snapshot, now)
  const { scene } = useFrame()
  const { wallMetric } = snapshot.settings
  const rows = useMemo(() => boardRows(snapshot, `week/${wallMetric}`), [snapshot, wallMetric])
  const board = snapshot.boards[`week/${wallMetric}`]
  const total = boardTotal(board)
  const ringOpen = total === 0
  const belowRem = ringOpen ? RIBBON_REM : 0
  const area = useMemo(
    () => areaFor(areaBelow(areaOf(scene), belowRem), 'week', rows),
    [scene, belowRem, rows],
  )
  return (
    <>
      <SceneTitle title={over ? texts.weekOverTitle(weekNumber(board.period)) : texts.weekTitle}>
        <b>
          <RollingNumber value={total} />
        </b>{' '}
        {texts.unit}
      </SceneTitle>
      {ringOpen && <Ribbon text={texts.ringWeekOpen} />}
      <Board key={board.period} kind="week" rows={rows} area={area} turn={Math.floor(now / PAGE_MS)} />
    </>
  )
}
