import { useEffect, useMemo, useState } from 'react'
import { useDeskTexts } from '../i18n/desk.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { Broken } from './Broken.tsx'
import { type Desk, DeskContext } from './DeskContext.tsx'
import { parseWelcome } from './data/welcome.ts'
import { useTold } from './hooks/useTold.ts'
import { Pages } from './Pages.tsx'
import { OwnPasswordPage } from './pages/signIn/OwnPasswordPage.tsx'
import { SignInForm } from './pages/signIn/SignInForm.tsx'
import { SignInPage } from './pages/signIn/SignInPage.tsx'
import { WelcomePage } from './pages/signIn/WelcomePage.tsx'
import { Shell } from './Shell.tsx'
import { Dialog } from './ui/Dialog.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { Toasts } from './ui/Toasts.tsx'
import { type SessionControl, useSession } from './useSession.ts'

/** The manager's desk: the gate, and behind it the pages. */
export function DeskApp() {
  const control = useSession()
  const { api, leave } = control
  const { told, tell, soon, dismiss, settle } = useTold()
  const session = 'session' in control.state ? control.state.session : null
  const desk = useMemo((): Desk => {
    const signOut = () => settle().then(leave)
    return { api, session, tell, soon, signOut }
  }, [api, session, tell, soon, settle, leave])
  return (
    <ErrorBoundary fallback={<Broken />}>
      <DeskContext value={desk}>
        <Gate control={control} />
        <Toasts told={told} onGone={dismiss} />
      </DeskContext>
    </ErrorBoundary>
  )
}

/** The link that this page was opened by, if it was; it is on the screen no longer than it takes to read it. */
function useWelcome() {
  const [welcome, setWelcome] = useState(() => parseWelcome(location.hash))
  useEffect(() => {
    function read() {
      const found = parseWelcome(location.hash)
      if (!found) return
      history.replaceState(history.state, '', location.pathname + location.search)
      setWelcome(found)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return [welcome, setWelcome] as const
}

function Gate({ control }: { control: SessionControl }) {
  const t = useDeskTexts()
  const { state, entered, ask } = control
  const [welcome, setWelcome] = useWelcome()
  if (welcome) {
    return (
      <WelcomePage
        welcome={welcome}
        onEntered={(session) => {
          setWelcome(null)
          entered(session)
        }}
        onSignIn={() => setWelcome(null)}
      />
    )
  }
  if (state.is === 'unknown') {
    return (
      <main className="gate">
        {state.problem ? (
          <ProblemNotice problem={state.problem} onRetry={() => void ask()} />
        ) : (
          <p className="loading" role="status">
            {t.loading}
          </p>
        )}
      </main>
    )
  }
  if (state.is === 'out') return <SignInPage onEntered={entered} />
  if (state.is === 'in' && state.session.mustSetPassword) {
    return <OwnPasswordPage onDone={() => entered({ ...state.session, mustSetPassword: false })} />
  }
  return (
    <>
      <Shell>
        <Pages />
      </Shell>
      {state.is === 'ended' && (
        <Dialog title={t.signIn.expiredTitle}>
          <p>{t.signIn.expiredLead}</p>
          <SignInForm onEntered={entered} />
        </Dialog>
      )}
    </>
  )
}
