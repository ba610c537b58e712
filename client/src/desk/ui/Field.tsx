import { type ReactNode, useId } from 'react'

interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
}

interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Draws the control with what ties it to its label, hint and error. */
  children: (control: ControlProps) => ReactNode
}

/** A labelled control; its error stands beside it and is read out with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** The error of a field or group. */
export function FieldError({ id, error }: { id: string; error?: string | null }) {
  if (!error) return null
  return (
    <p className="field-error" id={id} role="alert">
      {error}
    </p>
  )
}

interface GroupProps {
  legend: ReactNode
  hint?: ReactNode
  error?: string | null
  children: ReactNode
}

/** Controls that belong together, under one name. */
export function FieldGroup({ legend, hint, error, children }: GroupProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined} data-invalid={Boolean(error)}>
      <legend>{legend}</legend>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}
