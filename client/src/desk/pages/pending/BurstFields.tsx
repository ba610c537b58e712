import type { BurstRule } from '@leitai/shared/correction'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { wholeNumber } from '../../data/wholeNumber.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'

/** The rule as it is typed. */
export interface BurstForm {
  kind: 'off' | 'on'
  parcels: string
  minutes: string
}

const PROPOSED = { parcels: '50', minutes: '10' }

/** The form of the rule that holds. */
export function burstForm(burst: BurstRule | null | undefined): BurstForm {
  if (!burst) return { kind: 'off', ...PROPOSED }
  return { kind: 'on', parcels: String(burst.parcels), minutes: String(burst.minutes) }
}

/** What was typed, as the server takes it; undefined where it is no number. */
export function readBurst(form: BurstForm): { [end in 'parcels' | 'minutes']: number | undefined } | null {
  if (form.kind === 'off') return null
  return { parcels: wholeNumber(form.parcels, 1, 1_000), minutes: wholeNumber(form.minutes, 1, 120) }
}

interface BurstFieldsProps {
  form: BurstForm
  errors: { parcels: string | null; minutes: string | null }
  onChange(form: BurstForm): void
}

/** What is held as implausible (H3), and what that will do. */
export function BurstFields({ form, errors, onChange }: BurstFieldsProps) {
  const t = useDeskTexts()
  return (
    <FieldGroup legend={t.burst.title} hint={<Effect form={form} />}>
      <Choice
        label={t.burst.title}
        name="burst"
        value={form.kind}
        options={[
          { value: 'off', label: t.burst.off },
          { value: 'on', label: t.burst.on },
        ]}
        onChange={(kind) => onChange({ ...form, kind })}
      />
      {form.kind === 'on' && (
        <div className="columns burst-fields">
          {(['parcels', 'minutes'] as const).map((end) => (
            <Field key={end} label={t.burst[end]} error={errors[end]}>
              {(control) => (
                <input
                  {...control}
                  name={`burst-${end}`}
                  inputMode="numeric"
                  autoComplete="off"
                  value={form[end]}
                  onChange={(event) => onChange({ ...form, [end]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

function Effect({ form }: { form: BurstForm }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const read = readBurst(form)
  if (read === null) return <>{t.burst.effectOff}</>
  const { parcels, minutes } = read
  if (parcels === undefined || minutes === undefined) return null
  return <>{t.burst.effect(formats.number(parcels), formats.number(minutes))}</>
}
