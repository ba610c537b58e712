import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { useEffect } from 'react'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import type { Sessions } from '../../session/sessions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Board } from './Board.tsx'
import './board.css'
import './figures.css'
import './place.css'
import { Foot } from './Foot.tsx'
import { LinkLine } from './LinkLine.tsx'
import { useCourierLive } from './useCourierLive.ts'

interface BoardPageProps {
  api: Api
  sessions: Sessions
  session: CourierSession
  clock: Clock
}

/** The signed-in courier's page: where I stand, as it happens. */
export function BoardPage(props: BoardPageProps) {
  const t = usePhoneTexts()
  const store = useCourierLive(props.session.courierId, props.clock)

  useEffect(() => {
    // a ticket that led here is used up, and must not be shared with the address of this page
    history.replaceState(null, '', import.meta.env.BASE_URL)
  }, [])

  return store ? <LivePage {...props} store={store} /> : <Notice text={t.opening} />
}

function LivePage({ api, sessions, session, clock, store }: BoardPageProps & { store: LiveStore }) {
  const t = usePhoneTexts()
  const snapshot = useLive(store, (state) => state.snapshot)
  const link = useLive(store, (state) => state.link)

  useEffect(() => {
    // signed out elsewhere, a new PIN, or a new build that asks anew: the server knows which
    if (link === 'revoked') void sessions.open()
  }, [link, sessions])

  return (
    <>
      <header className="top">
        <h1 className="top-station">{snapshot?.station.name ?? session.stationName}</h1>
        <p className="top-name">{session.name}</p>
        <LinkLine store={store} clock={clock} timeZone={snapshot?.station.timeZone} />
      </header>
      <main className="page">
        {snapshot ? (
          <Board api={api} store={store} snapshot={snapshot} courierId={session.courierId} clock={clock} />
        ) : (
          <p className="card empty" role="status">
            {t.waiting}
          </p>
        )}
        <Foot sessions={sessions} session={session} />
      </main>
    </>
  )
}
