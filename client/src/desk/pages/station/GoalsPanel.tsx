import type { Goal, GoalInput } from '@leitai/shared/api'
import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric, TrendPoint } from '@leitai/shared/protocol'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { LiveState } from '../../../live/liveStore.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { GoalsForm } from './GoalsForm.tsx'

interface GoalsPanelProps {
  stationId: string
  /** The wall's metric: its goals come first. */
  metric: LiveMetric
  live: LiveState | null
  onSaved(): void
}

/** Averages of what was reached lately, to set a goal by; in the wall's metric. */
export type Averages = Record<GoalKind, number | null>

function averageOf(points: readonly TrendPoint[]): number | null {
  const counted = points.filter(({ total }) => total > 0)
  if (counted.length === 0) return null
  return Math.round(counted.reduce((sum, { total }) => sum + total, 0) / counted.length)
}

/** The goal that holds now, of one kind and metric. */
export function goalOf(goals: readonly Goal[], kind: GoalKind, metric: GoalInput['metric']): Goal | null {
  return goals.filter((goal) => goal.kind === kind && goal.metric === metric).at(-1) ?? null
}

/** Day and week goals of a station. */
export function GoalsPanel({ stationId, metric, live, onSaved }: GoalsPanelProps) {
  const t = useDeskTexts()
  const goals = useResource<Goal[]>(`/stations/${encodeURIComponent(stationId)}/goals`)
  const trend = live?.snapshot?.trend
  const averages: Averages = {
    day: trend ? averageOf(trend.days) : null,
    week: trend ? averageOf(trend.weeks) : null,
  }
  return (
    <section className="panel narrow" aria-labelledby="goals-title">
      <h2 id="goals-title">{t.goals.title}</h2>
      <p className="hint">{t.goals.lead}</p>
      <Loaded resource={goals}>
        {(data) => (
          <GoalsForm
            stationId={stationId}
            goals={data}
            metric={metric}
            averages={averages}
            onSaved={() => {
              goals.reload()
              onSaved()
            }}
          />
        )}
      </Loaded>
    </section>
  )
}
