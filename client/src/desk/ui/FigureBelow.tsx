import { Field } from './Field.tsx'

interface FigureBelowProps {
  label: string
  name: string
  value: string
  error: string | null
  onChange(value: string): void
}

/** A number that belongs to the box ticked above it. */
export function FigureBelow({ label, name, value, error, onChange }: FigureBelowProps) {
  return (
    <div className="below-check">
      <Field label={label} error={error}>
        {(control) => (
          <input
            {...control}
            className="short"
            name={name}
            inputMode="numeric"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}
