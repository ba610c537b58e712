import type { CourierRecords, PlacedScore } from '@leitai/shared/final'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useRecordsTexts } from '../../../i18n/phone/records.ts'
import { figure, periodText } from '../../format.ts'

/** My own records at the station. */
export function MyRecords({ records }: { records: CourierRecords }) {
  const t = useRecordsTexts()
  const language = useLanguage()
  const { bestDay, bestWeek, longestStreak, championDays, championWeeks, topThreeDays } = records
  const best = (name: string, record: PlacedScore | null) => (
    <Item name={name} note={record && `${periodText(record.period, language)} · ${t.rankThen(record.rank)}`}>
      {record ? figure(record.score, language) : t.none}
    </Item>
  )
  const range =
    longestStreak && [longestStreak.from, longestStreak.to].map((day) => periodText(day, language))
  return (
    <section className="card" aria-labelledby="my-records-title" data-records="mine">
      <header className="card-head">
        <h2 id="my-records-title">{t.mine}</h2>
      </header>
      {bestDay === null ? (
        <p className="empty">{t.noneYet}</p>
      ) : (
        <dl className="records">
          {best(t.bestDay, bestDay)}
          {best(t.bestWeek, bestWeek)}
          <Item name={t.championDays}>{t.days(championDays)}</Item>
          <Item name={t.championWeeks}>{t.weeks(championWeeks)}</Item>
          <Item name={t.topThreeDays}>{t.days(topThreeDays)}</Item>
          <Item name={t.longestStreak} note={range ? t.range(range[0] ?? '', range[1] ?? '') : null}>
            {longestStreak ? t.days(longestStreak.days) : t.none}
          </Item>
        </dl>
      )}
      {longestStreak && <p className="card-note">{t.streakNote}</p>}
    </section>
  )
}

function Item({ name, note, children }: { name: string; note?: string | null; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{children}</strong>
        {note && <span>{note}</span>}
      </dd>
    </div>
  )
}
