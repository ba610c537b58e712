import { useWallTexts } from '../../i18n/wall.ts'
import { minutesText } from '../live/stationTime.ts'
import { hasTails, LEGIBLE_REM, TWO_LINES, widthOf } from './fitName.ts'
import { WITH_TAILS } from './nameProps.ts'
import type { Overtake } from './overtake.ts'
import './overtake.css'

/** What the line takes of a board's room, in rem. */
export const OVERTAKE_REM = 0.96

const TYPE_REM = 0.46
/** Two lines of it are no higher than the line. */
const TWO_LINES_REM = 0.36
/** The time of the truck at the right, and the paddings. */
const BESIDE_REM = 3

/** The chase to watch: who needs how many to catch whom, and until when. */
export function OvertakeLine({ overtake, width }: { overtake: Overtake; width: number }) {
  const texts = useWallTexts()
  const { chaser, ahead, missing, minutesLeft, truckMinutes } = overtake
  const { needs, toCatch, truck, minutes } = texts.overtake
  const words = `${chaser.name} ${needs} ${texts.figure(missing)} ${toCatch} ${ahead.name}`
  // on one line the figure among the words is as large as they are
  const one = Math.min((width - BESIDE_REM) / widthOf(words), TYPE_REM)
  const lines = one >= LEGIBLE_REM.figure ? 1 : 2
  const type = lines === 1 ? one : Math.min(Math.max(one * TWO_LINES, LEGIBLE_REM.name), TWO_LINES_REM)
  return (
    <p className="overtake" data-chaser={chaser.memberId} data-ahead={ahead.memberId} data-missing={missing}>
      <span
        className={lines === 2 ? 'chase two-lines' : 'chase'}
        style={{ fontSize: `${type}rem`, ...(hasTails(words) ? WITH_TAILS : {}) }}
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
