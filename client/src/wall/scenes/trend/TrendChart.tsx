import { Bar, BarChart, Cell, LabelList, XAxis } from 'recharts'
import { useFrame, useRemPx } from '../../stage/frame.ts'

export interface TrendBar {
  label: string
  total: number
  /** Not over yet. */
  running: boolean
}

const WORDS_REM = 1.75
const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** 12,345 as 12.3k, and 59,232,313 as 59.2M: a bar is too narrow for more. */
function short(total: number): string {
  if (total < 10_000) return figures.format(total)
  return total < 1_000_000 ? `${figures.format(total / 1_000)}k` : `${figures.format(total / 1_000_000)}M`
}

/** Figures stand above the highest week and the last two only: at 40 px there is no room for all of them. */
function labelled(bars: readonly TrendBar[]): (TrendBar & { figure: string })[] {
  const best = Math.max(...bars.map(({ total }) => total))
  const bestAt = bars.findIndex(({ total }) => total === best)
  const lastAt = bars.length - 1
  return bars.map((bar, index) => {
    const shown = index === lastAt || (index === bestAt && bestAt < lastAt - 1)
    return { ...bar, figure: shown ? short(bar.total) : '' }
  })
}

/** The weeks as bars. */
export function TrendChart({ bars }: { bars: readonly TrendBar[] }) {
  const px = useRemPx()
  const { width, height } = useFrame().scene
  const type = 0.4 * px
  return (
    <BarChart
      className="trend-chart"
      width={width * px}
      height={(height - WORDS_REM) * px}
      data={labelled(bars)}
      margin={{ top: 0.55 * px, right: 0.38 * px, bottom: 0, left: 0.2 * px }}
      barCategoryGap="18%"
    >
      <defs>
        <linearGradient id="trend-closed" x2="0" y2="1">
          <stop stopColor="var(--red-400)" />
          <stop offset="1" stopColor="var(--red-700)" />
        </linearGradient>
        <linearGradient id="trend-running" x2="0" y2="1">
          <stop stopColor="var(--gold-200)" />
          <stop offset="1" stopColor="var(--gold-500)" />
        </linearGradient>
      </defs>
      <XAxis
        dataKey="label"
        axisLine={false}
        tickLine={false}
        interval="equidistantPreserveStart"
        height={0.6 * px}
        tick={{ fill: 'var(--ivory-dim)', fontSize: type }}
      />
      <Bar dataKey="total" isAnimationActive={false} radius={0.06 * px}>
        {bars.map(({ label, running }) => (
          <Cell key={label} fill={running ? 'url(#trend-running)' : 'url(#trend-closed)'} />
        ))}
        <LabelList dataKey="figure" position="top" className="trend-figure" fontSize={type} />
      </Bar>
    </BarChart>
  )
}
