import { localMoment, seasonAt } from '@leitai/shared/schedule'
import { useWallTexts } from '../../../i18n/wall.ts'
import { widthOf } from '../../board/fitName.ts'
import { dateOfKey } from '../../live/stationTime.ts'
import { useNow, useSnapshot, useWallLive } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import './season.css'

const NAME_REM = 1.3
const SMALLEST_NAME_REM = 0.7
const PADDING_REM = 0.8

/** How long it is until a season begins, or ends. */
export function SeasonScene() {
  const texts = useWallTexts()
  const { station } = useSnapshot()
  const { whole } = useFrame()
  const programme = useWallLive((state) => state.programme)
  const now = useNow()
  const season = programme && seasonAt(programme, localMoment(now, station.timeZone))
  if (!season || !programme?.season) return null
  const { name, state, days } = season
  const { from, to } = programme.season
  const nameRem = Math.max((whole.width - PADDING_REM) / widthOf(name), SMALLEST_NAME_REM)
  const dates = [from, to].map((key) => {
    const { month, day } = dateOfKey(key)
    return texts.shortDate(month, day)
  })
  return (
    <section className={`season season-${state}`} data-season={state} data-days={days}>
      <h2 style={{ fontSize: `${Math.min(nameRem, NAME_REM)}rem` }}>
        <bdi>{name}</bdi>
      </h2>
      <p className="season-words">{state === 'ahead' ? texts.seasonAhead : texts.seasonRunning}</p>
      <p className="season-days">
        <b>{texts.figure(days)}</b> {texts.days(days)}
      </p>
      <p className="season-dates">{dates.join(' – ')}</p>
    </section>
  )
}
