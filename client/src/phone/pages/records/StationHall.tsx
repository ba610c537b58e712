import { PERIOD_KINDS, type PeriodKind } from '@leitai/shared/calendar'
import type { HallEntry, HallOfFame } from '@leitai/shared/final'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useRecordsTexts } from '../../../i18n/phone/records.ts'
import { figure } from '../../format.ts'
import { Choice } from '../../ui/Choice.tsx'
import { hallPeriod } from './hallPeriod.ts'

interface StationHallProps {
  champions: HallOfFame['champions']
  courierId: string
}

/** The champions of one kind of period, newest first. */
export function StationHall({ champions, courierId }: StationHallProps) {
  const t = useRecordsTexts()
  const [kind, setKind] = useState<PeriodKind>('week')
  const entries = champions[kind]
  return (
    <section className="card" aria-labelledby="hall-title" data-records="hall">
      <header className="card-head">
        <h2 id="hall-title">{t.hall}</h2>
      </header>
      <div className="hall-kinds">
        <Choice
          label={t.kind}
          options={PERIOD_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
      </div>
      {entries.length === 0 ? (
        <p className="empty">{t.noChampions}</p>
      ) : (
        <ol className="hall">
          {entries.map((entry) => (
            <Champions key={entry.period} entry={entry} courierId={courierId} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Champions({ entry, courierId }: { entry: HallEntry; courierId: string }) {
  const t = useRecordsTexts()
  const language = useLanguage()
  const { period, revised, champions } = entry
  const [first] = champions
  const isMine = champions.some(({ memberId }) => memberId === courierId)
  return (
    <li className={isMine ? 'hall-mine' : undefined} data-period={period}>
      <p className="hall-period">
        {hallPeriod(period, language, t)}
        {isMine && <span className="row-tag">{t.me}</span>}
        {revised && <span className="hall-revised">{t.revised}</span>}
      </p>
      <p className="hall-names">
        {champions.map(({ memberId, name }, index) => (
          <span key={memberId}>
            {index > 0 && t.and}
            <bdi>{name}</bdi>
          </span>
        ))}
      </p>
      <strong className="hall-score">{first && figure(first.score, language)}</strong>
    </li>
  )
}
