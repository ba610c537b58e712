import type { GoalKind } from '@leitai/shared/goal'
import type { LiveMetric, Snapshot } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { useDuelTexts } from '../../../i18n/phone/duels.ts'
import { figure } from '../../format.ts'
import './duels.css'

interface Side {
  memberId: string
  name: string
}
interface Scores {
  a: number
  b: number
}

/** How both stand on the board of their day or week; null once another day or week is on the boards. */
export function scoresOf(
  { boards }: Snapshot,
  duel: { kind: GoalKind; metric: LiveMetric; period: string; a: Side; b: Side },
): Scores | null {
  const board = boards[`${duel.kind}/${duel.metric}`]
  if (board.period !== duel.period) return null
  const scoreOf = ({ memberId }: Side) => board.rows.find(([id]) => id === memberId)?.[1] ?? 0
  return { a: scoreOf(duel.a), b: scoreOf(duel.b) }
}

interface HeadToHeadProps {
  a: Side
  b: Side
  courierId: string
  scores: Scores | null
  /** Null before the final. */
  winner: 'a' | 'b' | 'draw' | null
}

/** Two names, two scores, and who is ahead. */
export function HeadToHead({ a, b, courierId, scores, winner }: HeadToHeadProps) {
  const t = useDuelTexts()
  const language = useLanguage()
  const isMineA = a.memberId === courierId
  const total = scores ? scores.a + scores.b : 0
  const share = scores && total > 0 ? (scores.a / total) * 100 : 50
  const lead = scores ? (isMineA ? scores.a - scores.b : scores.b - scores.a) : 0
  const words =
    winner !== null
      ? winner === 'draw'
        ? t.draw
        : (winner === 'a') === isMineA
          ? t.won
          : t.lost
      : lead === 0
        ? t.level
        : lead > 0
          ? t.ahead(figure(lead, language))
          : t.behind(figure(-lead, language))
  const side = ({ memberId, name }: Side, score: number | undefined) => (
    <span className="duel-side" data-side={memberId}>
      <span className="duel-name">
        <bdi>{name}</bdi>
        {memberId === courierId && <span className="row-tag">{t.me}</span>}
      </span>
      {score !== undefined && <strong>{figure(score, language)}</strong>}
    </span>
  )
  return (
    <div className="duel-sides">
      {side(a, scores?.a)}
      <span className="duel-versus">{t.versus}</span>
      {side(b, scores?.b)}
      {scores && (
        <>
          <span className="duel-track" aria-hidden="true">
            <span style={{ width: `${share}%` }} />
          </span>
          <p className={winner === null ? 'duel-words' : 'duel-words duel-outcome'}>{words}</p>
        </>
      )}
    </div>
  )
}
