import type { CourierSession } from '@leitai/shared/api'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { type Api, ApiProblem } from '../../../live/api.ts'
import { Link } from '../../navigation.tsx'
import { draftsOf } from '../../session/keep.ts'
import type { Sessions } from '../../session/sessions.ts'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { useServerWords } from '../../useServerWords.ts'

interface FootProps {
  api: Api
  sessions: Sessions
  session: CourierSession
}

/** Who is signed in here, the way out, and the other language. */
export function Foot({ api, sessions, session }: FootProps) {
  const t = usePhoneTexts()
  const [problem, setProblem] = useServerWords<string>()

  async function signOut() {
    setProblem(null)
    try {
      const { dropAlerts } = await import('../../alerts/dropAlerts.ts').catch(() => ({ dropAlerts: null }))
      await dropAlerts?.(api)
      await sessions.signOut()
      draftsOf(session.courierId).clear()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.detail)
    }
  }

  return (
    <footer className="foot">
      <p className="foot-name">{t.signedInAs(session.name, session.courierId)}</p>
      <div className="foot-actions">
        <Link className="link" to={{ page: 'alerts' }}>
          {t.links.alerts}
        </Link>
        <LanguageSwitch />
        <Link className="link" to={{ page: 'mine' }}>
          {t.mine}
        </Link>
        <button type="button" className="link" onClick={() => void signOut()}>
          {t.signOut}
        </button>
      </div>
      <p className="form-error" role="alert">
        {problem !== null && t.signOutFailed(problem)}
      </p>
    </footer>
  )
}
