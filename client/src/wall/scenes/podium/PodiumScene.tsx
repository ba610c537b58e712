import type { Standing } from '@leitai/shared/standings'
import { useWallTexts } from '../../../i18n/wall.ts'
import { fitName } from '../../board/fitName.ts'
import { weekNumber } from '../../live/stationTime.ts'
import { useSnapshot } from '../../live/WallContext.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import './podium.css'

/** As the steps stand: silver, gold, bronze. */
const STEPS = [2, 1, 3] as const
/** More names than this do not fit above a step. */
const MOST_NAMES = 3
const NAME_ROOM = { width: 3.5, lines: 2 } as const
/** From here on a figure needs the whole width of its step. */
const ROOMY_SCORE = 1_000

/** Last week's top three, ties included. Until the week is final they are provisional (F1, F2). */
export function PodiumScene() {
  const texts = useWallTexts()
  const { lastWeek, members } = useSnapshot()
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <>
      <SceneTitle title={texts.podiumTitle}>
        {lastWeek.state !== 'final' && <span className="provisional">{texts.provisional}</span>}
        <b>{texts.week(weekNumber(lastWeek.period))}</b>
      </SceneTitle>
      {lastWeek.standings.length === 0 ? (
        <p className="empty">{texts.noChampion}</p>
      ) : (
        <>
          <ol className="podium">
            {STEPS.map((rank) => (
              <Step
                key={rank}
                rank={rank}
                standings={lastWeek.standings.filter((standing) => standing.rank === rank)}
                nameOf={nameOf}
              />
            ))}
          </ol>
          <p className="challenge">{texts.challenge}</p>
        </>
      )}
    </>
  )
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
  const shown = standings.slice(0, MOST_NAMES)
  return (
    <li className={`step step-${rank}`} data-rank={rank} data-score={first.score}>
      <div className="names">
        {rank === 1 && shown.length < MOST_NAMES && <Crown />}
        {shown.map(({ memberId }) => {
          const name = nameOf(memberId)
          const { scale, lines } = fitName(name, NAME_ROOM)
          return (
            <bdi
              key={memberId}
              className={lines === 2 ? 'two-lines' : ''}
              style={{ fontSize: `${scale}em` }}
              data-member-id={memberId}
            >
              {name}
            </bdi>
          )
        })}
        {standings.length > shown.length && <small>{texts.more(standings.length)}</small>}
      </div>
      <div className="block">
        <span className="place">{rank}</span>
        <span className={first.score < ROOMY_SCORE ? 'points' : 'points tight'}>
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
