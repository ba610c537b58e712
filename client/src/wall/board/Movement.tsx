import { useWallTexts } from '../../i18n/wall.ts'

/** Places gained or lost since the day began. */
export function Movement({ places }: { places: number | null }) {
  const texts = useWallTexts()
  if (!places) return null
  const up = places > 0
  const count = Math.abs(places)
  return (
    <span className={up ? 'movement up' : 'movement'}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={up ? 'M5 1 9.4 8.6H.6z' : 'M5 9 .6 1.4h8.8z'} />
      </svg>
      <b>{count}</b>
      <span className="visually-hidden">{up ? texts.up(count) : texts.down(count)}</span>
    </span>
  )
}
