import type { LiveMetric } from '@leitai/shared/protocol'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'

interface WhyLinkProps {
  metric: LiveMetric
  period: string
  /** Where a score is told without a rank. */
  label?: string
}

/** From a board to the pickups behind one's own place on it (S4). */
export function WhyLink({ metric, period, label }: WhyLinkProps) {
  const t = usePhoneTexts()
  return (
    <Link className="why-link" to={{ page: 'why', metric, period }} data-why-link={period}>
      {label ?? t.whyThisRank}
      {'\u00a0'}
      <span aria-hidden="true">›</span>
    </Link>
  )
}
