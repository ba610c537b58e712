import type { RosterReply } from '@leitai/shared/api'
import type { CourierRecords, PlacedScore } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Field } from '../../ui/Field.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { scoreText } from '../station/BoardView.tsx'
import { RecordItem } from './RecordItem.tsx'

interface CourierRecordsPanelProps {
  /** Address of the station in the API. */
  base: string
  stationId: string
  metric: Metric
}

/** The records of whoever is picked among the couriers of a station. */
export function CourierRecordsPanel({ base, stationId, metric }: CourierRecordsPanelProps) {
  const t = useDeskTexts()
  const [picked, setPicked] = useState('')
  const roster = useResource<RosterReply>('/roster')
  const path = `${base}/couriers/${encodeURIComponent(picked)}/records?metric=${metric}`
  const records = useResource<CourierRecords>(picked === '' ? null : path)
  const couriers = (roster.data?.couriers ?? []).filter((courier) => courier.stationId === stationId)
  if (couriers.length === 0) return null
  return (
    <section className="panel" aria-labelledby="courier-records-title">
      <h2 id="courier-records-title">{t.finals.courierRecords}</h2>
      <div className="courier-pick">
        <Field label={t.finals.courier}>
          {(control) => (
            <select
              {...control}
              name="courier"
              value={picked}
              onChange={(event) => setPicked(event.target.value)}
            >
              <option value="">{t.finals.pickCourier}</option>
              {couriers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}（{id}）
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {picked !== '' && <Loaded resource={records}>{(data) => <RecordList records={data} />}</Loaded>}
    </section>
  )
}

function RecordList({ records }: { records: CourierRecords }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { metric, bestDay, bestWeek, longestStreak, championDays, championWeeks, topThreeDays } = records
  const best = (record: PlacedScore | null) =>
    record &&
    ([
      scoreText(metric, record.score, formats),
      `${record.period} · ${t.finals.rankThen(record.rank)}`,
    ] as const)
  return (
    <dl className="records" data-records-of={records.memberId}>
      <RecordItem name={t.finals.recordNames.bestDay}>{best(bestDay)}</RecordItem>
      <RecordItem name={t.finals.recordNames.bestWeek}>{best(bestWeek)}</RecordItem>
      <RecordItem name={t.finals.recordNames.longestStreak} hint={t.finals.streakHint}>
        {longestStreak && [
          t.finals.streak(longestStreak.days),
          t.standings.range(longestStreak.from, longestStreak.to),
        ]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.championDays}>
        {[formats.number(championDays), t.finals.ofWhichTopThree(formats.number(topThreeDays))]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.championWeeks}>{[formats.number(championWeeks), '']}</RecordItem>
    </dl>
  )
}
