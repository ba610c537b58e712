import { useEffect, useRef } from 'react'
import { placeOf, scatter } from './falling.ts'

const PIECES = 90
const FALL_MS = 5_000
/** Drawn small and stretched by the TV's compositor: an old box paints a quarter of the pixels. */
const WIDTH = 960
const HEIGHT = 540

/** Paper falling once over the whole wall. */
export function Confetti() {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const pieces = scatter(PIECES, Math.random)
    const startedAt = performance.now()
    let frame = requestAnimationFrame(function draw(at: number) {
      const time = Math.max(at - startedAt, 0) / FALL_MS
      context.clearRect(0, 0, WIDTH, HEIGHT)
      for (const piece of pieces) {
        const place = placeOf(piece, time)
        if (!place) continue
        const size = piece.size * HEIGHT
        const width = size * (0.15 + 0.85 * place.width)
        context.fillStyle = piece.colour
        context.fillRect(place.x * WIDTH - width / 2, place.y * HEIGHT - size, width, size * 1.6)
      }
      if (time < 1) frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return <canvas ref={canvas} className="confetti" width={WIDTH} height={HEIGHT} />
}
