import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import { isShutOut } from '../../../live/liveState.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import type { Install } from '../../install/install.ts'
import { useRoute } from '../../navigation.tsx'
import { parseRoute } from '../../route.ts'
import type { Sessions } from '../../session/sessions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useDisputes } from '../../useDisputes.ts'
import { SubPages } from '../SubPages.tsx'
import { Board } from './Board.tsx'
import './board.css'
import './rows.css'
import './place.css'
import { Foot } from './Foot.tsx'
import { LinkLine } from './LinkLine.tsx'
import { NotPosted } from './NotPosted.tsx'
import { useCourierLive } from './useCourierLive.ts'

/** Between being refused and asking again, where the server says that the session is good after all. */
const WATCH_AGAIN_MS = 5_000

interface BoardPageProps {
  api: Api
  sessions: Sessions
  session: CourierSession
  install: Install
  clock: Clock
}

/** The signed-in courier's page: where I stand, as it happens. To be keyed by courier and station. */
export function BoardPage(props: BoardPageProps) {
  const { api, session, sessions } = props
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    // a ticket that led here is used up, and must not be shared with the address of this page
    const { page } = parseRoute(location.pathname, location.search)
    if (page === 'board') history.replaceState(null, '', import.meta.env.BASE_URL)
  }, [])

  if (session.stationId === '') {
    return (
      <>
        <header className="top">
          <h1 className="top-station">{session.name}</h1>
        </header>
        <main className="page">
          <NotPosted onAskAgain={() => void sessions.open()} />
          <Foot api={api} sessions={sessions} session={session} />
        </main>
      </>
    )
  }
  return <Watching key={attempt} {...props} onRefused={() => setAttempt((before) => before + 1)} />
}

type WatchingProps = BoardPageProps & { onRefused: () => void }

function Watching(props: WatchingProps) {
  const t = usePhoneTexts()
  const store = useCourierLive(props.session, props.clock)
  return store ? <LivePage {...props} store={store} /> : <Notice text={t.opening} />
}

function LivePage(props: WatchingProps & { store: LiveStore }) {
  const { api, sessions, session, install, clock, store, onRefused } = props
  const t = usePhoneTexts()
  const snapshot = useLive(store, (state) => state.snapshot)
  const route = useRoute()
  const disputes = useDisputes(api, session)
  const isRefused = useLive(store, (state) => isShutOut(state.link))

  useEffect(() => {
    if (!isRefused) return
    // signed out elsewhere, a new PIN, moved to another station: the server knows which
    void sessions.open()
    const timer = setTimeout(onRefused, WATCH_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isRefused, sessions, onRefused])

  return (
    <>
      <header className="top">
        <h1 className="top-station">{snapshot?.station.name ?? session.stationName}</h1>
        <p className="top-name">{session.name}</p>
        <LinkLine store={store} clock={clock} timeZone={snapshot?.station.timeZone} />
      </header>
      <main className="page">
        {/* kept while another page is read: the way back leads to the same line of the same board */}
        <div hidden={route.page !== 'board'}>
          {snapshot ? (
            <Board
              api={api}
              store={store}
              snapshot={snapshot}
              courierId={session.courierId}
              clock={clock}
              disputes={disputes}
              install={install}
            />
          ) : (
            <p className="card empty" role="status">
              {t.waiting}
            </p>
          )}
          <Foot api={api} sessions={sessions} session={session} />
        </div>
        <SubPages route={route} api={api} session={session} store={store} clock={clock} disputes={disputes} />
      </main>
    </>
  )
}
