import type { Announcement } from '@leitai/shared/protocol'
import type { CSSProperties } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { widthOf } from '../board/fitName.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { takeoverAt } from './takeoverAt.ts'
import './takeover.css'

/** Type sizes to try, the largest first, and on how many lines each may run. */
const TITLE_REM: readonly (readonly [rem: number, lines: number])[] = [
  [1.5, 1],
  [1.2, 1],
  [1.2, 2],
  [0.96, 2],
  [0.8, 3],
]
const BODY_REM = [0.74, 0.62, 0.52, 0.44]
const TITLE_WIDTH_REM = 14.6
const BODY_WIDTH_REM = 14
const BODY_HEIGHT_REM = 3.9
const LINE = 1.4

function titleSize(title: string): number {
  const fits = TITLE_REM.find(
    ([rem, lines]) => widthOf(title) * rem <= TITLE_WIDTH_REM * (lines - (lines - 1) * 0.1),
  )
  return fits?.[0] ?? 0.66
}

function bodySize(body: string): number {
  const linesAt = (rem: number) =>
    body
      .split('\n')
      .reduce((sum, line) => sum + Math.max(Math.ceil((widthOf(line) * rem) / BODY_WIDTH_REM), 1), 0)
  return BODY_REM.find((rem) => linesAt(rem) * rem * LINE <= BODY_HEIGHT_REM) ?? 0.4
}

/** An announcement over the whole wall, for as long as it has been given. */
export function Takeover() {
  const { announcements } = useSnapshot()
  const announcement = takeoverAt(announcements, useNow())
  return announcement && <Poster key={announcement.id} announcement={announcement} />
}

function Poster({ announcement: { id, kind, title, body } }: { announcement: Announcement }) {
  const texts = useWallTexts()
  const titleStyle: CSSProperties = { fontSize: `${titleSize(title)}rem` }
  const bodyStyle: CSSProperties = { fontSize: `${bodySize(body)}rem` }
  return (
    <section className={`takeover takeover-${kind}`} data-takeover={id} role="alert">
      <div className="rays" />
      <div className="poster">
        <p className="kind">{texts.kinds[kind]}</p>
        <h2 style={titleStyle}>
          <bdi>{title}</bdi>
        </h2>
        {body && (
          <p className="body" style={bodyStyle}>
            <bdi>{body}</bdi>
          </p>
        )}
      </div>
    </section>
  )
}
