import type { ExplainedPickup } from '@leitai/shared/explanation'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useAmount } from './useAmount.ts'

interface SumCheckProps {
  pickups: readonly ExplainedPickup[]
  metric: Metric
  /** What the board says. */
  score: number
  /** Pickups of all pages. */
  total: number
  /** All pages are there. */
  whole: boolean
  busy: boolean
  onAgain(): void
}

/** Adds up what the pickups add, and says whether that is the score. */
export function SumCheck({ pickups, metric, score, total, whole, busy, onAgain }: SumCheckProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const amount = useAmount(metric)
  const sum = pickups.reduce((part, { adds }) => part + adds, 0)
  if (!whole) {
    const [shown, all] = [formats.number(pickups.length), formats.number(total)]
    return (
      <p className="sum-check hint" role="status" data-sum={sum}>
        {t.why.sumPart(shown, all, amount(sum))}
      </p>
    )
  }
  const right = sum === score
  return (
    <div className={right ? 'sum-check notice good' : 'sum-check notice warn'} role="status" data-sum={sum}>
      <span>{right ? t.why.sumRight(amount(score)) : t.why.sumWrong(amount(sum), amount(score))}</span>
      {!right && (
        <button type="button" className="button small" disabled={busy} onClick={onAgain}>
          {t.why.again}
        </button>
      )}
    </div>
  )
}
