import type { GoalCell } from '@leitai/shared/goalSheet'
import { useId } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { FieldError } from '../../ui/Field.tsx'

interface GoalCellFieldProps {
  name: string
  label: string
  cell: GoalCell
  text: string
  error: string | null
  onText(text: string): void
}

/** One target, and under it how far it is, by now and in the period before. */
export function GoalCellField({ name, label, cell, text, error, onText }: GoalCellFieldProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const id = useId()
  const { score, expected, band, before } = cell
  return (
    <div className="goal-cell">
      <input
        name={name}
        aria-label={label}
        aria-describedby={error ? `${id}-pace ${id}-error` : `${id}-pace`}
        aria-invalid={error !== null}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t.goals.none}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <FieldError id={`${id}-error`} error={error} />
      <span className="goal-pace" id={`${id}-pace`}>
        <span>{t.goals.soFar(formats.number(score))}</span>
        {expected !== null && <span>{t.goals.expected(formats.number(expected))}</span>}
        {band && <span className={`state band-${band}`}>{t.goals.bands[band]}</span>}
        <span className="faint">
          {before.target === null
            ? t.goals.before(formats.number(before.score))
            : t.goals.beforeOf(formats.number(before.score), formats.number(before.target))}
        </span>
      </span>
    </div>
  )
}
