import type { Honours } from '@leitai/shared/ceremony'
import { LANDSCAPE, PORTRAIT } from '../../poster/drawPoster.ts'
import { Poster } from '../../poster/Poster.tsx'
import { useFrame, useRemPx } from '../stage/frame.ts'

/** Larger canvases are more than a TV box can hold. */
const MOST_SCALE = 2

/** The poster as large as the screen leaves room for, in the pixels that the screen has. */
export function WallPoster({ honours }: { honours: Honours }) {
  const { portrait } = useFrame()
  const remPx = useRemPx()
  const { width } = portrait ? PORTRAIT : LANDSCAPE
  const screenWidth = (width / 100) * remPx * window.devicePixelRatio
  return (
    <Poster
      className="ceremony-poster"
      honours={honours}
      portrait={portrait}
      scale={Math.min(screenWidth / width, MOST_SCALE)}
    />
  )
}
