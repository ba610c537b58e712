import type { ManagerSession, SignInWays } from '@leitai/shared/api'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** Asks for a password, and for a sign-in name once there are several; the company's own way in where there is one. */
export function SignInForm({ onEntered }: { onEntered(session: ManagerSession): void }) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const ways = useResource<SignInWays>('/session/ways')
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const asksName = ways.data?.names === true
  const accountInput = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asksName) accountInput.current?.focus() // what comes first is typed first
  }, [asksName])
  const [missing, setMissing] = useState(false)
  const signIn = useAction()
  const wrong = signIn.problem?.code === 'wrong_password' ? signIn.problem.detail : null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const named = account.trim() === '' ? {} : { account: account.trim().toLowerCase() }
    setMissing(password === '')
    if (password === '') return focusFault(form)
    const done = await signIn.run(async () =>
      onEntered(await api.post<ManagerSession>('/session', { as: 'manager', ...named, password })),
    )
    if (!done) focusFault(form)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {asksName && (
        <Field label={t.entry.account} hint={t.entry.accountHint}>
          {(control) => (
            <input
              {...control}
              name="account"
              ref={accountInput}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              value={account}
              onChange={(event) => setAccount(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={asksName ? t.entry.password : t.signIn.password}
        hint={asksName ? t.entry.passwordHint : t.signIn.passwordHint}
        error={missing ? t.problem.required : wrong}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {!wrong && <ProblemNotice problem={signIn.problem} />}
      <button type="submit" className="button primary wide" disabled={signIn.busy}>
        {signIn.busy ? t.signIn.busy : t.signIn.submit}
      </button>
      {ways.data?.company && (
        <>
          <p className="hint sign-in-or">{t.entry.or}</p>
          <a className="button wide" href="/api/v1/session/company">
            {t.entry.company(ways.data.company)}
          </a>
        </>
      )}
    </form>
  )
}
