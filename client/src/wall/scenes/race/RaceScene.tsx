import { useWallTexts } from '../../../i18n/wall.ts'
import { dateOfKey, daysOver } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { Lane, PacerLane, PackLane } from './Lane.tsx'
import { raceOf } from './raceOf.ts'
import './race.css'

const TITLE_REM = 0.82
const AXIS_REM = 0.62
const MARK_REM = 1.15
/** Rank before the track and the runner's own half beyond its end. */
const BESIDE_REM = 1.3
/** In portrait names have less room beside them, so more above each other. */
const LEAST_LANE_REM = { landscape: 0.7, portrait: 0.84 } as const
const MOST_LANE_REM = 1.1
/** The lanes of the pacer and of the pack. */
const MOST_EXTRA = 2

/** The couriers as runners along the working day, one line an hour. */
export function RaceScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const { portrait, whole } = useFrame()
  const { width, height } = whole
  const room = height - TITLE_REM - AXIS_REM
  const trackRem = width - BESIDE_REM
  const race = raceOf(snapshot, now, {
    lanes: Math.floor(room / LEAST_LANE_REM[portrait ? 'portrait' : 'landscape']) - MOST_EXTRA,
    marks: Math.floor(trackRem / MARK_REM),
  })
  const over = daysOver(snapshot, now) > 0
  const extra = Number(race.pacer !== null) + Number(race.pack.length > 0)
  const laneRem = Math.min(room / Math.max(race.runners.length + extra, 1), MOST_LANE_REM)
  const { month, day } = dateOfKey(snapshot.boards[`day/${snapshot.settings.wallMetric}`].period)
  const lane = { height: laneRem, track: trackRem }
  return (
    <>
      <SceneTitle title={over ? `${texts.raceOverTitle} ${texts.shortDate(month, day)}` : texts.raceTitle}>
        {texts.metrics[snapshot.settings.wallMetric]}
      </SceneTitle>
      <div className="race" style={{ height: `${room}rem` }}>
        <div className="race-hours" style={{ width: `${trackRem}rem` }} aria-hidden="true">
          {race.marks.map(({ at, label }) => (
            <span key={label} style={{ left: `${at * 100}%` }} />
          ))}
          {!over && <i style={{ transform: `translateX(${race.elapsed * trackRem}rem)` }} />}
        </div>
        {race.pacer && <PacerLane pacer={race.pacer} lane={lane} />}
        <ul className="race-lanes" style={{ height: `${laneRem * race.runners.length}rem` }}>
          {race.runners
            .map((runner, index) => ({ runner, index }))
            .sort((a, b) => (a.runner.memberId < b.runner.memberId ? -1 : 1))
            .map(({ runner, index }) => (
              <Lane key={runner.memberId} runner={runner} index={index} lane={lane} />
            ))}
        </ul>
        {race.pack.length > 0 && <PackLane pack={race.pack} lane={lane} />}
      </div>
      <div className="race-axis" style={{ width: `${trackRem}rem` }}>
        {race.marks.map(({ at, label }) => (
          <span key={label} style={{ left: `${at * 100}%` }}>
            {label}
          </span>
        ))}
      </div>
    </>
  )
}
