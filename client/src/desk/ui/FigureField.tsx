import { Field } from './Field.tsx'

interface FigureFieldProps {
  label: string
  hint?: string
  name: string
  value: string
  error: string | null
  maxLength?: number
  onChange(value: string): void
}

/** A short field for a number or a time of the day. */
export function FigureField({ label, hint, name, value, error, maxLength, onChange }: FigureFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="short"
          name={name}
          inputMode="numeric"
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
