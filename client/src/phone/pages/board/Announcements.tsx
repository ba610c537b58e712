import type { Snapshot } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { timeText } from '../../format.ts'
import { Link } from '../../navigation.tsx'
import { newestFirst } from './newestFirst.ts'

/** What the station was told, newest first. Plain text: line breaks are kept, nothing else is read into it. */
export function Announcements({ snapshot, nowMs }: { snapshot: Snapshot; nowMs: number }) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const { announcements, station } = snapshot
  return (
    <section className="card" aria-labelledby="announcements-title">
      <header className="card-head">
        <h2 id="announcements-title">{t.announcements}</h2>
        <Link className="card-link" to={{ page: 'news' }}>
          {t.applaud}
        </Link>
      </header>
      {announcements.length === 0 && <p className="empty">{t.noAnnouncements}</p>}
      {newestFirst(announcements).map(({ id, kind, title, body, startsAt }) => (
        <article key={id} className="announcement" data-announcement={id}>
          <p className="announcement-head">
            <span className={`kind kind-${kind}`}>{t.kinds[kind]}</span>
            <time dateTime={new Date(startsAt).toISOString()}>
              {timeText(startsAt, nowMs, station.timeZone, language)}
            </time>
          </p>
          <h3>{title}</h3>
          {body !== '' && <p className="announcement-body">{body}</p>}
        </article>
      ))}
    </section>
  )
}
