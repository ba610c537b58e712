import { useWallTexts } from '../../i18n/wall.ts'
import { clockText, localDate } from '../live/stationTime.ts'
import { useNow, useSnapshot, useWallLive } from '../live/WallContext.ts'

/** L3: once nothing has confirmed the numbers for a while, the time that they are of. */
export function StaleNotice() {
  const texts = useWallTexts()
  const { station } = useSnapshot()
  const fresh = useWallLive((state) => state.fresh)
  const asOf = useWallLive((state) => state.asOf)
  const now = useNow()
  if (fresh || asOf === null) return <p className="stale-notice" role="status" />
  const then = localDate(asOf, station.timeZone)
  const today = localDate(now, station.timeZone)
  const sameDay = then.day === today.day && then.month === today.month
  const time = clockText(asOf, station.timeZone)
  return (
    <p className="stale-notice" role="status" data-as-of={asOf}>
      <span>{texts.asOf(sameDay ? time : `${texts.shortDate(then.month, then.day)} ${time}`)}</span>
    </p>
  )
}
