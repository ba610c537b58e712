import { useId } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { courierTyped } from '../../data/couriers.ts'
import { Field } from '../../ui/Field.tsx'
import type { PickupScope } from './scope.ts'

interface CourierFieldProps {
  label: string
  scope: PickupScope
  value: string
  error: string | null
  onChange(value: string): void
}

/** A courier, by number or name; those of the station are proposed. Says whom it has understood. */
export function CourierField({ label, scope, value, error, onChange }: CourierFieldProps) {
  const t = useDeskTexts()
  const listId = useId()
  const chosen = courierTyped(value, scope.couriers, scope.stationId)
  const own = scope.couriers.filter(({ stationId }) => stationId === scope.stationId)
  return (
    <Field
      label={label}
      hint={chosen ? t.correction.toCourierIs(chosen.name, chosen.id) : t.correction.toCourierHint}
      error={error}
    >
      {(control) => (
        <>
          <input
            {...control}
            name="courier"
            list={listId}
            autoComplete="off"
            maxLength={80}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={listId}>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
