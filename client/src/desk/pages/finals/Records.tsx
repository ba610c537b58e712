import type { HallOfFame } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { scoreText } from '../station/BoardView.tsx'
import { CourierRecordsPanel } from './CourierRecordsPanel.tsx'
import { Hall } from './Hall.tsx'
import { RecordItem } from './RecordItem.tsx'

interface RecordsProps {
  /** Address of the station in the API. */
  base: string
  stationId: string
  metric: Metric
}

/** A station's hall of fame and records in one metric, and those of its couriers, from its finals. */
export function Records({ base, stationId, metric }: RecordsProps) {
  const t = useDeskTexts()
  const hall = useResource<HallOfFame>(`${base}/hall-of-fame?metric=${metric}`)
  return (
    <>
      <section className="panel" aria-labelledby="hall-title">
        <h2 id="hall-title">{t.finals.hall}</h2>
        <Loaded resource={hall}>{(data) => <Hall {...data} />}</Loaded>
      </section>
      <section className="panel" aria-labelledby="records-title">
        <h2 id="records-title">{t.finals.records}</h2>
        <Loaded resource={hall}>{({ records }) => <RecordList records={records} metric={metric} />}</Loaded>
      </section>
      <CourierRecordsPanel base={base} stationId={stationId} metric={metric} />
    </>
  )
}

function RecordList({ records, metric }: { records: HallOfFame['records']; metric: Metric }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { bestDay, bestWeek, longestStreak, stationDay, stationWeek } = records
  const score = (value: number) => scoreText(metric, value, formats)
  const names = (members: readonly { name: string }[]) => members.map(({ name }) => name).join(t.finals.and)
  return (
    <dl className="records">
      <RecordItem name={t.finals.recordNames.bestDay}>
        {bestDay && [score(bestDay.score), `${names(bestDay.members)} · ${bestDay.period}`]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.bestWeek}>
        {bestWeek && [score(bestWeek.score), `${names(bestWeek.members)} · ${bestWeek.period}`]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.longestStreak} hint={t.finals.streakHint}>
        {longestStreak && [
          t.finals.streak(longestStreak.days),
          `${longestStreak.member.name} · ${t.standings.range(longestStreak.from, longestStreak.to)}`,
        ]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.stationDay}>
        {stationDay && [score(stationDay.total), stationDay.period]}
      </RecordItem>
      <RecordItem name={t.finals.recordNames.stationWeek}>
        {stationWeek && [score(stationWeek.total), stationWeek.period]}
      </RecordItem>
    </dl>
  )
}
