import { useWallTexts } from '../../../i18n/wall.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { posterSize } from './posterSize.ts'
import './poster.css'

/** Several announcements have their turns by the time, so that each is seen. */
const PAGE_MS = 8_000
/** The word for its kind above, and the frame. */
const KIND_REM = 1.15
const FRAME_REM = 0.75

/** A running announcement, between its takeovers. */
export function PosterScene() {
  const texts = useWallTexts()
  const { announcements } = useSnapshot()
  const { whole } = useFrame()
  const turn = Math.floor(useNow() / PAGE_MS)
  const announcement = announcements[turn % announcements.length]
  if (!announcement) return null
  const { id, kind, title, body } = announcement
  const { titleRem, bodyRem } = posterSize(title, body, {
    width: whole.width - 2 * FRAME_REM,
    height: whole.height - KIND_REM - FRAME_REM,
  })
  return (
    <article className={`sheet sheet-${kind}`} data-poster={id}>
      <p className="sheet-kind">{texts.kinds[kind]}</p>
      <h2 style={{ fontSize: `${titleRem}rem` }}>
        <bdi>{title}</bdi>
      </h2>
      {body && (
        <p className="sheet-body" style={{ fontSize: `${bodyRem}rem`, marginTop: `${titleRem * 0.35}rem` }}>
          <bdi>{body}</bdi>
        </p>
      )}
    </article>
  )
}
