import { useWallTexts } from '../../i18n/wall.ts'
import { clockText, localDate } from '../live/stationTime.ts'
import { useNow, useSnapshot } from '../live/WallContext.ts'
import { StaleNotice } from './StaleNotice.tsx'
import './head.css'

/** Whose ring this is, and what time it is there. */
export function Head() {
  const texts = useWallTexts()
  const { station } = useSnapshot()
  const now = useNow()
  const { month, day, weekday } = localDate(now, station.timeZone)
  return (
    <header className="head">
      <span className="seal" role="img" aria-label={texts.product}>
        {texts.seal}
      </span>
      <div className="station">
        <h1>
          <bdi>{station.name}</bdi>
        </h1>
        {station.parentName && (
          <p>
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
