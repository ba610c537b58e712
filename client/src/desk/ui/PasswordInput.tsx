import { type InputHTMLAttributes, useState } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'
import { Icon } from './Icon.tsx'

/** A password that can be looked at while it is typed. */
export function PasswordInput(props: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  const t = useDeskTexts()
  const [shown, setShown] = useState(false)
  return (
    <span className="password">
      <input {...props} type={shown ? 'text' : 'password'} maxLength={200} spellCheck={false} />
      <button
        type="button"
        className="password-eye"
        aria-label={shown ? t.signIn.hidePassword : t.signIn.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        <Icon name={shown ? 'eyeOff' : 'eye'} />
      </button>
    </span>
  )
}
