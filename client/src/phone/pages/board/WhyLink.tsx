import type { LiveMetric } from '@leitai/shared/protocol'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'

/** From a board to the pickups behind one's own place on it (S4). */
export function WhyLink({ metric, period }: { metric: LiveMetric; period: string }) {
  const t = usePhoneTexts()
  return (
    <Link className="why-link" to={{ page: 'why', metric, period }} data-why-link={period}>
      {t.whyThisRank} <span aria-hidden="true">›</span>
    </Link>
  )
}
