import { idsOffWalls } from '@leitai/shared/offWalls'
import type { Replay } from '@leitai/shared/replay'
import { useEffect, useMemo, useState } from 'react'
import { useReplayTexts } from '../../../i18n/replay.ts'
import { useWallTexts } from '../../../i18n/wall.ts'
import { type DurationS, spanOf } from '../../../replay/playback.ts'
import { ReplayRows, ROW_EM } from '../../../replay/ReplayRows.tsx'
import { usePlayback } from '../../../replay/usePlayback.ts'
import { clockText, dateOfKey } from '../../live/stationTime.ts'
import { useServerClock, useSnapshot, useWall } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import type { SceneProps } from '../scene.ts'
import { dayToReplay, type ReplayedDay } from './dayToReplay.ts'
import './replay.css'

const TITLE_REM = 0.9
const AXIS_REM = 0.5
/** Type of rows, rem: no figure below 40 px at 1080p. */
const TYPE_REM = { least: 0.475, most: 0.84 } as const
/** A row with a long name and a bar, in em of its type. */
const ROW_WIDTH_EM = 14.9

/** The race of a day in half a minute, or as fast as the programme says: of the latest, or of any past one. */
export function ReplayScene({ item }: SceneProps) {
  const { readReplay } = useWall()
  const snapshot = useSnapshot()
  const serverClock = useServerClock()
  const [day] = useState(() => dayToReplay(snapshot, serverClock.now(), item?.replay?.day))
  const [read, setRead] = useState<Replay | 'away' | null>(null)
  const stationId = snapshot.station.id
  const metric = snapshot.settings.wallMetric

  useEffect(() => {
    if (!day) return
    let gone = false
    const settle = (outcome: Replay | 'away') => {
      if (!gone) setRead(outcome)
    }
    readReplay(stationId, { date: day.date, metric }).then(settle, () => settle('away'))
    return () => {
      gone = true
    }
  }, [readReplay, stationId, metric, day])

  if (!day || read === null || read === 'away') return <NotYet day={day} away={read === 'away'} />
  if (read.events.length === 0) return <NotYet day={null} away={false} />
  return <Race key={read.date} replay={read} day={day} seconds={item?.replay?.seconds} />
}

function NotYet({ day, away }: { day: ReplayedDay | null; away: boolean }) {
  const texts = useReplayTexts()
  return (
    <>
      <SceneTitle title={day ? texts.ofDay[day.which] : texts.title} />
      <p className="empty">{away ? texts.away : day ? texts.loading : texts.empty}</p>
    </>
  )
}

interface RaceProps {
  replay: Replay
  day: ReplayedDay
  /** How long the whole takes; the usual time where the programme does not say. */
  seconds: DurationS | undefined
}

function Race({ replay, day, seconds }: RaceProps) {
  const texts = useReplayTexts()
  const words = useWallTexts()
  const { settings, boards } = useSnapshot()
  const { width, height } = useFrame().whole
  const span = useMemo(() => spanOf(replay), [replay])
  const { replayBegins } = useWall()
  const { at, frame, ended } = usePlayback(replay, span, { share: replayBegins, durationS: seconds })
  const names = useMemo(() => new Map(replay.members.map(({ id, name }) => [id, name])), [replay])
  const off = useMemo(() => idsOffWalls(replay.members), [replay])
  const shown = frame.standings.filter(
    ({ rank, memberId }) => (settings.wallTop === null || rank <= settings.wallTop) && !off.has(memberId),
  )
  const room = height - TITLE_REM - AXIS_REM
  const most = Math.floor(room / (TYPE_REM.least * ROW_EM))
  const rows = Math.min(shown.length, most)
  const type = Math.min(room / (Math.max(rows, 1) * ROW_EM), width / ROW_WIDTH_EM, TYPE_REM.most)
  const { month, day: date } = dateOfKey(replay.date)
  const isThisYear = replay.date.slice(0, 4) === boards['day/pickups'].period.slice(0, 4)
  const dateText = isThisYear ? words.shortDate(month, date) : replay.date
  return (
    <div className="replay-scene" data-replay={replay.date} data-ended={ended}>
      <SceneTitle title={`${texts.ofDay[day.which]} ${dateText}`}>
        <span className="metric">{words.metrics[replay.metric]}</span>
        <span className="total">
          <span className="replay-word">{texts.total}</span> <b>{texts.figure(frame.total)}</b> {texts.unit}
        </span>
        <b className="replay-clock">{clockText(at, replay.timeZone)}</b>
      </SceneTitle>
      <div className="replay-room" style={{ height: `${room}rem`, fontSize: `${type}rem` }}>
        <ReplayRows
          standings={shown}
          nameOf={(id) => names.get(id) ?? id}
          figure={texts.figure}
          rows={rows}
        />
      </div>
      <Axis at={at} {...span} timeZone={replay.timeZone} />
    </div>
  )
}

interface AxisProps {
  at: number
  from: number
  to: number
  timeZone: string
}

/** How much of the day has gone by. */
function Axis({ at, from, to, timeZone }: AxisProps) {
  return (
    <div className="replay-axis" aria-hidden="true">
      <span>{clockText(from, timeZone)}</span>
      <span className="replay-line">
        <span style={{ transform: `scaleX(${(at - from) / (to - from)})` }} />
      </span>
      <span>{clockText(to, timeZone)}</span>
    </div>
  )
}
