import { type GoalKind, goalOpensAt, type Pace, paceOf } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import { useWallTexts, type WallTexts } from '../../../i18n/wall.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { widthOf } from '../../board/fitName.ts'
import { daysOver, isWeekOver, minutesText } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import { Gauge } from './Gauge.tsx'
import './goal.css'

/** What stands below a gauge has room for so much. */
const REACHED_EM = 9.5
const ROOMY_FIGURE = 100_000

/** How far the station is with its goals of day and week, against how far it should be by now. */
export function GoalScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const now = useNow()
  const { goals, settings } = snapshot
  const dayRuns = daysOver(snapshot, now) === 0
  const weekRuns = !isWeekOver(snapshot, now)
  return (
    <>
      <SceneTitle title={texts.goalTitle}>{texts.metrics[settings.wallMetric]}</SceneTitle>
      <div className="goals">
        {goals.day !== null && dayRuns && <GoalGauge kind="day" target={goals.day} now={now} />}
        {goals.week !== null && weekRuns && <GoalGauge kind="week" target={goals.week} now={now} />}
      </div>
      {goals.day !== null && dayRuns && <HeadGoal target={goals.day} />}
    </>
  )
}

/** What the day's goal is for each courier, and how many are there. In public not all of them are known. */
function HeadGoal({ target }: { target: number }) {
  const texts = useWallTexts()
  const { audience, boards, settings } = useSnapshot()
  const { rows } = boards[`day/${settings.wallMetric}`]
  if (audience === 'public' || rows.length === 0) return null
  const aHead = Math.ceil(target / rows.length)
  const reached = rows.filter(([, score]) => score >= aHead).length
  return (
    <p className="goal-heads" data-a-head={aHead} data-reached={reached}>
      {texts.aHead(aHead)} <b>{texts.reachedHead(reached, rows.length)}</b>
    </p>
  )
}

/** The target is left out beside figures that leave no room for it: the gauge has its share. */
function reachedText(score: number, target: number, texts: WallTexts): string {
  const both = texts.reached(score, target)
  return widthOf(both) <= REACHED_EM ? both : texts.figure(score)
}

function GoalGauge({ kind, target, now }: { kind: GoalKind; target: number; now: number }) {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const { settings, boards } = snapshot
  const score = boardTotal(boards[`${kind}/${settings.wallMetric}`])
  const pace = paceOf(score, target, now, goalOpensAt(snapshot, kind), settings.hours)
  return (
    <section className={`goal band-${pace.band}`} data-goal={kind} data-band={pace.band}>
      <h3>{texts.goals[kind]}</h3>
      <Gauge progress={pace.progress} expected={pace.expected} />
      <p className="reached">{reachedText(score, target, texts)}</p>
      <p className="band">{texts.bands[pace.band]}</p>
      <p className={Math.max(score, target) < ROOMY_FIGURE ? 'need' : 'need tight'}>
        <Need kind={kind} pace={pace} beyond={score - target} until={minutesText(settings.hours.toMinutes)} />
      </p>
    </section>
  )
}

interface NeedProps {
  kind: GoalKind
  pace: Pace
  beyond: number
  until: string
}

/** What it takes: so many an hour while there are hours left, else what is missing. */
function Need({ kind, pace, beyond, until }: NeedProps) {
  const texts = useWallTexts()
  if (pace.missing === 0) return beyond > 0 ? <Figure value={beyond} {...texts.beyond} /> : null
  if (pace.neededPerHour === null) return <Figure value={pace.missing} {...texts.missing} />
  return (
    <>
      {kind === 'day' ? (
        <>
          <span className="word">{texts.until} </span>
          <b>{until}</b>
        </>
      ) : (
        <Figure value={pace.missing} {...texts.missing} />
      )}
      <br />
      <Figure value={Math.ceil(pace.neededPerHour)} {...texts.perHour} />
    </>
  )
}
