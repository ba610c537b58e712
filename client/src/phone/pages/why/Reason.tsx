import type { Clock } from '@leitai/shared/clock'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useWhyTexts, type WhyTexts } from '../../../i18n/phone/why.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { figure, periodTitle, timeText } from '../../format.ts'
import type { Explained } from './explain.ts'

interface ReasonProps {
  explained: Explained
  clock: Clock
  /** What there is to say about the whole. */
  children: ReactNode
}

/** The standing in a few sentences: rank, score, since when, and how far it is up and down. */
export function Reason({ explained, clock, children }: ReasonProps) {
  const t = useWhyTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const { standing, period, metric, state } = explained
  const rank = standing && standing.score > 0 ? String(standing.rank) : '–'
  return (
    <section className="place place-week" aria-labelledby="why-reason" data-why={period}>
      <header className="place-head">
        <h3 id="why-reason">
          {periodTitle(period, language)} <small>{phone.metrics[metric]}</small>
        </h3>
        <span className="badge">{t.states[state]}</span>
      </header>
      {standing && (
        <p className="place-figures">
          <span className="place-rank">
            <span className="place-word">{phone.rankBefore}</span>
            <strong
              className={rank.length > 2 ? 'place-number place-number-long' : 'place-number'}
              data-why-rank
            >
              {rank}
            </strong>
            <span className="place-word">{phone.rankAfter}</span>
          </span>
          <span className="place-score">
            <strong data-why-score>{figure(standing.score, language)}</strong> {phone.unit(standing.score)}
          </span>
        </p>
      )}
      <ul className="gaps why-gaps">
        {sentencesOf(explained, t, clock, language).map(([mark, text]) => (
          <li key={mark}>
            <span className="gap-mark" aria-hidden="true">
              {mark}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}

type Sentence = [mark: string, text: string]

function sentencesOf(
  { standing, timeZone }: Explained,
  t: WhyTexts,
  clock: Clock,
  language: 'zh-CN' | 'en',
): Sentence[] {
  if (!standing) return [['○', t.notOnBoard]]
  const { score, above, below, reachedAt } = standing
  const sentences: Sentence[] = []
  if (score === 0) sentences.push(['○', t.noScore])
  if (above) sentences.push(['▲', t.gapUp(figure(above.gap, language), above.rank)])
  else if (score > 0) sentences.push(['★', t.top])
  if (below) {
    const gap = figure(below.gap, language)
    // ahead by the whole score: those behind have nothing
    sentences.push(['▼', below.gap < score ? t.gapDown(gap, below.rank) : t.gapDownToNone(gap)])
  }
  if (reachedAt) {
    const time = timeText(Date.parse(reachedAt), clock.now(), timeZone, language)
    sentences.push(['✓', t.since(time)])
  }
  return sentences
}
