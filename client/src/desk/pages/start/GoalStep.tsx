import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { wholeNumber } from '../../data/wholeNumber.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import type { StepProps } from './StartPage.tsx'
import { Step } from './Step.tsx'

const FORM = 'start-goal'
const MAX_TARGET = 10_000_000
const DAYS = 7

/** A goal for the day, and the week's that follows from it. */
export function GoalStep({ station, state, onChanged, onNext }: StepProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { api, tell } = useDesk()
  const saving = useAction()
  const [day, setDay] = useState(state.dayGoal?.toString() ?? '')
  const [ownWeek, setOwnWeek] = useState<string | null>(state.weekGoal?.toString() ?? null)
  const [tried, setTried] = useState(false)
  const dayTarget = wholeNumber(day, 1, MAX_TARGET)
  const week = ownWeek ?? (dayTarget === undefined ? '' : String(dayTarget * DAYS))
  const weekTarget = wholeNumber(week, 1, MAX_TARGET)
  const each = dayTarget !== undefined && state.couriers > 0 ? dayTarget / state.couriers : null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (dayTarget === undefined || weekTarget === undefined) return focusFault(form)
    const path = `/stations/${encodeURIComponent(station.id)}/goals`
    const done = await saving.run(async () => {
      await api.put<void>(path, { kind: 'day', metric: state.metric, target: dayTarget })
      await api.put<void>(path, { kind: 'week', metric: state.metric, target: weekTarget })
    })
    if (!done) return
    tell(t.goals.saved)
    onChanged()
    onNext()
  }
  const fault = (target: number | undefined) => (tried && target === undefined ? t.start.goal.invalid : null)
  return (
    <Step
      title={t.start.goal.title}
      lead={t.start.goal.lead}
      onSkip={onNext}
      behind={state.dayGoal !== null}
      actions={
        <button type="submit" form={FORM} className="button primary" disabled={saving.busy}>
          {saving.busy ? t.saving : t.start.goal.submit}
        </button>
      }
    >
      <form id={FORM} onSubmit={(event) => void submit(event)} noValidate>
        <div className="columns">
          <Field
            label={t.start.goal.day}
            hint={each === null ? undefined : t.start.goal.perCourier(formats.number(Math.round(each)))}
            error={fault(dayTarget)}
          >
            {(control) => (
              <input
                {...control}
                name="day"
                inputMode="numeric"
                autoComplete="off"
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
          <Field label={t.start.goal.week} hint={t.start.goal.weekHint} error={fault(weekTarget)}>
            {(control) => (
              <input
                {...control}
                name="week"
                inputMode="numeric"
                autoComplete="off"
                value={week}
                onChange={(event) => setOwnWeek(event.target.value)}
              />
            )}
          </Field>
        </div>
        <ProblemNotice problem={saving.problem} />
      </form>
    </Step>
  )
}
