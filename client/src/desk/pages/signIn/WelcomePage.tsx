import type { ManagerSession } from '@leitai/shared/api'
import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { ApiProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import type { Welcome } from '../../data/welcome.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { GatePage } from './SignInPage.tsx'

interface WelcomePageProps {
  welcome: Welcome
  onEntered(session: ManagerSession): void
  /** To the way in that everybody has. */
  onSignIn(): void
}

/** Where the link of a new account leads: straight to an own password. */
export function WelcomePage({ welcome: { account, password }, onEntered, onSignIn }: WelcomePageProps) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const session = useRef<ManagerSession | null>(null)

  async function signIn() {
    if (session.current) return
    try {
      session.current = await api.post<ManagerSession>('/session', { as: 'manager', account, password })
    } catch (error) {
      // nobody has typed that password: it has been used, or another took its place
      if (!(error instanceof ApiProblem) || error.problem.code !== 'wrong_password') throw error
      throw new ApiProblem({ ...error.problem, field: undefined, detail: t.password.linkUsed })
    }
  }
  return (
    <GatePage>
      <PageHead title={t.password.title} lead={t.password.welcome(account)} />
      <PasswordForm
        autoFocus
        username={account}
        before={signIn}
        onDone={() => session.current && onEntered({ ...session.current, mustSetPassword: false })}
      />
      <p className="sign-in-or">
        <button type="button" className="button wide" onClick={onSignIn}>
          {t.password.toSignIn}
        </button>
      </p>
    </GatePage>
  )
}
