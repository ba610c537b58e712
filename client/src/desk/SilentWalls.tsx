import type { ListedWall } from '@leitai/shared/api'
import { useDeskTexts } from '../i18n/desk.ts'
import { silentWalls } from './data/silentWalls.ts'
import { useFormats } from './hooks/useFormats.ts'
import { useNow } from './hooks/useNow.ts'
import { useResource } from './hooks/useResource.ts'
import { Link } from './navigation.tsx'

const RENEW_MS = 15_000
const NOW_MS = 15_000
/** So many are named; the page of walls has them all. */
const NAMED = 3

/** The walls that are silent now, kept up whatever page is open. */
export function useSilentWalls(): ListedWall[] {
  const { data } = useResource<ListedWall[]>('/walls?silent=1', RENEW_MS)
  const now = useNow(NOW_MS)
  return silentWalls(data ?? [], now)
}

/** Says on every page which walls are silent, and since when. */
export function SilentWalls({ walls }: { walls: readonly ListedWall[] }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const now = useNow(NOW_MS)
  const named = walls.slice(0, NAMED)
  const sentence = t.walls.silentNow(walls.length)
  return (
    <>
      {/* there before it has anything to say, so that it is heard; without the times, which change by themselves */}
      <p role="alert" className="visually-hidden">
        {walls.length > 0 && sentence}
      </p>
      {walls.length > 0 && (
        <div className="notice warn" data-silent-walls={walls.length}>
          <span>
            <strong aria-hidden="true">{sentence}</strong>{' '}
            {named.map(({ id, name, heardAt }) => (
              <span key={id} className="silent-wall">
                <bdi>{name}</bdi> {heardAt === null ? t.walls.neverHeard : formats.ago(heardAt, now)}
              </span>
            ))}
            {walls.length > named.length && t.walls.andMore(walls.length - named.length)}
          </span>
          <Link to={{ page: 'walls' }} className="button small">
            {t.walls.toWalls}
          </Link>
        </div>
      )}
    </>
  )
}
