import type { StationState } from '@leitai/shared/api'
import { hasRight } from '@leitai/shared/rights'
import type { RosterChange } from '@leitai/shared/roster'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Field } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Step } from './Step.tsx'

const FORM = 'start-station'
const NAME_MAX = 60

interface StationStepProps {
  stations: readonly StationState[]
  stationId: string | undefined
  onChosen(stationId: string): void
}

/** Which station it is: one that is there, or a new one. */
export function StationStep({ stations, stationId, onChosen }: StationStepProps) {
  const t = useDeskTexts()
  const { session } = useDesk()
  const [anew, setAnew] = useState(stations.length === 0)
  const mayMake = session !== null && hasRight(session.role, 'roster.units')
  if (anew && mayMake) return <NewStation stations={stations} onMade={onChosen} />
  return (
    <Step title={t.start.station.which} lead={mayMake ? undefined : t.start.station.notYours}>
      <ul className="chips">
        {stations.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="chip"
              aria-current={id === stationId ? 'true' : undefined}
              onClick={() => onChosen(id)}
            >
              {name}
            </button>
          </li>
        ))}
        {mayMake && (
          <li>
            <button type="button" className="chip plain" onClick={() => setAnew(true)}>
              {t.start.station.another}
            </button>
          </li>
        )}
      </ul>
    </Step>
  )
}

/** `station-2` where there is one already. */
function proposedId(stations: readonly StationState[]): string {
  const taken = new Set(stations.map(({ id }) => id))
  let n = 1
  while (taken.has(`station-${n}`)) n++
  return `station-${n}`
}

function NewStation({ stations, onMade }: { stations: readonly StationState[]; onMade(id: string): void }) {
  const t = useDeskTexts()
  const { api, session, tell } = useDesk()
  const saving = useAction()
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set(['Asia/Shanghai', 'Asia/Urumqi', own])]
  const [name, setName] = useState('')
  const [id, setId] = useState(() => proposedId(stations))
  const [timeZone, setTimeZone] = useState('Asia/Shanghai')
  const [tried, setTried] = useState(false)
  const taken = stations.some((station) => station.id === id.trim())
  const faults = {
    name: name.trim() === '' ? t.problem.required : null,
    id: id.trim() === '' ? t.problem.required : taken ? t.start.station.taken : null,
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (faults.name || faults.id) return focusFault(form)
    const station = { id: id.trim(), name: name.trim(), timeZone, parent: session?.unit ?? null }
    const done = await saving.run(async () => {
      await api.post<RosterChange>('/roster', { stations: [station] })
      tell(t.start.station.saved(station.name))
    })
    if (done) onMade(station.id)
    else focusFault(form)
  }
  const idProblem = saving.problem?.errors?.find(({ field }) => field.endsWith('.id'))
  return (
    <Step
      title={t.start.station.title}
      lead={t.start.station.lead}
      actions={
        <button type="submit" form={FORM} className="button primary" disabled={saving.busy}>
          {saving.busy ? t.saving : t.start.station.submit}
        </button>
      }
    >
      <form id={FORM} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t.start.station.name} error={tried ? faults.name : null}>
          {(control) => (
            <input
              {...control}
              name="name"
              autoComplete="organization"
              maxLength={NAME_MAX}
              placeholder={t.start.station.namePlaceholder}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="columns">
          <Field
            label={t.start.station.id}
            hint={t.start.station.idHint}
            error={(tried ? faults.id : null) ?? idProblem?.message}
          >
            {(control) => (
              <input
                {...control}
                name="id"
                autoComplete="off"
                spellCheck={false}
                maxLength={40}
                value={id}
                onChange={(event) => setId(event.target.value)}
              />
            )}
          </Field>
          <Field label={t.start.station.timeZone}>
            {(control) => (
              <select
                {...control}
                name="timeZone"
                value={timeZone}
                onChange={(event) => setTimeZone(event.target.value)}
              >
                {zones.map((zone) => (
                  <option key={zone}>{zone}</option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {!idProblem && <ProblemNotice problem={saving.problem} />}
      </form>
    </Step>
  )
}
