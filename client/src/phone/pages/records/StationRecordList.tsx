import type { HallOfFame } from '@leitai/shared/final'
import { useLanguage } from '../../../i18n/language.ts'
import { useRecordsTexts } from '../../../i18n/phone/records.ts'
import { figure, periodText } from '../../format.ts'

/** The station's records and whose they are. */
export function StationRecordList({ records }: { records: HallOfFame['records'] }) {
  const t = useRecordsTexts()
  const language = useLanguage()
  const { bestDay, bestWeek, longestStreak, stationDay, stationWeek } = records
  const when = (key: string) => periodText(key, language)
  const names = (members: readonly { name: string }[]) => members.map(({ name }) => name).join(t.and)
  const scored = [
    bestDay && ([t.stationRecords.bestDay, bestDay, names(bestDay.members)] as const),
    bestWeek && ([t.stationRecords.bestWeek, bestWeek, names(bestWeek.members)] as const),
  ].filter((record) => record !== null)
  const totals = [
    stationDay && ([t.stationRecords.stationDay, stationDay] as const),
    stationWeek && ([t.stationRecords.stationWeek, stationWeek] as const),
  ].filter((record) => record !== null)
  if (scored.length === 0) return null
  return (
    <section className="card" aria-labelledby="station-records-title" data-records="station">
      <header className="card-head">
        <h2 id="station-records-title">{t.station}</h2>
      </header>
      <ul className="hall">
        {scored.map(([label, { period, score }, holders]) => (
          <Line key={label} label={label} when={when(period)} names={holders}>
            {figure(score, language)}
          </Line>
        ))}
        {longestStreak && (
          <Line
            label={t.stationRecords.longestStreak}
            when={t.range(when(longestStreak.from), when(longestStreak.to))}
            names={longestStreak.member.name}
          >
            {t.days(longestStreak.days)}
          </Line>
        )}
        {totals.map(([label, { period, total }]) => (
          <Line key={label} label={label} when={when(period)} names="">
            {figure(total, language)}
          </Line>
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  label: string
  when: string
  /** Empty for what the whole station did. */
  names: string
  children: string
}

function Line({ label, when, names, children }: LineProps) {
  return (
    <li>
      <p className="hall-period">
        {label} · {when}
      </p>
      <p className="hall-names">
        <bdi>{names}</bdi>
      </p>
      <strong className="hall-score">{children}</strong>
    </li>
  )
}
