import type { PostedAnnouncement, RosterReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AnnouncementItem } from './AnnouncementItem.tsx'

const RENEW_MS = 15_000

/** One whose readers at a station are looked for. */
interface Asked {
  announcementId?: string
  stationId?: string
}

/** What was announced, is, and will be. */
export function AnnouncementsPage({ asked }: { asked: Asked }) {
  const t = useDeskTexts()
  const announcements = useResource<PostedAnnouncement[]>('/announcements', RENEW_MS)
  const roster = useResource<RosterReply>('/roster')
  const create = (
    <Link to={{ page: 'posting' }} className="button primary">
      <Icon name="plus" /> {t.announcements.create}
    </Link>
  )
  return (
    <>
      <PageHead title={t.announcements.title} lead={t.announcements.lead} actions={create} />
      <Loaded resource={announcements}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t.announcements.empty.title} lead={t.announcements.empty.lead}>
              {create}
            </EmptyState>
          ) : (
            <Lists
              announcements={data}
              stations={roster.data?.stations ?? []}
              asked={asked}
              onChanged={announcements.reload}
            />
          )
        }
      </Loaded>
    </>
  )
}

interface ListsProps {
  announcements: readonly PostedAnnouncement[]
  stations: RosterReply['stations']
  asked: Asked
  onChanged(): void
}

function Lists({ announcements, stations, asked, onChanged }: ListsProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const changing = useAction()
  const pathOf = ({ id }: PostedAnnouncement) => `/announcements/${encodeURIComponent(id)}`

  async function withdraw(announcement: PostedAnnouncement) {
    if (!(await changing.run(() => api.del(pathOf(announcement))))) return
    tell(t.announcements.withdrawn, () => void restore(announcement))
    onChanged()
  }
  async function restore(announcement: PostedAnnouncement) {
    if (!(await changing.run(() => api.post<void>(`${pathOf(announcement)}/restore`)))) return
    tell(t.announcements.restored)
    onChanged()
  }
  const list = (shown: readonly PostedAnnouncement[]) => (
    <ul className="announcements">
      {shown.map((announcement) => (
        <AnnouncementItem
          key={announcement.id}
          announcement={announcement}
          stations={stations}
          readersAt={announcement.id === asked.announcementId ? asked.stationId : undefined}
          onWithdraw={() => void withdraw(announcement)}
          onRestore={() => void restore(announcement)}
        />
      ))}
    </ul>
  )
  const running = announcements.filter(({ state }) => state === 'running')
  const scheduled = announcements.filter(({ state }) => state === 'scheduled')
  const past = announcements.filter(({ state }) => state === 'over' || state === 'withdrawn')
  return (
    <>
      {running.length > 0 && (
        <section>
          <h2>{t.announcements.groups.running}</h2>
          {list(running)}
        </section>
      )}
      {scheduled.length > 0 && (
        <section>
          <h2>{t.announcements.groups.scheduled}</h2>
          {list([...scheduled].sort((a, b) => a.startsAt - b.startsAt))}
        </section>
      )}
      {past.length > 0 && (
        <details className="past" open={running.length + scheduled.length === 0}>
          <summary>{t.announcements.showPast(past.length)}</summary>
          {list(past)}
        </details>
      )}
      <ProblemNotice problem={changing.problem} />
    </>
  )
}
