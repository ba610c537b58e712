import type { PostedAnnouncement, RosterReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { formOf, goesTo, POSTING_KEY } from '../../data/posting.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { keep } from '../../hooks/useKept.ts'
import { Link, navigate } from '../../navigation.tsx'
import { Readers } from './Readers.tsx'

/** So many stations are named; the others are counted. */
const NAMED = 3

interface AnnouncementItemProps {
  announcement: PostedAnnouncement
  stations: RosterReply['stations']
  /** The station whose readers are looked for. */
  readersAt?: string | undefined
  onWithdraw(): void
  onRestore(): void
}

/** One announcement with where, how and how long it shows. */
export function AnnouncementItem(props: AnnouncementItemProps) {
  const { announcement, stations, readersAt, onWithdraw, onRestore } = props
  const t = useDeskTexts()
  const { kind, title, body, state } = announcement
  const active = state === 'running' || state === 'scheduled'
  function again() {
    keep(POSTING_KEY, formOf(announcement))
    navigate({ page: 'posting' })
  }
  return (
    <li
      className={active ? 'announcement' : 'announcement past'}
      data-announcement-id={announcement.id}
      data-state={state}
    >
      <div className="announcement-text">
        <p className="announcement-marks">
          <span className={`kind kind-${kind}`}>{t.announcements.kinds[kind]}</span>
          <span className={`state ${state}`}>{t.announcements.states[state]}</span>
        </p>
        <h3>{title}</h3>
        {body && <p className="announcement-body">{body}</p>}
        <Facts announcement={announcement} stations={stations} />
        {(state === 'running' || state === 'over') && (
          <Readers
            announcementId={announcement.id}
            stations={stations.filter((one) => goesTo(announcement, one))}
            lookedFor={readersAt}
          />
        )}
      </div>
      <div className="announcement-actions">
        <button type="button" className="button small" onClick={again}>
          {t.announcements.again}
        </button>
        {state === 'scheduled' && announcement.own && (
          <Link to={{ page: 'posting', announcementId: announcement.id }} className="button small">
            {t.announcements.edit}
          </Link>
        )}
        {state === 'withdrawn' && announcement.own && (
          <button type="button" className="button small" onClick={onRestore}>
            {t.announcements.restore}
          </button>
        )}
        {active && announcement.own && (
          <button type="button" className="button small danger-text" onClick={onWithdraw}>
            {t.announcements.withdraw}
          </button>
        )}
      </div>
    </li>
  )
}

function Facts({ announcement, stations }: Pick<AnnouncementItemProps, 'announcement' | 'stations'>) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { takeover, takeoverS, urgent, ticker, onPublicWalls, startsAt, endsAt } = announcement
  const ids = announcement.stations
  const units = new Map(stations.flatMap(({ above }) => above.map(({ id, name }) => [id, name] as const)))
  const names =
    ids === '*' ? [] : ids.map((id) => stations.find((one) => one.id === id)?.name ?? units.get(id) ?? id)
  const to =
    ids === '*'
      ? t.announcements.all
      : t.announcements.someStations(names.slice(0, NAMED), Math.max(names.length - NAMED, 0))
  const zone = stations.find((one) => goesTo(announcement, one))?.timeZone
  return (
    <ul className="facts">
      <li>{t.announcements.to(to)}</li>
      <li>
        {t.announcements.from(formats.shortMoment(startsAt, zone))}{' '}
        {endsAt === null
          ? t.announcements.untilWithdrawn
          : t.announcements.until(formats.shortMoment(endsAt, zone))}
      </li>
      {takeover && <li>{t.announcements.onTakeover(takeoverS)}</li>}
      {takeover && urgent && <li>{t.announcements.urgent}</li>}
      {ticker && <li>{t.announcements.onTicker}</li>}
      {announcement.pinned && <li>{t.announcements.pinned}</li>}
      {onPublicWalls && <li>{t.announcements.onPublicWalls}</li>}
    </ul>
  )
}
