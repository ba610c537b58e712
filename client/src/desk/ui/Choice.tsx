import { type ReactNode, useId } from 'react'

interface Option<T extends string> {
  value: T
  label: ReactNode
  hint?: ReactNode
}

interface ChoiceProps<T extends string> {
  /** Name of the group for screen readers; a visible legend stands around it where there is one. */
  label: string
  name: string
  value: T
  options: readonly Option<NoInfer<T>>[]
  onChange(value: NoInfer<T>): void
  /** `segments`: one strip. `cards`: one below or beside the other, with hints. */
  look?: 'segments' | 'cards'
}

/** One of a few: radio buttons, drawn as a strip or as cards. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, name, value, options, onChange, look = 'segments' } = props
  const group = useId()
  return (
    <div className={`choice ${look}`} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="choice-option">
          <input
            type="radio"
            className="visually-hidden"
            name={`${name}-${group}`}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="choice-face">
            <span className="choice-label">{option.label}</span>
            {option.hint && <span className="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
