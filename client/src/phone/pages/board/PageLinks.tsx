import type { LiveMetric } from '@leitai/shared/protocol'
import { useSyncExternalStore } from 'react'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'

interface PageLinksProps {
  metric: LiveMetric
  disputes: Disputes
  /** Announcements that this phone has not shown in full. */
  unread: number
  /** Challenges that wait for an answer. */
  asked: number
}

/** What lies behind the place: why it is what it is, what was said, and what became of one's doubts. */
export function PageLinks({ metric, disputes, unread, asked }: PageLinksProps) {
  const t = usePhoneTexts()
  const { unseen } = useSyncExternalStore(disputes.subscribe, disputes.get)
  return (
    <nav className="page-links" aria-label={t.links.label}>
      <Link to={{ page: 'why', metric, period: 'today' }}>{t.links.why}</Link>
      <Link to={{ page: 'news' }}>
        {t.links.news}
        <Dot words={unread > 0 ? t.newAnnouncements(unread) : null} />
      </Link>
      <Link to={{ page: 'duels' }}>
        {t.links.duels}
        <Dot words={asked > 0 ? t.newChallenges(asked) : null} />
      </Link>
      <Link to={{ page: 'goals' }}>{t.links.goals}</Link>
      <Link to={{ page: 'records' }}>{t.links.records}</Link>
      <Link to={{ page: 'disputes' }} data-news={unseen.length > 0 || undefined}>
        {t.links.disputes}
        <Dot words={unseen.length > 0 ? t.newAnswers(unseen.length) : null} />
      </Link>
    </nav>
  )
}

/** Says that there is something new behind a link. */
function Dot({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <>
      <span className="news-dot" aria-hidden="true" />
      <span className="visually-hidden">{words}</span>
    </>
  )
}
