import type { RosterReply } from '@leitai/shared/api'
import { hasRight } from '@leitai/shared/rights'
import type { NewKey, NewKeyInput } from '@leitai/shared/sourceKey'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { curlLine } from '../../data/start.ts'
import { useAction } from '../../hooks/useAction.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Field } from '../../ui/Field.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { FirstPickup } from './FirstPickup.tsx'
import type { StepProps } from './StartPage.tsx'
import { Step } from './Step.tsx'

const NAME_MAX = 32

/** A key as it is shown, once; and the test pickup that goes with it. */
export interface MadeKey {
  stationId: string
  key: string
  pickupId: string
  at: number
}

interface KeyStepProps extends StepProps {
  couriers: RosterReply['couriers']
  made: MadeKey | null
  onMade(key: MadeKey): void
}

/** A key for whatever sends the pickups, a line to try it with, and the first one as it arrives. */
export function KeyStep({ station, state, couriers, made, onMade, onChanged, onNext }: KeyStepProps) {
  const t = useDeskTexts()
  const { session } = useDesk()
  const mayMake = session !== null && hasRight(session.role, 'keys.manage')
  const courier = couriers.find(({ stationId }) => stationId === station.id)
  const shown = made && courier && { ...made, courierId: courier.id, origin: location.origin }
  return (
    <Step
      title={t.start.key.title}
      lead={mayMake ? t.start.key.lead : t.start.key.notYours}
      onSkip={onNext}
      behind={state.keyed || state.lastPickupAt !== null}
    >
      {state.keyed && !made && <p className="hint">{t.start.key.have}</p>}
      {mayMake && !made && (
        <KeyForm
          stationId={station.id}
          onMade={(key) => {
            onMade(key)
            onChanged()
          }}
        />
      )}
      {made && <Copied label={t.start.key.once} text={made.key} name="key" />}
      {made && !courier && <p className="notice warn">{t.start.key.nobody}</p>}
      {shown && (
        <>
          <Copied label={t.start.key.line} text={curlLine(shown)} name="curl" />
          <p className="hint">{t.start.key.testNote}</p>
        </>
      )}
      <FirstPickup stationId={station.id} waits={made !== null || state.keyed} />
    </Step>
  )
}

/** A text to be copied, in full. */
function Copied({ label, text, name }: { label: string; text: string; name: string }) {
  return (
    <div className="copied">
      <p>{label}</p>
      <div className="copied-line">
        <code data-copy={name}>{text}</code>
        <CopyButton text={text} />
      </div>
    </div>
  )
}

function KeyForm({ stationId, onMade }: { stationId: string; onMade(key: MadeKey): void }) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const making = useAction()
  const [name, setName] = useState(t.start.key.proposedName)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (name.trim() === '') return
    const input: NewKeyInput = { name: name.trim(), stations: [stationId] }
    await making.run(async () => {
      const { key } = await api.post<NewKey>('/keys', input)
      const at = Date.now()
      onMade({ stationId, key, pickupId: `TEST-${at}`, at })
    })
  }
  return (
    <form className="key-form" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t.start.key.name} error={name.trim() === '' ? t.problem.required : null}>
        {(control) => (
          <input
            {...control}
            name="keyName"
            autoComplete="off"
            maxLength={NAME_MAX}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="button primary" disabled={making.busy}>
        {t.start.key.create}
      </button>
      <ProblemNotice problem={making.problem} />
    </form>
  )
}
