import { useDeskTexts } from '../../../i18n/desk.ts'
import { type HandForm, readHandTime } from '../../data/handPickup.ts'
import { offsetText } from '../../data/zoneTime.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'

const TURNS = ['first', 'second'] as const

interface HandTimeFieldProps {
  form: HandForm
  timeZone: string
  error: string | null
  onChange(change: Partial<HandForm>): void
}

/** A time by the station's clock, with the zone named; where the clock shows it twice, it asks which. */
export function HandTimeField({ form, timeZone, error, onChange }: HandTimeFieldProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const instants = readHandTime(form.local, timeZone)
  const known = typeof instants === 'string' ? [] : instants
  const at = form.turn === 'second' ? known.at(-1) : known[0]
  const zoneAt = (atMs: number) => offsetText(atMs, timeZone)
  return (
    <>
      <Field
        label={t.hand.at}
        hint={
          at === undefined
            ? t.posting.zoneIs(timeZone, zoneAt(Date.now()))
            : t.hand.means(formats.moment(at, timeZone), timeZone, zoneAt(at))
        }
        error={error}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            name="at"
            value={form.local}
            onChange={(event) => onChange({ local: event.target.value, turn: 'first' })}
          />
        )}
      </Field>
      {known.length > 1 && (
        <FieldGroup legend={t.hand.twice}>
          <Choice
            label={t.hand.twice}
            name="turn"
            value={form.turn}
            options={TURNS.map((value, index) => ({
              value,
              label: t.hand.turns[value](zoneAt(known[index] ?? 0)),
            }))}
            onChange={(turn) => onChange({ turn })}
          />
        </FieldGroup>
      )}
    </>
  )
}
