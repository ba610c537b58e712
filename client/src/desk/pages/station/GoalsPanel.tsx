import type { GoalSheet } from '@leitai/shared/goalSheet'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { GoalsForm } from './GoalsForm.tsx'

const RENEW_MS = 15_000

interface GoalsPanelProps {
  stationId: string
  /** The wall's metric: its goals come first. */
  metric: LiveMetric
  onSaved(): void
}

/** Goals of the station and its couriers for day, week and month, on one page with how far each is. */
export function GoalsPanel({ stationId, metric: wallMetric, onSaved }: GoalsPanelProps) {
  const t = useDeskTexts()
  const [metric, setMetric] = useState(wallMetric)
  const path = `/stations/${encodeURIComponent(stationId)}/goals`
  const sheet = useResource<GoalSheet>(`${path}/sheet?metric=${metric}`, RENEW_MS)
  const order = wallMetric === 'pickups' ? (['pickups', 'walkin'] as const) : (['walkin', 'pickups'] as const)
  return (
    <section className="panel" aria-labelledby="goals-title">
      <h2 id="goals-title">{t.goals.title}</h2>
      <p className="hint">{t.goals.lead}</p>
      <Choice
        label={t.standings.metric}
        name="goalMetric"
        value={metric}
        options={order.map((value) => ({
          value,
          label: value === wallMetric ? t.goals.onWall(t.metric[value]) : t.metric[value],
        }))}
        onChange={setMetric}
      />
      <Loaded resource={sheet}>
        {(data) => (
          <GoalsForm
            key={data.metric}
            path={path}
            sheet={data}
            onSaved={() => {
              sheet.reload()
              onSaved()
            }}
          />
        )}
      </Loaded>
    </section>
  )
}
