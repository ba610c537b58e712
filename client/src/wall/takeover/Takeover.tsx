import type { Announcement } from '@leitai/shared/protocol'
import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { useProgramme } from '../live/useProgramme.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { useFrame } from '../stage/frame.ts'
import { bodyType, titleSize } from './posterType.ts'
import { takeoverAt } from './takeoverAt.ts'
import { useLeaving } from './useLeaving.ts'
import './takeover.css'

/** How far a body that is too long has to roll. */
interface RollStyle extends CSSProperties {
  '--hidden': string
}

/** The announcement that fills the wall now; null without one. */
export function useTakeover(): Announcement | null {
  const { announcements, station } = useSnapshot()
  return takeoverAt(announcements, useNow(), useProgramme(), station.timeZone)
}

/** An announcement over the whole wall, for as long as it has been given. */
export function Takeover() {
  const { shown, leaving } = useLeaving(useTakeover())
  return shown && <Poster key={shown.id} announcement={shown} leaving={leaving} />
}

/**
 * What is too long even in the smallest type rolls past once while the takeover lasts. How far it has to is measured:
 * where words break is known to the browser only, and the end is what must be seen.
 */
function Body({ text, seconds }: { text: string; seconds: number }) {
  const { rem } = bodyType(text, useFrame())
  const room = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLParagraphElement>(null)
  const [hidden, setHidden] = useState(0)
  // after every drawing: the screen may have been turned
  useLayoutEffect(() => {
    setHidden(Math.max((words.current?.offsetHeight ?? 0) - (room.current?.clientHeight ?? 0), 0))
  })
  const roll: RollStyle = { animationDuration: `${seconds}s`, '--hidden': `-${hidden}px` }
  return (
    <div ref={room} className="body" style={{ fontSize: `${rem}rem` }}>
      <p ref={words} className={hidden > 0 ? 'rolling' : undefined} style={hidden > 0 ? roll : undefined}>
        <bdi>{text}</bdi>
      </p>
    </div>
  )
}

function Poster({ announcement, leaving }: { announcement: Announcement; leaving: boolean }) {
  const { id, kind, title, body, takeoverS } = announcement
  const texts = useWallTexts()
  const titleStyle: CSSProperties = { fontSize: `${titleSize(title, useFrame())}rem` }
  return (
    <section
      className={`takeover takeover-${kind}${leaving ? ' leaving' : ''}`}
      data-takeover={leaving ? undefined : id}
      role="alert"
    >
      <div className="rays" />
      <div className="poster">
        <p className="kind">{texts.kinds[kind]}</p>
        <h2 style={titleStyle}>
          <bdi>{title}</bdi>
        </h2>
        {body && <Body text={body} seconds={takeoverS} />}
      </div>
    </section>
  )
}
