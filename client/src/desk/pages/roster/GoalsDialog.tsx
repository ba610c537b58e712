import type { Goal, ListedCourier } from '@leitai/shared/api'
import type { CourierGoalInput } from '@leitai/shared/courierGoal'
import { TARGET_KINDS, type TargetKind } from '@leitai/shared/goal'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { targetOf } from '../../data/goalSheet.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { FigureField } from '../../ui/FigureField.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

const METRICS = ['pickups', 'walkin'] as const

interface GoalsDialogProps {
  /** Who is posted to a station. */
  courier: ListedCourier
  onClose(): void
}

/** The goals of one courier: one more, from a date on, and those that have been set. */
export function GoalsDialog({ courier, onClose }: GoalsDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const saving = useAction()
  const path = `/stations/${encodeURIComponent(courier.stationId ?? '')}/couriers/${encodeURIComponent(courier.id)}/goals`
  const goals = useResource<Goal[]>(path)
  const [kind, setKind] = useState<TargetKind>('day')
  const [metric, setMetric] = useState<Goal['metric']>('pickups')
  const [typed, setTyped] = useState('')
  const [from, setFrom] = useState('')
  const [tried, setTried] = useState(false)
  const target = targetOf(typed)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (target === undefined) return focusFault(form)
    // without a date from the running period on: which one that is the station's clock says
    const input: CourierGoalInput = { kind, metric, target, ...(from === '' ? {} : { from }) }
    if (!(await saving.run(() => api.put<void>(path, input)))) return focusFault(form)
    // what was typed stays: saved once more it is the same goal, where nothing would be none
    tell(t.goals.savedOf(courier.name))
    setTried(false)
    goals.reload()
  }
  const early = saving.problem?.field === 'from' ? saving.problem.detail : null
  return (
    <Dialog title={t.goals.ofCourier(courier.name)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p className="hint">{t.goals.ofCourierLead}</p>
        <div className="goal-choices">
          <Choice
            label={t.goals.kind}
            name="kind"
            value={kind}
            options={TARGET_KINDS.map((value) => ({ value, label: t.goals[value] }))}
            onChange={setKind}
          />
          <Choice
            label={t.standings.metric}
            name="metric"
            value={metric}
            options={METRICS.map((value) => ({ value, label: t.metric[value] }))}
            onChange={setMetric}
          />
        </div>
        <FigureField
          label={t.goals.target}
          hint={t.goals.targetHint}
          name="target"
          value={typed}
          error={tried && target === undefined ? t.goals.invalid : null}
          onChange={setTyped}
        />
        <Field label={t.goals.from} hint={t.goals.fromHint} error={early}>
          {(control) => (
            <input
              {...control}
              name="from"
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        {!early && <ProblemNotice problem={saving.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.goals.close}
          </button>
          <button type="submit" className="button primary" disabled={saving.busy}>
            {saving.busy ? t.saving : t.save}
          </button>
        </div>
      </form>
      <h3 className="set-goals-title">{t.goals.set}</h3>
      <Loaded resource={goals}>{(set) => <SetGoals goals={set} />}</Loaded>
    </Dialog>
  )
}

/** What has been set, the newest first. */
function SetGoals({ goals }: { goals: readonly Goal[] }) {
  const t = useDeskTexts()
  const formats = useFormats()
  if (goals.length === 0) return <p className="hint">{t.goals.noneSet}</p>
  return (
    <ul className="set-goals">
      {[...goals].reverse().map(({ kind, metric, target, from }) => (
        <li key={`${kind} ${metric} ${from}`} data-goal={`${kind} ${metric} ${from}`}>
          {t.goals.setRow(
            from,
            t.goals[kind],
            t.metric[metric],
            target === null ? t.goals.none : formats.number(target),
          )}
        </li>
      ))}
    </ul>
  )
}
