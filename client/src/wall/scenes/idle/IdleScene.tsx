import { useWallTexts } from '../../../i18n/wall.ts'
import { clockText, localDate } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import './idle.css'

/** The time and the day, where there is nothing else to show. */
export function IdleScene() {
  const texts = useWallTexts()
  const { station } = useSnapshot()
  const now = useNow()
  const { month, day, weekday } = localDate(now, station.timeZone)
  return (
    <div className="idle">
      <time>{clockText(now, station.timeZone)}</time>
      <p className="idle-date">{texts.date(month, day, weekday)}</p>
      <p className="idle-slogan">{texts.idleSlogan}</p>
    </div>
  )
}
