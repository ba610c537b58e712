import type { Explanation } from '@leitai/shared/explanation'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useAmount } from './useAmount.ts'

interface StandingFactsProps {
  standing: NonNullable<Explanation['standing']>
  metric: Metric
  timeZone: string
}

/** Rank, score, since when, and how far to those above and below. */
export function StandingFacts({ standing, metric, timeZone }: StandingFactsProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const amount = useAmount(metric)
  const { rank, score, reachedAt, above, below } = standing
  // who has nothing yet is neither first nor last
  const [topWords, bottomWords] = score > 0 ? [t.why.top, t.why.bottom] : [t.why.notYet, t.why.notYet]
  return (
    <dl className="standing-facts" data-rank={rank} data-score={score}>
      <div>
        <dt>{t.why.rank}</dt>
        <dd>{score > 0 ? t.why.rankIs(rank) : t.why.noRank}</dd>
      </div>
      <div>
        <dt>{t.why.score[metric]}</dt>
        <dd>{amount(score)}</dd>
      </div>
      <div>
        <dt>{t.why.since}</dt>
        <dd className="small">
          {reachedAt === null ? t.why.notYet : formats.moment(Date.parse(reachedAt), timeZone)}
        </dd>
      </div>
      <div>
        <dt>{t.why.above}</dt>
        <dd className="small">{above ? t.why.aboveIs(amount(above.gap), above.rank) : topWords}</dd>
      </div>
      <div>
        <dt>{t.why.below}</dt>
        <dd className="small">{below ? t.why.belowIs(amount(below.gap), below.rank) : bottomWords}</dd>
      </div>
    </dl>
  )
}
