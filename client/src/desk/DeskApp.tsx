import { useCallback, useMemo, useState } from 'react'
import { useDeskTexts } from '../i18n/desk.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { Broken } from './Broken.tsx'
import { DeskContext } from './DeskContext.tsx'
import { Pages } from './Pages.tsx'
import { OwnPasswordPage } from './pages/signIn/OwnPasswordPage.tsx'
import { SignInForm } from './pages/signIn/SignInForm.tsx'
import { SignInPage } from './pages/signIn/SignInPage.tsx'
import { Shell } from './Shell.tsx'
import { Dialog } from './ui/Dialog.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { Toast, type Told } from './ui/Toast.tsx'
import { type SessionControl, useSession } from './useSession.ts'

/** The manager's desk: the gate, and behind it the pages. */
export function DeskApp() {
  const control = useSession()
  const { api, leave } = control
  const [told, setTold] = useState<Told | null>(null)
  const tell = useCallback(
    (message: string, undo?: () => void) => setTold({ message, undo, at: Date.now() }),
    [],
  )
  const session = 'session' in control.state ? control.state.session : null
  const desk = useMemo(() => ({ api, session, tell, signOut: leave }), [api, session, tell, leave])
  return (
    <ErrorBoundary fallback={<Broken />}>
      <DeskContext value={desk}>
        <Gate control={control} />
        <Toast told={told} />
      </DeskContext>
    </ErrorBoundary>
  )
}

function Gate({ control }: { control: SessionControl }) {
  const t = useDeskTexts()
  const { state, entered, ask } = control
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
