import type { Duel, Snapshot } from '@leitai/shared/protocol'
import type { CSSProperties } from 'react'
import { useWallTexts } from '../../../i18n/wall.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { RollingNumber } from '../../../ui/RollingNumber.tsx'
import { fitName } from '../../board/fitName.ts'
import { nameProps } from '../../board/nameProps.ts'
import { useNow, useSnapshot } from '../../live/WallContext.ts'
import { useFrame } from '../../stage/frame.ts'
import { SceneTitle } from '../SceneTitle.tsx'
import './duel.css'

/** Several duels have their turns by the time, so that each is seen however often the scene comes and goes. */
const PAGE_MS = 7_000
const NAME_REM = 0.9
const SCORE_REM = { landscape: 2.3, portrait: 2.6 } as const
const DIGIT_EM = 0.62
/** What stands between the two, and the padding of each side. */
const BETWEEN_REM = { landscape: 1.9, portrait: 0 } as const
const PADDING_REM = 0.5

function scoreOf({ boards }: Snapshot, { kind, metric }: Duel, memberId: string): number {
  return boards[`${kind}/${metric}`].rows.find(([id]) => id === memberId)?.[1] ?? 0
}

/** A challenge between two, head to head. */
export function DuelScene() {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const turn = Math.floor(useNow() / PAGE_MS)
  const duel = snapshot.duels[turn % snapshot.duels.length]
  if (!duel) return null
  const { title, kind, metric } = duel
  const a = scoreOf(snapshot, duel, duel.a)
  const b = scoreOf(snapshot, duel, duel.b)
  const share = a + b > 0 ? a / (a + b) : 0.5
  return (
    <>
      <SceneTitle title={texts.duelTitle}>
        <b>{texts.duelKinds[kind]}</b> {texts.metrics[metric]}
      </SceneTitle>
      <p className="duel-title">{title && <bdi>{title}</bdi>}</p>
      <div className="duel" data-duel={duel.id}>
        <Fighter memberId={duel.a} score={a} ahead={a > b} />
        <span className="versus">{texts.versus}</span>
        <Fighter memberId={duel.b} score={b} ahead={b > a} />
      </div>
      <div className="tug" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
        <i />
      </div>
      <p className="duel-words">
        {a === b ? <b>{texts.level}</b> : <Figure value={Math.abs(a - b)} {...texts.ahead} />}
      </p>
    </>
  )
}

function nameIn({ members }: Snapshot, memberId: string): string {
  return members.find(({ id }) => id === memberId)?.name ?? memberId
}

function Fighter({ memberId, score, ahead }: { memberId: string; score: number; ahead: boolean }) {
  const texts = useWallTexts()
  const snapshot = useSnapshot()
  const { portrait, whole } = useFrame()
  const way = portrait ? 'portrait' : 'landscape'
  const room = (whole.width - BETWEEN_REM[way]) / (portrait ? 1 : 2) - PADDING_REM
  const name = nameIn(snapshot, memberId)
  const fit = fitName(name, { width: room / NAME_REM, lines: 2, type: NAME_REM })
  const scoreRem = Math.min(SCORE_REM[way], room / (texts.figure(score).length * DIGIT_EM))
  const scoreStyle: CSSProperties = { fontSize: `${scoreRem}rem` }
  return (
    <section className={ahead ? 'fighter ahead' : 'fighter'} data-member-id={memberId} data-score={score}>
      <bdi {...nameProps(name, fit)}>{name}</bdi>
      <b style={scoreStyle}>
        <RollingNumber value={score} />
      </b>
    </section>
  )
}
