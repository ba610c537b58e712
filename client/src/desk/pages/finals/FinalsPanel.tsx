import type { RosterReply, StationState } from '@leitai/shared/api'
import type { PeriodKind } from '@leitai/shared/calendar'
import { PERIOD_KINDS } from '@leitai/shared/calendar'
import type { DraftsReply, FinalBrief } from '@leitai/shared/final'
import { METRICS, type Metric } from '@leitai/shared/standings'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Drafts } from './Drafts.tsx'
import { FinalsTable } from './FinalsTable.tsx'
import { Records } from './Records.tsx'

const RENEW_MS = 15_000
/** Drafts that are shown at first, and that each click adds. */
const DRAFTS_SHOWN = 20

interface FinalsPanelProps {
  station: RosterReply['stations'][number]
  state: StationState
}

/** What is sealed at a station, and the changes that wait for the manager's word. */
export function FinalsPanel({ station, state }: FinalsPanelProps) {
  const t = useDeskTexts()
  const [metric, setMetric] = useState<Metric>(state.metric)
  const [kind, setKind] = useState<PeriodKind>('day')
  const [shown, setShown] = useState(DRAFTS_SHOWN)
  const base = `/stations/${encodeURIComponent(station.id)}`
  const drafts = useResource<DraftsReply>(`${base}/drafts?limit=${shown}`, RENEW_MS)
  const finals = useResource<FinalBrief[]>(`${base}/finals?kind=${kind}&metric=${metric}`, RENEW_MS)

  const [appliedCount, setAppliedCount] = useState(0)

  function applied() {
    setAppliedCount((count) => count + 1)
    drafts.reload()
    finals.reload()
  }
  return (
    <>
      <p className="hint finals-lead">{t.finals.lead}</p>
      <Loaded resource={drafts}>
        {(data) =>
          data.total > 0 && (
            <Drafts
              {...data}
              base={base}
              timeZone={station.timeZone}
              onMore={() => setShown((before) => before + DRAFTS_SHOWN)}
              onApplied={applied}
            />
          )
        }
      </Loaded>
      <section className="panel" aria-labelledby="finals-title">
        <h2 id="finals-title">{t.finals.list}</h2>
        <div className="board-tools">
          <Choice
            label={t.standings.metric}
            name="metric"
            value={metric}
            options={METRICS.map((value) => ({ value, label: t.metric[value] }))}
            onChange={setMetric}
          />
          <Choice
            label={t.standings.kind}
            name="kind"
            value={kind}
            options={PERIOD_KINDS.map((value) => ({ value, label: t.standings.kinds[value] }))}
            onChange={setKind}
          />
        </div>
        <Loaded resource={finals}>
          {(data) => (
            <FinalsTable finals={data} stationId={station.id} base={base} timeZone={station.timeZone} />
          )}
        </Loaded>
      </section>
      {/* a revision may be a record, or undo one */}
      <Records key={appliedCount} base={base} stationId={station.id} metric={metric} />
    </>
  )
}
