import type { OwnGoal } from '@leitai/shared/courierGoal'
import { type SubmitEvent, useId, useState } from 'react'
import { useGoalTexts } from '../../../i18n/phone/goals.ts'
import { useFocus } from '../../ui/useFocus.ts'
import { useTask } from '../../useTask.ts'

const MOST = 100_000

/** Null ends it. */
export type WantedGoal = Pick<OwnGoal, 'kind' | 'metric'> & { target: number | null }

interface GoalFormProps {
  goal: Pick<OwnGoal, 'kind' | 'metric'>
  /** Null where there is none to change. */
  target: number | null
  onSave: (goal: WantedGoal) => Promise<void>
}

/** A goal of one's own: closed until somebody wants to set it. */
export function GoalForm({ goal, target, onSave }: GoalFormProps) {
  const t = useGoalTexts()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const { isBusy, problem, run } = useTask()
  const input = useFocus<HTMLInputElement>(isOpen)

  const save = (next: number | null) =>
    run(async () => {
      await onSave({ ...goal, target: next })
      setOpen(false)
    })

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const next = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0
    const isValid = next >= 1 && next <= MOST
    setWrong(!isValid)
    if (isValid) void save(next)
    else input.current?.focus()
  }

  if (!isOpen) {
    return (
      <div className="entry-actions">
        <button
          type="button"
          className="link"
          data-set-goal={goal.kind}
          onClick={() => {
            setText(target?.toString() ?? '')
            setOpen(true)
          }}
        >
          {target === null ? t.set : t.change}
        </button>
      </div>
    )
  }
  return (
    <form className="entry" noValidate onSubmit={submit}>
      <div className="entry-field">
        <label htmlFor={id}>{t.target(t.kinds[goal.kind])}</label>
        <input
          id={id}
          ref={input}
          name={`goal-${goal.kind}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={isWrong}
          aria-describedby={`${id}error`}
        />
        <p className="field-error" role="alert" id={`${id}error`}>
          {isWrong ? t.invalid : problem}
        </p>
      </div>
      <div className="entry-actions">
        <button type="submit" className="button" disabled={isBusy}>
          {t.save}
        </button>
        {target !== null && (
          <button type="button" className="link" disabled={isBusy} onClick={() => void save(null)}>
            {t.remove}
          </button>
        )}
        <button type="button" className="link" onClick={() => setOpen(false)}>
          {t.cancel}
        </button>
      </div>
    </form>
  )
}
