import { useDeskTexts } from '../../../i18n/desk.ts'
import { readTime } from '../../data/posting.ts'
import { localOfInstant, offsetText } from '../../data/zoneTime.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useNow } from '../../hooks/useNow.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import type { PartProps } from './PostingForm.tsx'

const NOW_MS = 10_000
const HOUR_MS = 3_600_000

interface TimeFieldsProps extends PartProps {
  zones: readonly string[]
  zone: string
  onZone(zone: string): void
}

/** The next full hour there, as a first proposal. */
function nextHour(zone: string, hoursAhead: number): string {
  const local = localOfInstant(Date.now() + hoursAhead * HOUR_MS, zone)
  return `${local.slice(0, 13)}:00`
}

/** When it starts and ends, in a time that is named. */
export function TimeFields({ form, onChange, errorOf, zones, zone, onZone }: TimeFieldsProps) {
  const t = useDeskTexts()
  const timed = form.starts === 'at' || form.ends === 'at'
  return (
    <>
      <FieldGroup legend={t.posting.start}>
        <Choice
          label={t.posting.start}
          name="starts"
          value={form.starts}
          options={[
            { value: 'now', label: t.posting.startNow },
            { value: 'at', label: t.posting.startAt },
          ]}
          onChange={(starts) => onChange({ starts, startsLocal: form.startsLocal || nextHour(zone, 1) })}
        />
        {form.starts === 'at' && (
          <LocalTime
            label={t.posting.startTime}
            name="startsAt"
            zone={zone}
            value={form.startsLocal}
            error={errorOf('startsAt')}
            onChange={(startsLocal) => onChange({ startsLocal })}
          />
        )}
      </FieldGroup>
      <FieldGroup legend={t.posting.end}>
        <Choice
          label={t.posting.end}
          name="ends"
          value={form.ends}
          options={[
            { value: 'never', label: t.posting.endNever },
            { value: 'at', label: t.posting.endAt },
          ]}
          onChange={(ends) => onChange({ ends, endsLocal: form.endsLocal || nextHour(zone, 25) })}
        />
        {form.ends === 'at' && (
          <LocalTime
            label={t.posting.endTime}
            name="endsAt"
            zone={zone}
            value={form.endsLocal}
            error={errorOf('endsAt')}
            onChange={(endsLocal) => onChange({ endsLocal })}
          />
        )}
      </FieldGroup>
      {timed && zones.length > 1 && (
        <Field label={t.posting.zone}>
          {(control) => (
            <select {...control} name="zone" value={zone} onChange={(event) => onZone(event.target.value)}>
              {zones.map((name) => (
                <option key={name} value={name}>
                  {t.posting.zoneIs(name, offsetText(Date.now(), name))}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}

interface LocalTimeProps {
  label: string
  name: string
  zone: string
  value: string
  error: string | null
  onChange(value: string): void
}

/** A local time, and under it the instant that it means, so that nobody has to guess whose eight o'clock it is. */
function LocalTime({ label, name, zone, value, error, onChange }: LocalTimeProps) {
  return (
    <Field label={label} error={error} hint={<Meaning local={value} zone={zone} />}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function Meaning({ local, zone }: { local: string; zone: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const now = useNow(NOW_MS)
  const time = readTime(local, zone)
  if (typeof time === 'string') return <>{t.posting[time === 'noSuchTime' ? 'noSuchTime' : 'badTime']}</>
  const named = t.posting.zoneIs(zone, offsetText(time.at, zone))
  return (
    <>
      {t.posting.willBe(formats.moment(time.at, zone), formats.relative(time.at, now))} · {named}
      {time.twice && ` · ${t.posting.twice}`}
    </>
  )
}
