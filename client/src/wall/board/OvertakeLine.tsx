import { useWallTexts } from '../../i18n/wall.ts'
import { minutesText } from '../live/stationTime.ts'
import { fitName, widthOf } from './fitName.ts'
import type { Overtake } from './overtake.ts'
import './overtake.css'

/** What the line takes of a board's room, in rem. */
export const OVERTAKE_REM = 0.96

const TYPE_REM = 0.46
const SMALLEST_REM = 0.3
/** The time of the truck at the right, and the paddings. */
const BESIDE_REM = 3
/** Words on two lines are no wider than this together. */
const TWO_LINES = 1.8

/** The chase to watch: who needs how many to catch whom, and until when. */
export function OvertakeLine({ overtake, width }: { overtake: Overtake; width: number }) {
  const texts = useWallTexts()
  const { chaser, ahead, missing, minutesLeft, truckMinutes } = overtake
  const { needs, toCatch, truck, minutes } = texts.overtake
  const words = `${chaser.name} ${needs} ${texts.figure(missing)} ${toCatch} ${ahead.name}`
  const room = (width - BESIDE_REM) / TYPE_REM
  const { scale, lines } = fitName(words, { width: room, lines: 2, smallest: 0.78 })
  const shrunk = lines === 2 ? Math.max((room * TWO_LINES) / widthOf(words), SMALLEST_REM / TYPE_REM) : scale
  return (
    <p className="overtake" data-chaser={chaser.memberId} data-ahead={ahead.memberId} data-missing={missing}>
      <span
        className={lines === 2 ? 'chase two-lines' : 'chase'}
        style={{ fontSize: `${Math.min(shrunk, scale) * TYPE_REM}rem` }}
      >
        <bdi>{chaser.name}</bdi> {needs} <b>{texts.figure(missing)}</b> {toCatch} <bdi>{ahead.name}</bdi>
      </span>
      <span className="until">
        <b>{minutes(minutesLeft)}</b>
        <small>{truck(minutesText(truckMinutes))}</small>
      </span>
    </p>
  )
}
