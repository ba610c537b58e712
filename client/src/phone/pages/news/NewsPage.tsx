import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { ApplaudedPodium, HeardAnnouncement } from '@leitai/shared/receipt'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useNewsTexts } from '../../../i18n/phone/news.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { figure, periodTitle, timeText } from '../../format.ts'
import { seenNewsOf } from '../../session/keep.ts'
import { createNews, type News } from '../../session/news.ts'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { KudosButton } from './KudosButton.tsx'
import '../board/figures.css'
import './news.css'

export interface NewsPageProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
}

/** All that was announced, in full, and the podiums: each may be applauded. */
export function NewsPage({ api, session, store, clock }: NewsPageProps) {
  const t = useNewsTexts()
  const [news] = useState(() => createNews({ api, stationId: session.stationId }))
  const state = useSyncExternalStore(news.subscribe, news.get)
  const timeZone = useLive(store, ({ snapshot }) => snapshot?.station.timeZone)
  const running = useLive(store, ({ snapshot }) => snapshot?.announcements)

  // what is announced while the page is open is read, and so seen, too
  const ids = running?.map(({ id }) => id).join(' ')
  useEffect(() => {
    void news.refresh()
    if (ids !== undefined) seenNewsOf(session.courierId).save(ids.split(' '))
  }, [news, ids, session.courierId])

  const { problem } = state
  // times are told in the station's zone, which comes with its numbers
  const known = timeZone === undefined ? null : state.news
  return (
    <SubPage title={t.title}>
      <Unanswered
        problem={problem && `${t.needsNetwork} ${problem}`}
        isAsking={!known}
        onRetry={news.refresh}
        asking={t.asking}
      />
      {known && timeZone !== undefined && (
        <>
          <p className="news-left" role="status">
            {t.left(known.kudosLeft)}
          </p>
          {known.podiums.map((podium) => (
            <PodiumCard
              key={podium.period}
              podium={podium}
              courierId={session.courierId}
              news={news}
              isSpent={known.kudosLeft === 0}
            />
          ))}
          {known.announcements.length === 0 && <p className="card empty">{t.none}</p>}
          {known.announcements.map((one) => (
            <Told
              key={one.id}
              announcement={one}
              news={news}
              isSpent={known.kudosLeft === 0}
              when={{ nowMs: clock.now(), timeZone }}
            />
          ))}
          {known.announcements.length > 0 && <p className="news-left">{t.seenNote}</p>}
        </>
      )}
    </SubPage>
  )
}

interface PodiumCardProps {
  podium: ApplaudedPodium
  courierId: string
  news: News
  isSpent: boolean
}

function PodiumCard({ podium, courierId, news, isSpent }: PodiumCardProps) {
  const t = useNewsTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const { kind, metric, period, places } = podium
  const title = kind === 'day' ? t.podium.day : t.podium.week
  return (
    <section className="card" data-podium={period} aria-labelledby={`podium-${period}`}>
      <header className="card-head">
        <h2 id={`podium-${period}`}>{title}</h2>
        <p className="card-note">
          {periodTitle(period, language)} · {phone.metrics[metric]}
        </p>
      </header>
      <ol className="podium-places">
        {places.map(({ rank, memberId, name, score, kudos }) => (
          <li key={memberId} data-member={memberId}>
            <span className={`row-rank medal-${rank}`}>{rank}</span>
            <span className="row-name">
              <bdi>{name}</bdi>
              {memberId === courierId && <span className="row-tag">{t.me}</span>}
            </span>
            <span className="row-score">{figure(score, language)}</span>
            {memberId === courierId ? (
              <p className="kudos kudos-count">{t.kudos(kudos.count)}</p>
            ) : (
              <KudosButton
                news={news}
                input={{ for: 'courier', courier: memberId, metric, period }}
                kudos={kudos}
                what={name}
                isSpent={isSpent}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ToldProps {
  announcement: HeardAnnouncement
  news: News
  isSpent: boolean
  when: { nowMs: number; timeZone: string }
}

/** One announcement in full. Plain text: line breaks are kept, nothing else is read into it. */
function Told({ announcement, news, isSpent, when }: ToldProps) {
  const t = useNewsTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const { id, kind, title, body, startsAt, over, seenAt, kudos } = announcement
  return (
    <article className="card told" data-told={id}>
      <p className="announcement-head">
        <span className={`kind kind-${kind}`}>{phone.kinds[kind]}</span>
        {seenAt === null && <span className="mark mark-counted">{t.isNew}</span>}
        {over && <span className="mark">{t.over}</span>}
        <time dateTime={new Date(startsAt).toISOString()}>
          {timeText(startsAt, when.nowMs, when.timeZone, language)}
        </time>
      </p>
      <h2>{title}</h2>
      {body !== '' && <p className="announcement-body">{body}</p>}
      <KudosButton
        news={news}
        input={{ for: 'announcement', announcement: id }}
        kudos={kudos}
        what={title}
        isSpent={isSpent}
      />
    </article>
  )
}
