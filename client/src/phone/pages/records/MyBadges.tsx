import type { Badge } from '@leitai/shared/badges'
import { useLanguage } from '../../../i18n/language.ts'
import { useRecordsTexts } from '../../../i18n/phone/records.ts'
import { figure, periodText } from '../../format.ts'

/** My badges, each with what it was earned for and when. */
export function MyBadges({ badges }: { badges: readonly Badge[] }) {
  const t = useRecordsTexts()
  const language = useLanguage()
  const when = (period: string) => periodText(period, language)
  return (
    <section className="card" aria-labelledby="badges-title" data-badges>
      <header className="card-head">
        <h2 id="badges-title">{t.badges}</h2>
      </header>
      {badges.length === 0 && <p className="card-note">{t.noBadges}</p>}
      <ul className="badges">
        {badges.map(({ id, first, last, times, value }) => (
          <li key={id} data-badge={id}>
            <span className="badge-name">{t.badgeNames[id]}</span>
            <p>{t.badgeWhy[id](when(last), figure(value, language))}</p>
            {times > 1 && <p className="card-note">{t.badgeTimes(times, when(first))}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
