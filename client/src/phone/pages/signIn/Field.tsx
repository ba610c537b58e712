import { type InputHTMLAttributes, useId } from 'react'
import type { CredentialField } from './credentials.ts'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: CredentialField
  label: string
  error: string | undefined
}

/** One labelled input with its error below. */
export function Field({ label, error, ...input }: FieldProps) {
  const id = useId()
  const errorId = `${id}error`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        {...input}
      />
      {error !== undefined && (
        <p className="field-error" id={errorId} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
