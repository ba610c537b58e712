import type { Clock } from '@leitai/shared/clock'
import { useEffect, useSyncExternalStore } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { usePhoneTexts } from '../i18n/phone.ts'
import type { Api } from '../live/api.ts'
import type { Install } from './install/install.ts'
import { BoardPage } from './pages/board/BoardPage.tsx'
import type { Sessions } from './session/sessions.ts'
import { Late } from './ui/Late.tsx'
import { Notice } from './ui/Notice.tsx'

/** Most phones that open are signed in: the door's code comes to those that are not. */
const loadDoor = () => import('./pages/signIn/SignInPage.tsx')

interface PhoneProps {
  api: Api
  sessions: Sessions
  install: Install
  clock: Clock
}

/** The phone: signed in straight to the board, else to the door. */
export function Phone({ api, sessions, install, clock }: PhoneProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const state = useSyncExternalStore(sessions.subscribe, sessions.get)

  useEffect(() => {
    document.title = t.title
    const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
    if (manifest) manifest.href = `${import.meta.env.BASE_URL}manifest.${language}.webmanifest`
  }, [t, language])

  useEffect(() => {
    // asked again whenever the phone is looked at: people are moved, and sessions end, while it sleeps
    const open = () => {
      if (document.visibilityState === 'visible') void sessions.open()
    }
    open()
    document.addEventListener('visibilitychange', open)
    return () => document.removeEventListener('visibilitychange', open)
  }, [sessions])

  useEffect(() => {
    // nobody is remembered: the door's code comes while the server is asked
    if (state.kind === 'opening') loadDoor().catch(() => undefined)
  }, [state.kind])

  if (state.kind === 'opening') return <Notice text={t.opening} />
  if (state.kind === 'unreachable') {
    return <Notice text={t.unreachable} action={t.retry} onAction={() => void sessions.open()} />
  }
  if (state.kind === 'out') {
    const { ended } = state
    return (
      <Late api={api} load={loadDoor} alone>
        {({ SignInPage }) => <SignInPage api={api} sessions={sessions} ended={ended} />}
      </Late>
    )
  }
  const { courierId, stationId } = state.session
  return (
    <BoardPage
      key={`${courierId} ${stationId}`}
      api={api}
      sessions={sessions}
      session={state.session}
      install={install}
      clock={clock}
    />
  )
}
