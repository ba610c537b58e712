import type { RosterReply } from '@leitai/shared/api'
import type { NewKey } from '@leitai/shared/sourceKey'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SecretDialog } from '../../ui/SecretDialog.tsx'

const NAME = /^[^\p{Cc}@][^\p{Cc}]{0,31}$/u

interface KeyDialogProps {
  stations: RosterReply['stations']
  onClose(): void
  onMade(): void
}

/** Makes a key, and shows it this once. */
export function KeyDialog({ stations, onClose, onMade }: KeyDialogProps) {
  const [key, setKey] = useState<string | null>(null)
  if (key !== null) return <ShownKey value={key} onClose={onClose} />
  return (
    <KeyForm
      stations={stations}
      onClose={onClose}
      onKey={(made) => {
        setKey(made)
        onMade()
      }}
    />
  )
}

interface KeyFormProps {
  stations: RosterReply['stations']
  onClose(): void
  onKey(key: string): void
}

function KeyForm({ stations, onClose, onKey }: KeyFormProps) {
  const t = useDeskTexts()
  const { api, session } = useDesk()
  const saving = useAction()
  const isOwner = session?.role === 'owner'
  const [name, setName] = useState('')
  const [to, setTo] = useState<'all' | 'some'>(isOwner ? 'all' : 'some')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const faults = {
    name: NAME.test(name.trim()) ? null : t.keys.nameInvalid,
    stations: to === 'some' && chosen.length === 0 ? t.keys.none : null,
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (faults.name || faults.stations) return focusFault(form)
    const input = { name: name.trim(), stations: to === 'all' ? '*' : chosen }
    await saving.run(async () => onKey((await api.post<NewKey>('/keys', input)).key))
  }
  return (
    <Dialog title={t.keys.add} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t.keys.name} hint={t.keys.nameHint} error={tried ? faults.name : null}>
          {(control) => (
            <input
              {...control}
              name="name"
              maxLength={32}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <FieldGroup legend={t.keys.stations} error={tried ? faults.stations : null}>
          {isOwner && (
            <Choice
              label={t.keys.stations}
              name="to"
              value={to}
              options={[
                { value: 'all', label: t.keys.all },
                { value: 'some', label: t.keys.some },
              ]}
              onChange={setTo}
            />
          )}
          {to === 'some' && (
            <div className="station-choice">
              <div className="station-checks">
                {stations.map((station) => (
                  <Check
                    key={station.id}
                    name={`station-${station.id}`}
                    checked={chosen.includes(station.id)}
                    onChange={(on) =>
                      setChosen(on ? [...chosen, station.id] : chosen.filter((id) => id !== station.id))
                    }
                    label={station.name}
                  />
                ))}
              </div>
            </div>
          )}
        </FieldGroup>
        <ProblemNotice problem={saving.problem} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary" disabled={saving.busy}>
            {saving.busy ? t.saving : t.keys.create}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function ShownKey({ value, onClose }: { value: string; onClose(): void }) {
  const t = useDeskTexts()
  return (
    <SecretDialog title={t.keys.shownTitle} secret={value} done={t.keys.shownDone} onClose={onClose}>
      <p>{t.keys.shownLead}</p>
      <pre className="command">{`curl -H "Authorization: Bearer ${value}" ${location.origin}/api/v1/pickups -H "Content-Type: application/json" -d "[]"`}</pre>
    </SecretDialog>
  )
}
