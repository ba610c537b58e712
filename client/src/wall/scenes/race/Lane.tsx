import type { CSSProperties } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { RollingNumber } from '../../../ui/RollingNumber.tsx'
import { fitName, LEGIBLE_REM, widthOf } from '../../board/fitName.ts'
import { Medal } from '../../board/Medal.tsx'
import { nameProps } from '../../board/nameProps.ts'
import type { Race, Runner } from './raceOf.ts'

/** Words of a lane are as large as it is high and long, within this, rem. */
const TYPE_REM = { least: 0.42, most: 0.6 } as const
/** Two lines of a name, which are smaller, fit as well. */
const TYPE_BY_LANE = 0.66
const TYPE_BY_TRACK = 1 / 19
/** A lane higher than this has room for a name on two lines. */
const TWO_LINES_REM = 2.2 * LEGIBLE_REM.name
/** The runner and a little air beside it, in em. */
const RUNNER_EM = 2.26
const AIR_REM = 0.3

export interface LaneSize {
  height: number
  /** Length of the track, rem. */
  track: number
}

function typeOf({ height, track }: LaneSize): number {
  const fitting = Math.min(height * TYPE_BY_LANE, track * TYPE_BY_TRACK)
  return Math.min(Math.max(fitting, TYPE_REM.least), TYPE_REM.most)
}

/** Words stand before a runner who is past the middle, else behind: there is always room for them. */
function sideOf(at: number): 'before' | 'after' {
  return at > 0.5 ? 'before' : 'after'
}

/** What there is for words beside a runner, rem. */
function roomAt(at: number, lane: LaneSize): number {
  return Math.max(at, 1 - at) * lane.track - RUNNER_EM * typeOf(lane) - AIR_REM
}

function moved(at: number, { track }: LaneSize): CSSProperties {
  return { transform: `translateX(${at * track}rem)` }
}

interface LaneProps {
  runner: Runner
  /** From the top, 0 on. */
  index: number
  lane: LaneSize
}

/** One courier on the way. */
export function Lane({ runner, index, lane }: LaneProps) {
  const { rank, score, at, name } = runner
  const room = roomAt(at, lane)
  const type = typeOf(lane)
  const figureRem = (String(score).length * 0.68 + 0.6) * type
  const fit = fitName(name, {
    width: (room - figureRem) / type,
    lines: lane.height > TWO_LINES_REM ? 2 : 1,
    type,
  })
  const props = nameProps(name, fit)
  return (
    <li
      className={rank <= 3 && score > 0 ? `lane lane-${rank}` : 'lane'}
      style={{
        height: `${lane.height}rem`,
        fontSize: `${type}rem`,
        transform: `translateY(${index * lane.height}rem)`,
      }}
      data-member-id={runner.memberId}
      data-score={score}
      data-rank={rank}
    >
      <span className="lane-rank">{score > 0 ? <Medal rank={rank} /> : '·'}</span>
      <span className="trail" style={{ width: `${lane.track}rem`, transform: `scaleX(${at})` }} />
      <span className="runner" style={moved(at, lane)}>
        <RunnerFigure />
        <span className={`runner-words ${sideOf(at)}`}>
          <bdi
            {...props}
            style={{
              ...props.style,
              // where it takes two lines there is nothing else to tell how wide they are
              [fit.lines === 2 ? 'width' : 'maxWidth']: `${(room - figureRem) / fit.scale / type}em`,
            }}
          >
            {name}
          </bdi>
          <b>
            <RollingNumber value={score} />
          </b>
        </span>
      </span>
    </li>
  )
}

/** Where everyone would have to be by now for the goal. */
export function PacerLane({ pacer, lane }: { pacer: NonNullable<Race['pacer']>; lane: LaneSize }) {
  const texts = useWallTexts()
  const words = widthOf(texts.pacer) + widthOf(texts.aHead(pacer.score)) + 1
  const type = Math.min(roomAt(pacer.at, lane) / words, typeOf(lane))
  const stacked = type < LEGIBLE_REM.figure
  const classes = ['runner-words', sideOf(pacer.at), ...(stacked ? ['stacked'] : [])]
  return (
    <div className="lane pacer" style={{ height: `${lane.height}rem` }} data-pacer={pacer.score}>
      <span className="runner" style={moved(pacer.at, lane)}>
        <RunnerFigure />
        <span className={classes.join(' ')} style={{ fontSize: `${stacked ? LEGIBLE_REM.figure : type}rem` }}>
          <span>{texts.pacer}</span>
          <b>{texts.aHead(pacer.score)}</b>
        </span>
      </span>
    </div>
  )
}

/** All who have no lane of their own, without their names. */
export function PackLane({ pack, lane }: { pack: Race['pack']; lane: LaneSize }) {
  const texts = useWallTexts()
  return (
    <div className="lane pack" style={{ height: `${lane.height}rem` }} data-pack={pack.length}>
      {pack.map(({ memberId, at }) => (
        <i key={memberId} style={moved(at, lane)} />
      ))}
      <span className="pack-words">{texts.pack(pack.length)}</span>
    </div>
  )
}

function RunnerFigure() {
  return (
    <svg className="runner-figure" viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="25" cy="6" r="5" />
      <path className="parcel" d="M5 10h11v11H5z" />
      <path d="M23 12 17 24l8 5-2 10M17 24l-4 8-8 1M22 14l6 6 7-2" />
    </svg>
  )
}
