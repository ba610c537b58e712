import { useWallTexts } from '../../i18n/wall.ts'
import { fitName } from '../board/fitName.ts'
import { clockText, localDate } from '../live/stationTime.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { useFrame } from '../stage/frame.ts'
import { StaleNotice } from './StaleNotice.tsx'
import './head.css'

const NAME_REM = 0.58
const PARENT_REM = 0.32
/** What seal, date and clock leave. */
const WIDE_REM = 9.4
const NARROW_REM = 5.3

/** The largest type up to `rem` in which a name fits. */
function fitted(name: string, rem: number, room: number): number {
  return fitName(name, { width: room / rem, lines: 1, type: rem }).scale * rem
}

/** Whose ring this is, and what time it is there. */
export function Head() {
  const texts = useWallTexts()
  const { station } = useSnapshot()
  const now = useNow()
  const room = useFrame().portrait ? NARROW_REM : WIDE_REM
  const nameRem = fitted(station.name, NAME_REM, room)
  const parentRem = fitted(station.parentName ?? '', PARENT_REM, room)
  const { month, day, weekday } = localDate(now, station.timeZone)
  return (
    <header className="head">
      <span className="seal" role="img" aria-label={texts.product}>
        {texts.seal}
      </span>
      <div className="station">
        <h1 style={{ fontSize: `${nameRem}rem` }}>
          <bdi>{station.name}</bdi>
        </h1>
        {station.parentName && (
          <p style={{ fontSize: `${parentRem}rem` }}>
            <bdi>{station.parentName}</bdi>
          </p>
        )}
      </div>
      <StaleNotice />
      <p className="date">{texts.date(month, day, weekday)}</p>
      <time className="clock">{clockText(now, station.timeZone)}</time>
    </header>
  )
}
