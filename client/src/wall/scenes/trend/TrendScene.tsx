import { boardTotal } from '@leitai/shared/live'
import { useWallTexts } from '../../../i18n/wall.ts'
import { widthOf } from '../../board/fitName.ts'
import { isWeekOver, weekNumber } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { type TrendBar, TrendChart } from './TrendChart.tsx'
import './trend.css'

/** Type of the words below the chart where there is room, and what a ground around the last of them takes, as in `trend.css`. */
const ROOMY_REM = 0.44
const AROUND_GROWTH_REM = 0.61

/** The totals of the last closed weeks, and the running one beside them. */
export function TrendScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const { trend, boards, settings } = snapshot
  const running = boards[`week/${settings.wallMetric}`]
  const over = isWeekOver(snapshot, useNow())
  const bars: TrendBar[] = [
    ...trend.weeks.map(({ period, total }) => ({
      label: texts.shortWeek(weekNumber(period)),
      total,
      running: false,
    })),
    { label: texts.shortWeek(weekNumber(running.period)), total: boardTotal(running), running: !over },
  ]
  const last = trend.weeks[trend.weeks.length - 1]
  const before = trend.weeks[trend.weeks.length - 2]
  return (
    <>
      <SceneTitle title={texts.trendTitle}>
        {!over && (
          <>
            <span className="swatch" />
            {texts.trendThisWeek}
          </>
        )}
      </SceneTitle>
      <TrendChart bars={bars} />
      {last && <LastWeek total={last.total} before={before?.total ?? 0} />}
    </>
  )
}

/** The last closed week against the one before, with its sign; on a ground of its own where there is room for one. */
function LastWeek({ total, before }: { total: number; before: number }) {
  const texts = useWallTexts()
  const { width } = useFrame().scene
  const words = texts.trendLast(total)
  const percent = before > 0 ? ((total - before) / before) * 100 : null
  const growth =
    percent === null ? '' : texts.trendGrowth(`${percent >= 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%`)
  const roomy = widthOf(words + growth) * ROOMY_REM + AROUND_GROWTH_REM <= width
  return (
    <p className={roomy ? 'trend-words roomy' : 'trend-words'}>
      {words}
      {percent !== null && <b className={percent >= 0 ? 'growth up' : 'growth'}>{growth}</b>}
    </p>
  )
}
