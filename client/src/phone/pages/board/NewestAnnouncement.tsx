import type { Announcement } from '@leitai/shared/protocol'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { Link } from '../../navigation.tsx'
import { newestFirst } from './newestFirst.ts'

/** The newest announcement in one line at the top; a tap leads to all of them in full. */
export function NewestAnnouncement({ announcements }: { announcements: readonly Announcement[] }) {
  const t = usePhoneTexts()
  const [newest] = newestFirst(announcements)
  if (!newest) return null
  return (
    <Link className="newest" to={{ page: 'news' }}>
      <span className={`kind kind-${newest.kind}`}>{t.kinds[newest.kind]}</span>
      <span className="newest-title">{newest.title}</span>
      <span aria-hidden="true">›</span>
    </Link>
  )
}
