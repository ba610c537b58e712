import type { ReactNode } from 'react'

interface CheckProps {
  name: string
  checked: boolean
  onChange(checked: boolean): void
  label: ReactNode
  hint?: ReactNode
}

/** A box to tick, with what it does. */
export function Check({ name, checked, onChange, label, hint }: CheckProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <span className="check-label">{label}</span>
        {hint && <span className="hint">{hint}</span>}
      </span>
    </label>
  )
}
