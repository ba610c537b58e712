import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

const MIN_LENGTH = 10

interface PasswordFormProps {
  onDone(): void
  autoFocus?: boolean
  asksCurrent?: boolean
  /** Whose it is, for what keeps passwords, where the page says so nowhere else. */
  username?: string
  /** What has to go well first. */
  before?(): Promise<void>
}

/** Sets the manager's own password, typed twice; in place of an own one that is asked for. */
export function PasswordForm(props: PasswordFormProps) {
  const { onDone, autoFocus = false, asksCurrent = false, username, before } = props
  const t = useDeskTexts()
  const { api } = useDesk()
  const [current, setCurrent] = useState('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const saving = useAction()

  const tooShort = first.length < MIN_LENGTH ? t.password.tooShort(MIN_LENGTH - first.length) : null
  const differ = first === second ? null : t.password.differ
  const noCurrent = asksCurrent && current === '' ? t.password.noCurrent : null
  const wrong = saving.problem?.field === 'current' ? saving.problem.detail : null
  const isOld = saving.problem?.code === 'one_time_expired'
  const refused = saving.problem?.field === 'password' && !isOld ? saving.problem.detail : null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (noCurrent || tooShort || differ) return focusFault(form)
    const done = await saving.run(async () => {
      await before?.()
      await api.put<void>('/session/password', { password: first, ...(asksCurrent ? { current } : {}) })
    })
    if (!done) return
    setCurrent('')
    setFirst('')
    setSecond('')
    setTried(false)
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {username !== undefined && (
        <input type="text" autoComplete="username" value={username} readOnly hidden />
      )}
      {asksCurrent && (
        <Field label={t.password.current} error={tried ? (noCurrent ?? wrong) : null}>
          {(control) => (
            <PasswordInput
              {...control}
              name="current"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={t.password.first}
        hint={t.password.firstHint}
        error={tried ? (tooShort ?? refused) : null}
      >
        {(control) => (
          <PasswordInput
            {...control}
            name="password"
            autoComplete="new-password"
            autoFocus={autoFocus}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
      </Field>
      <Field label={t.password.second} error={tried && !tooShort ? differ : null}>
        {(control) => (
          <PasswordInput
            {...control}
            name="password2"
            autoComplete="new-password"
            value={second}
            onChange={(event) => setSecond(event.target.value)}
          />
        )}
      </Field>
      {!refused && !wrong && <ProblemNotice problem={saving.problem} />}
      <button type="submit" className="button primary" disabled={saving.busy}>
        {saving.busy ? t.saving : t.password.submit}
      </button>
    </form>
  )
}
