import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import type { PartProps } from './part.ts'
import { Times } from './WhenFields.tsx'

/** How bright the wall is at night. */
export function NightFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const { night } = form
  return (
    <section className="panel" aria-labelledby="programme-night">
      <h2 id="programme-night">{t.programme.night}</h2>
      <Check
        name="night"
        checked={night.on}
        onChange={(on) => onChange({ night: { ...night, on } })}
        label={t.programme.nightOn}
      />
      {night.on && (
        <div className="below-check">
          <Times
            path="night"
            from={night.from}
            to={night.to}
            error={errorOf('night.to') ?? errorOf('night.from')}
            onChange={(change, of) => onChange({ night: { ...night, ...change } }, of)}
          />
          <Field label={t.programme.nightPercent} error={errorOf('night.percent')}>
            {(control) => (
              <input
                {...control}
                className="short"
                name="night.percent"
                inputMode="numeric"
                autoComplete="off"
                value={night.percent}
                onChange={(event) =>
                  onChange({ night: { ...night, percent: event.target.value } }, 'night percent')
                }
              />
            )}
          </Field>
        </div>
      )}
    </section>
  )
}
