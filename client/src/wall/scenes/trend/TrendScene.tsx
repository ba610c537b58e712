import { boardTotal } from '@leitai/shared/live'
import { useWallTexts } from '../../../i18n/wall.ts'
import { isWeekOver, weekNumber } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { type TrendBar, TrendChart } from './TrendChart.tsx'
import './trend.css'

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
      {last && (
        <p className="trend-words">
          {texts.trendLast(last.total)}
          {before && before.total > 0 && <Growth from={before.total} to={last.total} />}
        </p>
      )}
    </>
  )
}

/** A week against the one before, with its sign. */
function Growth({ from, to }: { from: number; to: number }) {
  const texts = useWallTexts()
  const percent = ((to - from) / from) * 100
  const rounded = `${percent >= 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%`
  return <b className={percent >= 0 ? 'growth up' : 'growth'}>{texts.trendGrowth(rounded)}</b>
}
