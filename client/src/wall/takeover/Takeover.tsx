import type { Announcement } from '@leitai/shared/protocol'
import type { CSSProperties } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { useProgramme } from '../live/useProgramme.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { bodyType, titleSize } from './posterType.ts'
import { takeoverAt } from './takeoverAt.ts'
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
  const announcement = useTakeover()
  return announcement && <Poster key={announcement.id} announcement={announcement} />
}

/** What is too long even in the smallest type rolls past once while the takeover lasts. */
function Body({ text, seconds }: { text: string; seconds: number }) {
  const { rem, hidden } = bodyType(text)
  const roll: RollStyle = { animationDuration: `${seconds}s`, '--hidden': `-${hidden}rem` }
  return (
    <div className={hidden > 0 ? 'body rolling' : 'body'} style={{ fontSize: `${rem}rem` }}>
      <p style={hidden > 0 ? roll : undefined}>
        <bdi>{text}</bdi>
      </p>
    </div>
  )
}

function Poster({ announcement: { id, kind, title, body, takeoverS } }: { announcement: Announcement }) {
  const texts = useWallTexts()
  const titleStyle: CSSProperties = { fontSize: `${titleSize(title)}rem` }
  return (
    <section className={`takeover takeover-${kind}`} data-takeover={id} role="alert">
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
