import type { Honours } from '@leitai/shared/ceremony'
import { useEffect, useRef } from 'react'
import { useHonoursTexts } from '../i18n/honours.ts'
import { drawPoster, LANDSCAPE, PORTRAIT } from './drawPoster.ts'
import { placesOf } from './places.ts'

interface PosterProps {
  honours: Honours
  portrait: boolean
  /** Device pixels by those of the poster. */
  scale?: number
  className?: string
}

/** The poster as a picture; who cannot see it is told what stands on it. */
export function Poster({ honours, portrait, scale = 1, className }: PosterProps) {
  const texts = useHonoursTexts()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height } = portrait ? PORTRAIT : LANDSCAPE
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    context.setTransform(scale, 0, 0, scale, 0, 0)
    drawPoster(context, portrait, honours, texts)
  }, [honours, portrait, scale, texts])
  return (
    <canvas
      ref={canvas}
      className={className}
      width={Math.round(width * scale)}
      height={Math.round(height * scale)}
      role="img"
      aria-label={spoken(honours, texts)}
    />
  )
}

/** All that the poster says, in one breath. */
function spoken(honours: Honours, texts: ReturnType<typeof useHonoursTexts>): string {
  const heading = texts.heading(texts.period(honours), texts.what[honours.metric])
  const places = placesOf(honours, texts).map(({ label, members, score }) => {
    const names = members.map(({ name }) => name).join(texts.and)
    return `${label} ${names} ${texts.figure(score)} ${texts.unit(score)}`
  })
  return [texts.posterOf(honours.stationName, heading), ...places].join('; ')
}
