import type { Podium } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { figure } from '../../format.ts'
import type { NameOf } from './useBoards.ts'
import { WhyLink } from './WhyLink.tsx'

interface LastWeekProps {
  podium: Podium
  courierId: string
  nameOf: NameOf
}

/** Last week's top three: whom to challenge. Says so while the board may still change (F2). */
export function LastWeek({ podium, courierId, nameOf }: LastWeekProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  if (podium.standings.length === 0) return null
  return (
    <section className="card" aria-labelledby="last-week-title">
      <header className="card-head">
        <h2 id="last-week-title">{t.lastWeekTop}</h2>
        <p className="card-note">
          {t.metrics[podium.metric]}
          {podium.state !== 'final' && t.lastWeekProvisional}
        </p>
      </header>
      <ol className="rows">
        {podium.standings.map(({ memberId, rank, score }) => (
          <li key={memberId} className={memberId === courierId ? 'row row-me' : 'row'}>
            <span className={`row-rank medal-${rank}`}>{rank}</span>
            <span className="row-name">
              <bdi>{nameOf(memberId)}</bdi>
              {memberId === courierId && <span className="row-tag">{t.me}</span>}
            </span>
            <span className="row-score">{figure(score, language)}</span>
          </li>
        ))}
      </ol>
      <WhyLink metric={podium.metric} period={podium.period} />
    </section>
  )
}
