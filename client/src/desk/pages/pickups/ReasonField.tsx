import type { KeyboardEvent } from 'react'
import { Field } from '../../ui/Field.tsx'

interface ReasonFieldProps {
  label: string
  hint?: string
  error: string | null
  value: string
  maxLength: number
  name?: string
  /** Enter sends the form; a line break takes Shift. Not where there is more than one answer. */
  sends?: boolean
  onChange(value: string): void
}

/** A sentence that is asked for. */
export function ReasonField(props: ReasonFieldProps) {
  const { label, hint, error, value, maxLength, name = 'reason', sends = true, onChange } = props

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // an input method ends a word with Enter
    if (!sends || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          name={name}
          rows={2}
          required
          maxLength={maxLength}
          value={value}
          onKeyDown={onKeyDown}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
