import type { SignIn } from '@leitai/shared/api'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { type SignInTexts, useSignInTexts } from '../../../i18n/phone/signIn.ts'
import { ApiProblem } from '../../../live/api.ts'
import type { Sessions } from '../../session/sessions.ts'
import { Choice } from '../../ui/Choice.tsx'
import { useServerWords } from '../../useServerWords.ts'
import {
  type CredentialField,
  type Credentials,
  fieldOf,
  type Mistakes,
  mistakesIn,
  plain,
} from './credentials.ts'
import { Field } from './Field.tsx'

type Errors = Partial<Record<CredentialField | 'form', string>>
type Way = 'firstTime' | 'hasPin'

interface SignInFormProps {
  sessions: Sessions
  /** Of the wall's QR code: lets who has no PIN set one. */
  ticket: string | null
}

/** Number and PIN; what is wrong is said beside the field that it concerns. */
export function SignInForm({ sessions, ticket }: SignInFormProps) {
  const t = useSignInTexts()
  const form = useRef<HTMLFormElement>(null)
  const [way, setWay] = useState<Way>('firstTime')
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [refused, setRefused] = useServerWords<Errors>()
  const errors = refused ?? wordsOf(mistakes, t)
  const [isBusy, setIsBusy] = useState(false)
  const setsPin = ticket !== null && way === 'firstTime'

  useEffect(() => {
    if (refused === null && Object.keys(mistakes).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [mistakes, refused])

  /** What was to become the first PIN is not the one that there is. */
  function askForOwnPin() {
    setWay('hasPin')
    const pin = form.current?.elements.namedItem('pin')
    if (pin instanceof HTMLInputElement) pin.value = ''
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const credentials = credentialsIn(new FormData(event.currentTarget), setsPin)
    const found = mistakesIn(credentials)
    setMistakes(found)
    setRefused(null)
    if (Object.keys(found).length > 0) return
    setIsBusy(true)
    try {
      await sessions.signIn(requestOf(credentials, setsPin ? ticket : null))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const { problem } = error
      if (problem.code === 'pin_is_set') askForOwnPin()
      setRefused({ [fieldOf(problem) ?? 'form']: problem.detail })
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      {ticket !== null && (
        <Choice
          label={t.waysIn}
          options={[
            { value: 'firstTime', label: t.firstTime },
            { value: 'hasPin', label: t.hasPin },
          ]}
          value={way}
          onChange={setWay}
        />
      )}
      <Field
        name="number"
        label={t.number}
        error={errors.number}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={40}
      />
      <Field
        name="pin"
        label={setsPin ? t.newPin : t.pin}
        error={errors.pin}
        type="password"
        inputMode="numeric"
        autoComplete={setsPin ? 'new-password' : 'current-password'}
        maxLength={6}
      />
      {setsPin && (
        <Field
          name="pin2"
          label={t.newPinAgain}
          error={errors.pin2}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={6}
        />
      )}
      <p className="form-error" role="alert">
        {errors.form}
      </p>
      <button type="submit" className="button button-wide" disabled={isBusy}>
        {isBusy ? t.signingIn : setsPin ? t.setPinAndEnter : t.signIn}
      </button>
      <p className="form-hint">{setsPin ? t.pinForLater : ticket === null ? t.noPinYet : t.forgotPin}</p>
    </form>
  )
}

function wordsOf(mistakes: Mistakes, t: SignInTexts): Errors {
  const { number, pin, pin2 } = mistakes
  return {
    number: number && t.mistakes[number],
    pin: pin && t.mistakes[pin],
    pin2: pin2 && t.mistakes[pin2],
  }
}

function credentialsIn(data: FormData, setsPin: boolean): Credentials {
  const typed = (name: CredentialField) => plain(String(data.get(name) ?? ''))
  return { number: typed('number'), pin: typed('pin'), pin2: setsPin ? typed('pin2') : null }
}

function requestOf({ number, pin }: Credentials, ticket: string | null): SignIn {
  return ticket === null ? { as: 'courier', number, pin } : { as: 'courier-ticket', ticket, number, pin }
}
