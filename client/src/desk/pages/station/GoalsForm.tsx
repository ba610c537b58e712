import type { Goal, GoalInput } from '@leitai/shared/api'
import type { LiveMetric } from '@leitai/shared/protocol'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { wholeNumber } from '../../data/wholeNumber.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { type Averages, goalOf } from './GoalsPanel.tsx'

const KINDS = ['day', 'week'] as const
const MAX_TARGET = 10_000_000

type Target = Pick<GoalInput, 'kind' | 'metric'>
const nameOf = ({ kind, metric }: Target) => `${metric}-${kind}`

interface GoalsFormProps {
  stationId: string
  goals: readonly Goal[]
  metric: LiveMetric
  averages: Averages
  onSaved(): void
}

/** The target that was typed: null for none, undefined for what is no target. */
function targetOf(typed: string): number | null | undefined {
  return typed.trim() === '' ? null : wholeNumber(typed, 1, MAX_TARGET)
}

/** Targets for day and week in both metrics; only those that were changed are sent. */
export function GoalsForm({ stationId, goals, metric, averages, onSaved }: GoalsFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const saving = useAction()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)

  const held = (target: Target) => goalOf(goals, target.kind, target.metric)?.target ?? null
  const textOf = (target: Target) => typed[nameOf(target)] ?? held(target)?.toString() ?? ''
  const metrics = metric === 'pickups' ? (['pickups', 'walkin'] as const) : (['walkin', 'pickups'] as const)
  const targets = metrics.flatMap((of) => KINDS.map((kind): Target => ({ kind, metric: of })))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    const wanted = targets.map((target) => ({ ...target, target: targetOf(textOf(target)) }))
    const valid = wanted.flatMap(({ target, ...rest }) => (target === undefined ? [] : [{ ...rest, target }]))
    if (valid.length < wanted.length) return focusFault(form)
    const changed = valid.filter((goal) => goal.target !== held(goal))
    if (changed.length === 0) return tell(t.goals.nothing)
    const done = await saving.run(async () => {
      for (const goal of changed)
        await api.put<void>(`/stations/${encodeURIComponent(stationId)}/goals`, goal)
    })
    if (!done) return
    tell(t.goals.saved)
    setTyped({})
    setTried(false)
    onSaved()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {metrics.map((of) => (
        <fieldset key={of} className="goal-pair">
          <legend>
            {t.metricLong[of]}
            {of === metric && <span className="state good">{t.goals.shownOnWall}</span>}
          </legend>
          <div className="columns">
            {KINDS.map((kind) => (
              <GoalField
                key={kind}
                target={{ kind, metric: of }}
                held={goalOf(goals, kind, of)}
                average={of === metric ? averages[kind] : null}
                text={textOf({ kind, metric: of })}
                tried={tried}
                onText={(text) => setTyped({ ...typed, [nameOf({ kind, metric: of })]: text })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <ProblemNotice problem={saving.problem} />
      <button type="submit" className="button primary" disabled={saving.busy}>
        {saving.busy ? t.saving : t.save}
      </button>
    </form>
  )
}

interface GoalFieldProps {
  target: Target
  held: Goal | null
  average: number | null
  text: string
  tried: boolean
  onText(text: string): void
}

function GoalField({ target, held, average, text, tried, onText }: GoalFieldProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const hints = [
    held && held.target !== null ? t.goals.since(held.from) : null,
    average === null ? null : t.goals.averageOf(t.goals.average[target.kind], formats.number(average)),
  ].filter((hint) => hint !== null)
  return (
    <Field
      label={t.goals.field(t.metric[target.metric], t.goals[target.kind])}
      hint={hints.join(' · ')}
      error={tried && targetOf(text) === undefined ? t.goals.invalid : null}
    >
      {(control) => (
        <input
          {...control}
          name={nameOf(target)}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t.goals.none}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  )
}
