import { useDeskTexts } from '../../../i18n/desk.ts'
import type { Place } from '../../data/unitTree.ts'

interface UnitTreeProps {
  places: readonly Place[]
  /** Id of the place whose couriers are shown; '' for all. */
  chosen: string
  onChoose(id: string): void
}

/** The organisation: choosing a unit or station shows its couriers. On a phone a list to choose from stands for it. */
export function UnitTree({ places, chosen, onChoose }: UnitTreeProps) {
  const t = useDeskTexts()
  const couriers = places.reduce((sum, place) => sum + place.couriers, 0)
  return (
    <nav className="unit-tree" aria-label={t.units.title}>
      <ul>
        <li>
          <PlaceButton name={t.units.all} couriers={couriers} id="" {...{ chosen, onChoose }} />
          <Branch {...{ places, chosen, onChoose }} />
        </li>
      </ul>
    </nav>
  )
}

function Branch({ places, chosen, onChoose }: UnitTreeProps) {
  if (places.length === 0) return null
  return (
    <ul>
      {places.map(({ id, name, couriers, below }) => (
        <li key={id}>
          <PlaceButton {...{ id, name, couriers, chosen, onChoose }} />
          <Branch places={below} {...{ chosen, onChoose }} />
        </li>
      ))}
    </ul>
  )
}

interface PlaceButtonProps extends Omit<UnitTreeProps, 'places'> {
  id: string
  name: string
  couriers: number
}

function PlaceButton({ id, name, couriers, chosen, onChoose }: PlaceButtonProps) {
  const t = useDeskTexts()
  return (
    <button
      type="button"
      className="place"
      data-place-id={id}
      aria-current={id === chosen ? 'true' : undefined}
      onClick={() => onChoose(id)}
    >
      <span className="name">{name}</span>
      <span className="hint">{t.units.count(couriers)}</span>
    </button>
  )
}
