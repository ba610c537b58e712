import type { LiveMetric } from '@leitai/shared/protocol'
import { useSyncExternalStore } from 'react'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'

/** What lies behind the place: why it is what it is, and what became of one's doubts. */
export function PageLinks({ metric, disputes }: { metric: LiveMetric; disputes: Disputes }) {
  const t = usePhoneTexts()
  const { unseen } = useSyncExternalStore(disputes.subscribe, disputes.get)
  return (
    <nav className="page-links" aria-label={t.links.label}>
      <Link to={{ page: 'why', metric, period: 'today' }}>{t.links.why}</Link>
      <Link to={{ page: 'records' }}>{t.links.records}</Link>
      <Link to={{ page: 'disputes' }} data-news={unseen.length > 0 || undefined}>
        {t.links.disputes}
        {unseen.length > 0 && (
          <>
            <span className="news-dot" aria-hidden="true" />
            <span className="visually-hidden">{t.newAnswers(unseen.length)}</span>
          </>
        )}
      </Link>
    </nav>
  )
}
