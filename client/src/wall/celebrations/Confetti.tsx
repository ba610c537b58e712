import { useEffect, useRef, useState } from 'react'
import { fallOf, scatter } from './falling.ts'

/** Each is a layer of its own for the compositor, which old boxes have few of. */
const PIECES = 32
const FALL_MS = 5_000

/**
 * Paper falling once over the whole wall. Its way is told to the browser once, which then moves it beside the page's
 * scripts: nothing is painted anew from frame to frame, as a canvas would be.
 */
export function Confetti() {
  const [pieces] = useState(() => scatter(PIECES, Math.random))
  const sky = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { clientWidth = 0, clientHeight = 0, children = [] } = sky.current ?? {}
    for (const [index, piece] of pieces.entries()) {
      const { places, startsAt, lasts } = fallOf(piece)
      const keyframes = places.map(({ x, y, width }) => ({
        transform: `translate(${x * clientWidth}px, ${y * clientHeight}px) scaleX(${0.15 + 0.85 * width})`,
      }))
      children[index]?.animate(keyframes, {
        delay: startsAt * FALL_MS,
        duration: lasts * FALL_MS,
      })
    }
  }, [pieces])
  return (
    <div ref={sky} className="confetti" aria-hidden="true">
      {pieces.map(({ x, start, size, colour }) => (
        <i
          key={`${x} ${start}`}
          style={{ width: `${size * 100}vh`, height: `${size * 160}vh`, background: colour }}
        />
      ))}
    </div>
  )
}
