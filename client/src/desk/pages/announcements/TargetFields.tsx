import type { RosterReply } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { goesTo } from '../../data/posting.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import type { PartProps } from './PostingForm.tsx'

/** From so many stations on, finding one takes a search. */
const MANY = 12

/** Which stations it goes to. */
export function TargetFields({
  form,
  onChange,
  errorOf,
  stations,
}: PartProps & { stations: RosterReply['stations'] }) {
  const t = useDeskTexts()
  const [wanted, setWanted] = useState('')
  const chosen = new Set(form.stationIds)
  const units = new Map(stations.flatMap(({ above }) => above.map(({ id, name }) => [id, name] as const)))
  const reached = stations.filter((one) => goesTo({ stations: form.stationIds }, one)).length
  const found = stations.filter(({ id, name }) =>
    `${id} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
  )

  function choose(id: string, on: boolean) {
    onChange({ stationIds: on ? [...form.stationIds, id] : form.stationIds.filter((other) => other !== id) })
  }
  return (
    <FieldGroup
      legend={t.posting.stations}
      hint={form.to === 'some' ? t.posting.stationsCount(reached) : undefined}
      error={errorOf('stations')}
    >
      <Choice
        label={t.posting.stations}
        name="to"
        value={form.to}
        options={[
          { value: 'all', label: t.posting.stationsAll },
          { value: 'some', label: t.posting.stationsSome },
        ]}
        onChange={(to) => onChange({ to })}
      />
      {form.to === 'some' && (
        <div className="station-choice">
          {stations.length > MANY && (
            <input
              type="search"
              aria-label={t.stationFinder}
              placeholder={t.searchPlaceholder}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
          {units.size > 0 && (
            <div className="station-checks unit-checks">
              {[...units].map(([id, name]) => (
                <Check
                  key={id}
                  name={`unit-${id}`}
                  checked={chosen.has(id)}
                  onChange={(on) => choose(id, on)}
                  label={t.posting.wholeUnit(name)}
                />
              ))}
            </div>
          )}
          <div className="station-checks">
            {found.map(({ id, name }) => (
              <Check
                key={id}
                name={`station-${id}`}
                checked={chosen.has(id)}
                onChange={(on) => choose(id, on)}
                label={name}
              />
            ))}
          </div>
        </div>
      )}
    </FieldGroup>
  )
}
