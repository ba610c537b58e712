import { useDeskTexts } from '../../../i18n/desk.ts'
import { WEEKDAYS, type WhenForm } from '../../data/programmeForm.ts'
import { Check } from '../../ui/Check.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'

interface WhenFieldsProps {
  when: WhenForm
  /** The path of the entry, for its errors and names. */
  path: string
  onChange(change: Partial<WhenForm>, of?: string): void
  errorOf(path: string): string | null
}

/** On which days, and within which hours. */
export function WhenFields({ when, path, onChange, errorOf }: WhenFieldsProps) {
  const t = useDeskTexts()
  const { days, wholeDay, from, to } = when
  const toggled = (day: number) => (days.includes(day) ? days.filter((one) => one !== day) : [...days, day])
  return (
    <div className="when">
      <FieldGroup legend={t.programme.days} error={errorOf(`${path}.days`)}>
        <div className="weekdays">
          {WEEKDAYS.map((day) => (
            <label key={day} className="weekday">
              <input
                type="checkbox"
                className="visually-hidden"
                name={`${path}.day${day}`}
                checked={days.includes(day)}
                onChange={() => onChange({ days: toggled(day) })}
              />
              <span>{t.programme.weekdays[day - 1]}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <div>
        <Check
          name={`${path}.someHours`}
          checked={!wholeDay}
          onChange={(some) => onChange({ wholeDay: !some })}
          label={t.programme.someHours}
        />
        {!wholeDay && (
          <Times
            path={`${path}.hours`}
            from={from}
            to={to}
            onChange={onChange}
            error={errorOf(`${path}.hours.to`) ?? errorOf(`${path}.hours.from`)}
          />
        )}
      </div>
    </div>
  )
}

interface TimesProps {
  path: string
  from: string
  to: string
  error: string | null
  onChange(change: { from?: string; to?: string }, of?: string): void
}

/** From one time of the day to another, over midnight too. */
export function Times({ path, from, to, error, onChange }: TimesProps) {
  const t = useDeskTexts()
  const overMidnight = from !== '' && to !== '' && to < from
  return (
    <div className="times">
      {(['from', 'to'] as const).map((end) => (
        <Field
          key={end}
          label={t.programme[end]}
          error={end === 'to' ? error : null}
          hint={end === 'to' && overMidnight ? t.programme.overMidnight : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="time"
              name={`${path}.${end}`}
              value={end === 'from' ? from : to}
              onChange={(event) => onChange({ [end]: event.target.value }, `${path}.${end}`)}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** Days and hours in a few words. */
export function useWhenWords(): (when: WhenForm) => string {
  const { programme } = useDeskTexts()
  return ({ days, wholeDay, from, to }) => {
    const names = [...days].sort((a, b) => a - b).map((day) => programme.weekdays[day - 1] ?? '')
    const onDays = days.length === WEEKDAYS.length ? programme.everyDay : programme.daysList(names)
    const until = to < from ? programme.nextDay(to) : to
    return `${onDays} · ${wholeDay ? programme.wholeDay : `${from} – ${until}`}`
  }
}
