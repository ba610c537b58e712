import type { ManagerSession } from '@leitai/shared/api'
import { hasRight } from '@leitai/shared/rights'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { type Language, setLanguage, useLanguage } from '../../../i18n/language.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Link } from '../../navigation.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { PasswordForm } from '../signIn/PasswordForm.tsx'

const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** What concerns the one who is signed in: language, password, the way out. */
export function AccountPage() {
  const t = useDeskTexts()
  const language = useLanguage()
  const { tell, signOut, session } = useDesk()
  const leaving = useAction()
  return (
    <>
      <PageHead title={t.account.title} />
      {session && <Person session={session} />}
      <section className="panel narrow">
        <h2>{t.account.language}</h2>
        <Choice
          label={t.account.language}
          name="language"
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t.account.languages[value] }))}
          onChange={setLanguage}
        />
      </section>
      <section className="panel narrow">
        <h2>{t.password.changeTitle}</h2>
        <PasswordForm asksCurrent onDone={() => tell(t.password.done)} />
      </section>
      <section className="panel narrow">
        <h2>{t.account.signOut}</h2>
        <p className="hint">{t.account.signOutHint}</p>
        <ProblemNotice problem={leaving.problem} />
        <button
          type="button"
          className="button"
          disabled={leaving.busy}
          onClick={() => void leaving.run(signOut)}
        >
          {t.account.signOut}
        </button>
      </section>
    </>
  )
}

/** Who one is here, and the pages about people that one may see. */
function Person({ session }: { session: ManagerSession }) {
  const t = useDeskTexts()
  const { account, name, role, unitName } = session
  const place = unitName === null ? '' : ` · ${unitName}`
  return (
    <section className="panel narrow">
      <h2>{t.own.links}</h2>
      <p>
        {t.own.who} <strong>{name || account}</strong>
        <span className="under">
          {account} · {t.accounts.roles[role]}
          {place}
        </span>
      </p>
      <div className="account-links">
        {hasRight(role, 'accounts.read') && (
          <Link to={{ page: 'accounts' }} className="button">
            {t.accounts.title}
          </Link>
        )}
        {hasRight(role, 'keys.read') && (
          <Link to={{ page: 'keys' }} className="button">
            {t.keys.title}
          </Link>
        )}
        {hasRight(role, 'trail.read') && (
          <Link to={{ page: 'trail' }} className="button">
            {t.history.title}
          </Link>
        )}
      </div>
    </section>
  )
}
