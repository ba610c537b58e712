import type { HallOfFame } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import type { ReactNode } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { scoreText } from '../station/BoardView.tsx'

/** A station's records in one metric, from its finals. */
export function Records({ base, metric }: { base: string; metric: Metric }) {
  const t = useDeskTexts()
  const hall = useResource<HallOfFame>(`${base}/hall-of-fame?metric=${metric}`)
  return (
    <section className="panel" aria-labelledby="records-title">
      <h2 id="records-title">{t.finals.records}</h2>
      <Loaded resource={hall}>{({ records }) => <RecordList records={records} metric={metric} />}</Loaded>
    </section>
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

interface RecordItemProps {
  name: string
  hint?: ReactNode
  /** The figure, and whose it is or when it was; null where there is none yet. */
  children: readonly [figure: string, detail: string] | null
}

function RecordItem({ name, hint, children }: RecordItemProps) {
  const t = useDeskTexts()
  return (
    <div>
      <dt>
        {name}
        {hint && <span className="under">{hint}</span>}
      </dt>
      <dd>
        {children ? (
          <>
            <strong>{children[0]}</strong>
            <span className="under">{children[1]}</span>
          </>
        ) : (
          <span className="hint">{t.finals.noRecord}</span>
        )}
      </dd>
    </div>
  )
}
