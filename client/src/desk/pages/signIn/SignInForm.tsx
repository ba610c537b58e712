import type { ManagerSession } from '@leitai/shared/api'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** Asks for the manager's password. */
export function SignInForm({ onEntered }: { onEntered(session: ManagerSession): void }) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const signIn = useAction()
  const wrong = signIn.problem?.code === 'wrong_password' ? signIn.problem.detail : null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setMissing(password === '')
    if (password === '') return focusFault(form)
    const done = await signIn.run(async () =>
      onEntered(await api.post<ManagerSession>('/session', { as: 'manager', password })),
    )
    if (!done) focusFault(form)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={t.signIn.password}
        hint={t.signIn.passwordHint}
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
    </form>
  )
}
