import { boardTotal } from '@leitai/shared/live'
import type { Announcement } from '@leitai/shared/protocol'
import { type CSSProperties, Fragment } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { widthOf } from '../board/fitName.ts'
import { daysOver } from '../live/stationTime.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { runningTickers } from './runningTickers.ts'

const SPEED_EM_PER_S = 3.2
/** About the width of the ticker: the text comes in from its right edge. */
const RUN_IN_EM = 30

function lineOf({ title, body }: Announcement): string {
  return body ? `${title}　${body.replace(/\s*\n\s*/g, '　')}` : title
}

/** The running announcements, one after the other; without any, how the day stands. */
export function Ticker() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const running = runningTickers(snapshot.announcements, now)
  if (running.length === 0) return <Standing />
  const width = running.reduce((sum, announcement) => sum + widthOf(lineOf(announcement)) + 6, RUN_IN_EM)
  const style: CSSProperties = { animationDuration: `${Math.round(width / SPEED_EM_PER_S)}s` }
  return (
    <div className="ticker" data-ticker={running.length}>
      <p key={running.map(({ id }) => id).join()} className="running" style={style}>
        {running.map((announcement) => (
          <Fragment key={announcement.id}>
            <em>{texts.kinds[announcement.kind]}</em>
            <bdi>{lineOf(announcement)}</bdi>
          </Fragment>
        ))}
      </p>
    </div>
  )
}

function Standing() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const { boards, settings } = snapshot
  if (daysOver(snapshot, now) > 0) {
    return (
      <div className="ticker">
        <p>{texts.dayOver}</p>
      </div>
    )
  }
  const day = boardTotal(boards[`day/${settings.wallMetric}`])
  const week = boardTotal(boards[`week/${settings.wallMetric}`])
  return (
    <div className="ticker standing">
      <p>{texts.standing(texts.metrics[settings.wallMetric], day, week)}</p>
    </div>
  )
}
