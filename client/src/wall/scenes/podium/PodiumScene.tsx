import type { Podium, Snapshot } from '@leitai/shared/protocol'
import type { Standing } from '@leitai/shared/standings'
import { useWallTexts, type WallTexts } from '../../../i18n/wall.ts'
import { figureWidth, fitName, LEGIBLE_REM } from '../../board/fitName.ts'
import { nameProps } from '../../board/nameProps.ts'
import { dateOfKey, weekNumber } from '../../live/stationTime.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import './podium.css'

/** Each has its turn by the time, however often the scene comes and goes. */
const PAGE_MS = 6_000
/** As the steps stand: silver, gold, bronze. */
const STEPS = [2, 1, 3] as const
/** More names than this do not fit above a step. */
const MOST_NAMES = 3
/** Type of names as `podium.css` has it, and the width of a step, rem. */
const NAME_REM = { 1: 0.52, 2: 0.44, 3: 0.44 } as const
const STEP_REM = { 1: 2.04, 2: 1.75, 3: 1.75 } as const
/** Type of a score, and what a step leaves to it. */
const LARGEST_REM = { 1: 0.66, 2: 0.52, 3: 0.52 } as const
const POINTS_REM = 1.72
/** From here on a figure needs the whole width of its step. */
const ROOMY_SCORE = 1_000
/** And from here on all that the steps can spare. */
const WIDE_SCORE = 1_000_000

type PodiumKind = 'day' | 'week' | 'month'

/** The tops of what ended last, the week first; those without a pickup are left out where there are others. */
function podiumsOf({ lastDay, lastWeek, lastMonth }: Snapshot): [PodiumKind, Podium][] {
  const all: [PodiumKind, Podium][] = [
    ['week', lastWeek],
    ['day', lastDay],
    ['month', lastMonth],
  ]
  const filled = all.filter(([, { standings }]) => standings.length > 0)
  return filled.length > 0 ? filled : all.slice(0, 1)
}

/** The last top three of week, day and month in turn, ties included; provisional until they are final (F1, F2). */
export function PodiumScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const podiums = podiumsOf(snapshot)
  const turn = Math.floor(useNow() / PAGE_MS)
  const shown = podiums[turn % podiums.length]
  const names = new Map(snapshot.members.map(({ id, name }) => [id, name]))
  if (!shown) return null
  const [kind, { period, state, standings }] = shown
  const top = standings[0]?.score ?? 0
  return (
    <>
      <SceneTitle title={texts.podiumTitles[kind]}>
        {state !== 'final' && <span className="provisional">{texts.provisional}</span>}
        <b>{periodText(kind, period, texts)}</b>
      </SceneTitle>
      {standings.length === 0 ? (
        <p className="empty">{texts.noChampions[kind]}</p>
      ) : (
        <>
          <ol className={top < WIDE_SCORE ? 'podium' : 'podium wide'} data-podium={kind}>
            {STEPS.map((rank) => (
              <Step
                key={rank}
                rank={rank}
                standings={standings.filter((standing) => standing.rank === rank)}
                nameOf={(id) => names.get(id) ?? id}
              />
            ))}
          </ol>
          <p className="challenge">{texts.challenge}</p>
        </>
      )}
    </>
  )
}

function periodText(kind: PodiumKind, period: string, texts: WallTexts): string {
  if (kind === 'week') return texts.week(weekNumber(period))
  if (kind === 'month') return texts.month(Number(period.slice(5)))
  const { month, day } = dateOfKey(period)
  return texts.shortDate(month, day)
}

interface StepProps {
  rank: 1 | 2 | 3
  standings: Standing[]
  nameOf: (id: string) => string
}

function Step({ rank, standings, nameOf }: StepProps) {
  const texts = useWallTexts()
  const [first] = standings
  if (!first) return <li className={`step step-${rank} vacant`} />
  const shown = standings.slice(0, standings.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
  return (
    <li className={`step step-${rank}`} data-rank={rank} data-score={first.score}>
      <div className="names">
        {rank === 1 && standings.length < MOST_NAMES && <Crown />}
        {shown.map(({ memberId }) => {
          const name = nameOf(memberId)
          const fit = fitName(name, {
            width: STEP_REM[rank] / NAME_REM[rank],
            lines: 2,
            type: NAME_REM[rank],
          })
          return (
            <bdi key={memberId} {...nameProps(name, fit)} data-member-id={memberId}>
              {name}
            </bdi>
          )
        })}
        {standings.length > shown.length && <small>{texts.more(standings.length)}</small>}
      </div>
      <div className="block">
        <span className="place">{rank}</span>
        <span
          className="points"
          style={{
            fontSize: `${Math.max(Math.min(LARGEST_REM[rank], POINTS_REM / figureWidth(texts.figure(first.score))), LEGIBLE_REM.figure)}rem`,
          }}
        >
          <b>{texts.figure(first.score)}</b>
          {first.score < ROOMY_SCORE && <span className="word"> {texts.unit}</span>}
        </span>
      </div>
    </li>
  )
}

function Crown() {
  return (
    <svg className="crown" viewBox="0 0 60 40" aria-hidden="true">
      <path d="M4 36 0 8l17 13L30 0l13 21L60 8l-4 28z" />
    </svg>
  )
}
