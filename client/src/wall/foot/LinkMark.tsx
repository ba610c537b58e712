import { useWallTexts } from '../../i18n/wall.ts'
import { useWallLive } from '../live/WallContext.ts'

/** A small living mark while the numbers are confirmed; otherwise what is away, in words (L3). */
export function LinkMark() {
  const texts = useWallTexts()
  const link = useWallLive((state) => state.link)
  const fresh = useWallLive((state) => state.fresh)
  return (
    <p className="link-mark" role="status" data-link={link} data-fresh={fresh}>
      <span className="lamp" />
      {link === 'live' ? texts.live : texts.links[link]}
    </p>
  )
}
