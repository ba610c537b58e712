import type { ChallengeInput } from '@leitai/shared/challenge'
import type { LiveMetric } from '@leitai/shared/protocol'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { courierName, type PickupScope } from '../pickups/scope.ts'

const METRICS = ['pickups', 'walkin'] as const
const PERIODS = ['today', 'this-week'] as const
const MAX_TITLE = 24

interface ChallengeFormProps {
  path: string
  scope: PickupScope
  /** The wall's: it is proposed. */
  metric: LiveMetric
  onMade(): void
}

/** Sets two couriers of the station against each other. */
export function ChallengeForm({ path, scope, metric: wallMetric, onMade }: ChallengeFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const making = useAction()
  const [a, setA] = useState('')
  const [b, setB] = useState('')
  const [metric, setMetric] = useState<LiveMetric>(wallMetric)
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>('today')
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const own = scope.couriers.filter(({ stationId }) => stationId === scope.stationId)
  const errors = {
    a: a === '' ? t.challenges.choose : null,
    b: b === '' ? t.challenges.choose : a === b ? t.challenges.chooseOther : null,
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (errors.a || errors.b) return focusFault(form)
    const input: ChallengeInput = { a, b, metric, period, title: title.trim() }
    if (!(await making.run(() => api.post<void>(path, input)))) return
    tell(t.challenges.made(courierName(scope, a), courierName(scope, b)))
    setA('')
    setB('')
    setTitle('')
    setTried(false)
    onMade()
  }

  const sides = [
    { name: 'a', value: a, choose: setA },
    { name: 'b', value: b, choose: setB },
  ] as const
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="columns">
        {sides.map(({ name, value, choose }) => (
          <Field key={name} label={t.challenges[name]} error={tried ? errors[name] : null}>
            {(control) => (
              <select
                {...control}
                name={`challenge-${name}`}
                value={value}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">{t.challenges.choose}</option>
                {own.map((courier) => (
                  <option key={courier.id} value={courier.id}>
                    {courier.name} ({courier.id})
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <FieldGroup legend={t.challenges.metric}>
        <Choice
          label={t.challenges.metric}
          name="challenge-metric"
          value={metric}
          options={METRICS.map((value) => ({ value, label: t.metric[value] }))}
          onChange={setMetric}
        />
      </FieldGroup>
      <FieldGroup legend={t.challenges.period}>
        <Choice
          label={t.challenges.period}
          name="challenge-period"
          value={period}
          options={PERIODS.map((value) => ({ value, label: t.challenges.periods[value] }))}
          onChange={setPeriod}
        />
      </FieldGroup>
      <Field label={t.challenges.name} hint={t.challenges.nameHint}>
        {(control) => (
          <input
            {...control}
            name="challenge-title"
            autoComplete="off"
            maxLength={MAX_TITLE}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <ProblemNotice problem={making.problem} />
      <button type="submit" className="button primary" disabled={making.busy}>
        {making.busy ? t.challenges.making : t.challenges.make}
      </button>
    </form>
  )
}
