import type { ListedCourier, RosterReply } from '@leitai/shared/api'
import type { RosterChange } from '@leitai/shared/roster'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { type CourierField, type CourierForm, formOf, readCourier } from '../../data/courierForm.ts'
import { useAction } from '../../hooks/useAction.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AvatarChoice } from './AvatarChoice.tsx'
import { PostingFields } from './PostingFields.tsx'

const ROLES = ['courier', 'clerk', 'postman'] as const
const FIELDS: readonly CourierField[] = ['id', 'name', 'alias', 'hiredOn', 'station', 'from', 'lastDay']
const MAX_LENGTH = { id: 40, name: 40, alias: 40 }

interface CourierDialogProps {
  roster: RosterReply
  /** Null for a new one, at `stationId` unless another is chosen. */
  courier: ListedCourier | null
  stationId: string
  onSaved(): void
  onClose(): void
}

/** One courier by hand: what an import does, for one. */
export function CourierDialog({ roster, courier, stationId, onSaved, onClose }: CourierDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const saving = useAction()
  const [station = roster.stations[0]] = roster.stations.filter(
    ({ id }) => id === (courier?.stationId ?? stationId),
  )
  const today = station?.today ?? ''
  const [form, setForm] = useState<CourierForm>(() => formOf(courier, stationId, today))
  const [tried, setTried] = useState(false)
  const isNew = courier === null
  const read = readCourier(form, isNew, (id) => roster.couriers.some((one) => one.id === id))

  function errorOf(field: CourierField): string | null {
    const fault = tried && 'faults' in read ? read.faults[field] : undefined
    if (fault) return t.courier.faults[fault]
    // `couriers[0].name`, `couriers[0].postings[1].from`
    const found = saving.problem?.errors?.find((error) => error.field.split('.').at(-1) === field)
    return found?.message ?? null
  }
  function edit(part: Partial<CourierForm>) {
    setForm({ ...form, ...part })
    saving.clear()
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const element = event.currentTarget
    setTried(true)
    if ('faults' in read) return focusFault(element)
    const done = await saving.run(async () => {
      const change = await api.post<RosterChange>('/roster', { couriers: [read.input] })
      tell(change.details.length > 0 ? t.courier.saved(read.input.name) : t.courier.unchanged)
      onSaved()
    })
    if (!done) focusFault(element)
  }

  const text = (field: 'id' | 'name' | 'alias') => ({
    name: field,
    autoComplete: 'off',
    maxLength: MAX_LENGTH[field],
    value: form[field],
    onChange: (event: { target: { value: string } }) => edit({ [field]: event.target.value }),
  })
  const unplaced = saving.problem && !FIELDS.some((field) => errorOf(field) !== null)
  return (
    <Dialog title={courier ? t.courier.editTitle(courier.name) : t.courier.addTitle} onClose={onClose}>
      <form className="courier-form" onSubmit={(event) => void submit(event)} noValidate>
        {isNew && (
          <Field label={t.courier.number} hint={t.courier.numberHint} error={errorOf('id')}>
            {(control) => <input {...control} {...text('id')} spellCheck={false} />}
          </Field>
        )}
        <div className="columns">
          <Field label={t.courier.name} error={errorOf('name')}>
            {(control) => <input {...control} {...text('name')} />}
          </Field>
          <Field label={t.courier.alias} hint={t.courier.aliasHint} error={errorOf('alias')}>
            {(control) => <input {...control} {...text('alias')} />}
          </Field>
        </div>
        <FieldGroup legend={t.courier.role}>
          <Choice
            label={t.courier.role}
            name="role"
            value={form.role}
            options={ROLES.map((value) => ({ value, label: t.roster.roles[value] }))}
            onChange={(role) => edit({ role })}
          />
        </FieldGroup>
        <PostingFields
          form={form}
          stations={roster.stations}
          today={today}
          isNew={isNew}
          errorOf={errorOf}
          onChange={edit}
        />
        <FieldGroup legend={t.courier.avatar}>
          <AvatarChoice form={form} onChange={(avatar) => edit({ avatar })} />
        </FieldGroup>
        <Field label={t.courier.hiredOn} error={errorOf('hiredOn')}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="hiredOn"
              value={form.hiredOn}
              onChange={(event) => edit({ hiredOn: event.target.value })}
            />
          )}
        </Field>
        <Check
          name="hidden"
          checked={form.hidden}
          onChange={(hidden) => edit({ hidden })}
          label={t.courier.hidden}
          hint={t.courier.hiddenHint}
        />
        {unplaced && saving.problem && <ProblemNotice problem={saving.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary" disabled={saving.busy}>
            {saving.busy ? t.courier.saving : t.courier.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
