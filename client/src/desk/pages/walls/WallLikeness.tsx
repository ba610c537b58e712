import type { ListedWall } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'

/** A drawing of what a wall says that it shows; not a picture of its screen, and it says so. */
export function WallLikeness({ wall, timeZone }: { wall: ListedWall; timeZone: string | undefined }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { online, scene, health, width, height } = wall
  const likeness = online ? health?.likeness : undefined
  const portrait = width !== null && height !== null && height > width
  return (
    <figure className="wall-likeness">
      <div className={`wall-screen${online ? ' on' : ''}${portrait ? ' portrait' : ''}`} aria-hidden="true">
        {likeness && (
          <ol>
            {likeness.rows.map(({ rank, name, score }) => (
              <li key={`${rank} ${name} ${score}`}>
                <span>{rank}</span>
                <bdi>{name}</bdi>
                <b>{formats.number(score)}</b>
              </li>
            ))}
          </ol>
        )}
        {online && scene && <em>{t.walls.scenes[scene] ?? scene}</em>}
      </div>
      {likeness && <figcaption>{t.walls.likeness(formats.time(likeness.asOf, timeZone))}</figcaption>}
    </figure>
  )
}
