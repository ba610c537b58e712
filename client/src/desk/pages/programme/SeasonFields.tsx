import { useDeskTexts } from '../../../i18n/desk.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import type { PartProps } from './part.ts'

const NAME_MAX = 20

/** The season that the wall counts down. */
export function SeasonFields({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const { season } = form
  const change = (part: Partial<typeof season>, of?: string) =>
    onChange({ season: { ...season, ...part } }, of)
  return (
    <section className="panel" aria-labelledby="programme-season">
      <h2 id="programme-season">{t.programme.season}</h2>
      <Check
        name="season"
        checked={season.on}
        onChange={(on) => change({ on })}
        label={t.programme.seasonOn}
      />
      {season.on && (
        <div className="below-check">
          <Field label={t.programme.seasonName} error={errorOf('season.name')}>
            {(control) => (
              <input
                {...control}
                name="season.name"
                maxLength={NAME_MAX}
                placeholder={t.programme.seasonPlaceholder}
                autoComplete="off"
                value={season.name}
                onChange={(event) => change({ name: event.target.value }, 'season name')}
              />
            )}
          </Field>
          <div className="columns">
            {(['from', 'to'] as const).map((end) => (
              <Field
                key={end}
                label={end === 'from' ? t.programme.seasonFrom : t.programme.seasonTo}
                error={errorOf(`season.${end}`)}
              >
                {(control) => (
                  <input
                    {...control}
                    type="date"
                    name={`season.${end}`}
                    value={season[end]}
                    onChange={(event) => change({ [end]: event.target.value }, `season ${end}`)}
                  />
                )}
              </Field>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}
