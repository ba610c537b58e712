import type { Fact } from '@leitai/shared/pickup'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { EMPTY_HAND, HAND_LIMITS, type HandField, type HandForm, readHand } from '../../data/handPickup.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useKept } from '../../hooks/useKept.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { CourierField } from './CourierField.tsx'
import { HandTimeField } from './HandTimeField.tsx'
import { ReasonField } from './ReasonField.tsx'
import type { PickupScope } from './scope.ts'

const CHANNELS = ['walkin', 'contract'] as const
const FIELDS: readonly HandField[] = ['id', 'courier', 'at', 'count', 'revenue', 'product', 'reason']

interface HandPickupDialogProps {
  scope: PickupScope
  /** What is known already, of a dispute or of whose page this is. */
  known?: Partial<HandForm>
  onAdded(fact: Fact): void
  onClose(): void
}

/** Adds a pickup that no system sent. What is typed outlives the dialog until it is sent. */
export function HandPickupDialog({ scope, known = {}, onAdded, onClose }: HandPickupDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const adding = useAction()
  const key = `leitai.desk.hand.${JSON.stringify([scope.stationId, known])}`
  const [form, change, clear] = useKept<HandForm>(key, { ...EMPTY_HAND, ...known })
  const [tried, setTried] = useState(false)

  const read = readHand(form, scope)
  const { problem } = adding
  function errorOf(field: HandField): string | null {
    if (problem?.field === field) return problem.detail
    const fault = tried && 'faults' in read ? read.faults[field] : undefined
    return fault ? t.hand.faults[fault] : null
  }
  function edit(part: Partial<HandForm>) {
    change(part)
    adding.clear()
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const element = event.currentTarget
    setTried(true)
    if ('faults' in read) return focusFault(element)
    const done = await adding.run(async () => {
      const fact = await api.post<Fact>(`${scope.base}/pickups`, read.input)
      clear()
      tell(t.hand.done(fact.id))
      onAdded(fact)
    })
    if (!done) focusFault(element)
  }

  const text = (
    field: 'id' | 'count' | 'yuan' | 'product',
    maxLength: number,
    numeric?: 'numeric' | 'decimal',
  ) => ({
    name: field === 'yuan' ? 'revenue' : field,
    autoComplete: 'off',
    maxLength,
    inputMode: numeric,
    value: form[field],
    onChange: (event: { target: { value: string } }) => edit({ [field]: event.target.value }),
  })
  return (
    <Dialog title={t.hand.title} onClose={onClose}>
      <form className="hand-form" onSubmit={(event) => void submit(event)} noValidate>
        <p>{t.hand.lead}</p>
        <Field label={t.hand.id} error={errorOf('id')}>
          {(control) => <input {...control} {...text('id', HAND_LIMITS.id)} spellCheck={false} />}
        </Field>
        <CourierField
          label={t.hand.courier}
          scope={scope}
          value={form.courier}
          error={errorOf('courier')}
          onChange={(courier) => edit({ courier })}
        />
        <HandTimeField form={form} timeZone={scope.timeZone} error={errorOf('at')} onChange={edit} />
        <Field label={t.hand.product} hint={t.hand.productHint} error={errorOf('product')}>
          {(control) => <input {...control} {...text('product', HAND_LIMITS.product)} />}
        </Field>
        <Field label={t.hand.count} error={errorOf('count')}>
          {(control) => <input {...control} {...text('count', 12, 'numeric')} />}
        </Field>
        <Field label={t.hand.revenue} hint={t.hand.revenueHint} error={errorOf('revenue')}>
          {(control) => <input {...control} {...text('yuan', 20, 'decimal')} />}
        </Field>
        <FieldGroup legend={t.hand.channel}>
          <Choice
            label={t.hand.channel}
            name="channel"
            value={form.channel}
            options={CHANNELS.map((value) => ({ value, label: t.pickup.channels[value] }))}
            onChange={(channel) => edit({ channel })}
          />
        </FieldGroup>
        <ReasonField
          label={t.correction.reason}
          hint={t.correction.reasonHint}
          error={errorOf('reason')}
          value={form.reason}
          maxLength={HAND_LIMITS.reason}
          onChange={(reason) => edit({ reason })}
        />
        {problem && !FIELDS.some((field) => field === problem.field) && <ProblemNotice problem={problem} />}
        <p className="hint">{t.hand.kept}</p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary" disabled={adding.busy}>
            {t.hand.submit}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
