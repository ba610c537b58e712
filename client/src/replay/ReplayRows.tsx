import type { Standing } from '@leitai/shared/standings'
import type { CSSProperties } from 'react'
import { fitName, widthOf } from '../wall/board/fitName.ts'
import { nameProps } from '../wall/board/nameProps.ts'
import './replayRows.css'

/** Room for names in em of a row's type: as wide as the longest, within this, and the longest take two lines. */
const NAME_EM = { least: 4, most: 8 } as const

interface ReplayRowsProps {
  standings: readonly Standing[]
  nameOf(memberId: string): string
  figure(n: number): string
  /** Places that are shown; those below wait under the last. */
  rows: number
}

/**
 * A board that changes all the time: rows glide to their places. In the document they stand by member, for a
 * browser drops the transition of an element that is moved in the tree.
 */
export function ReplayRows({ standings, nameOf, figure, rows }: ReplayRowsProps) {
  const top = standings[0]?.score ?? 0
  const widest = Math.max(...standings.map(({ memberId }) => widthOf(nameOf(memberId))), NAME_EM.least)
  const nameEm = Math.min(widest, NAME_EM.most)
  const placed = standings
    .map((standing, index) => ({ standing, index }))
    .sort((a, b) => (a.standing.memberId < b.standing.memberId ? -1 : 1))
  return (
    <ol className="replay-rows" style={{ height: `${rows * ROW_EM}em` }}>
      {placed.map(({ standing: { memberId, rank, score }, index }) => {
        const name = nameOf(memberId)
        const shown = index < rows
        const fit = fitName(name, { width: nameEm, lines: 2 })
        const style: CSSProperties = {
          transform: `translateY(${Math.min(index, rows) * ROW_EM}em)`,
          opacity: shown ? 1 : 0,
        }
        return (
          <li
            key={memberId}
            className={score > 0 && rank <= 3 ? `replay-row place-${rank}` : 'replay-row'}
            style={style}
            aria-hidden={!shown}
            data-member-id={memberId}
            data-rank={rank}
            data-score={score}
          >
            <b className="replay-rank">{score > 0 ? rank : '·'}</b>
            <bdi className="replay-name" style={{ width: `${nameEm + 0.2}em` }}>
              <span {...nameProps(name, fit)}>{name}</span>
            </bdi>
            <span className="replay-track" aria-hidden="true">
              <span style={{ transform: `scaleX(${top > 0 ? score / top : 0})` }} />
            </span>
            <b className="replay-score">{figure(score)}</b>
          </li>
        )
      })}
    </ol>
  )
}

/** Height of a row in em, as `replayRows.css` has it. */
export const ROW_EM = 1.5
