import type { GoalKind } from '@leitai/shared/goal'
import { type CSSProperties, useEffect, useState } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { Figure } from '../../ui/Figure.tsx'
import { RollingNumber } from '../../ui/RollingNumber.tsx'
import { useWallLive } from '../live/WallContext.ts'
import type { Slot } from './boardLayout.ts'
import type { BoardRow } from './boardRows.ts'
import { fitName, type NameFit, SMALLEST } from './fitName.ts'
import { Medal } from './Medal.tsx'
import { Movement } from './Movement.tsx'
import { useGain } from './useGain.ts'

const CLIMB_MS = 3_000
/** No figure on the wall is smaller than 40 px at 1080p. */
const SMALLEST_TYPE = 0.4
const LARGEST_TYPE = 0.66
/** Names may be smaller than figures, but not smaller than this in large rows. */
const SMALLEST_NAME = 0.34
const BEFORE_WORDS = 0.35

interface Props {
  kind: GoalKind
  row: BoardRow
  slot: Slot
  /** Score of the first. */
  top: number
  /** Where the row stands among all of them, from 1: said to those who hear the board. */
  place: number
  places: number
}

/** True for CLIMB_MS after a rank improves: the settled rank trails the live one. */
function useClimb(rank: number): boolean {
  const [settled, setSettled] = useState(rank)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(rank), CLIMB_MS)
    return () => clearTimeout(timer)
  }, [rank])
  return rank < settled
}

function typeOf({ height }: Slot): number {
  return Math.max(SMALLEST_TYPE, Math.min(height * 0.68, LARGEST_TYPE))
}

/** Room for `distance` digits and the words around them, in rem. */
function asideWidth({ compact }: Slot, kind: GoalKind, distance: number): number {
  if (kind === 'week') return 1.25
  return compact ? 0.75 + distance * 0.25 : 2.45 + distance * 0.26
}

/** Room for a score, in em of the row's type. */
function scoreWidth(score: number): number {
  return String(score).length * 0.67 + 0.4
}

/**
 * The length of the leader's bar in rem: it would end before the words of the widest row, so that no bar runs
 * under any words, and all can be compared.
 */
function longestBar(slot: Slot, kind: GoalKind, type: number, top: number): number {
  const words = asideWidth(slot, kind, String(top).length) + scoreWidth(top) * type
  return Math.max(slot.width - words - BEFORE_WORDS, 0)
}

/** Sets the name in what rank, gap and score leave of the row. */
function fitInto(slot: Slot, kind: GoalKind, type: number, row: BoardRow): NameFit {
  const { width, height, compact } = slot
  const aside = asideWidth(slot, kind, String(row.rank > 1 ? row.gap : row.lead).length)
  const rank = compact ? 1.7 : 2
  return fitName(row.name, {
    width: (width - aside) / type - rank - scoreWidth(row.score) - 0.6,
    lines: height / type > 1.5 ? 2 : 1,
    smallest: Math.min(SMALLEST_NAME / type, SMALLEST),
  })
}

function classesOf(
  { rank, score }: BoardRow,
  { compact }: Slot,
  climbing: boolean,
  gaining: boolean,
): string {
  const classes = ['row']
  if (compact) classes.push('compact')
  if (climbing) classes.push('climbing')
  if (gaining) classes.push('gaining')
  if (score === 0) classes.push('waiting')
  else if (rank <= 3) classes.push(`place-${rank}`)
  return classes.join(' ')
}

/** One member on a board. */
export function Row({ kind, row, slot, top, place, places }: Props) {
  const texts = useWallTexts()
  const fresh = useWallLive((state) => state.fresh)
  const climbing = useClimb(row.rank)
  const gain = useGain(row.score, fresh)
  const type = typeOf(slot)
  const fit = fitInto(slot, kind, type, row)
  const style: CSSProperties = {
    width: `${slot.width}rem`,
    height: `${slot.height}rem`,
    fontSize: `${type}rem`,
    transform: `translate(${slot.x}rem, ${slot.y}rem)`,
  }
  return (
    <li
      className={classesOf(row, slot, climbing, gain !== null)}
      style={style}
      aria-posinset={place}
      aria-setsize={places}
      data-member-id={row.memberId}
      data-rank={row.rank}
      data-score={row.score}
    >
      <span
        className="bar"
        style={{
          width: `${longestBar(slot, kind, type, top)}rem`,
          transform: `scaleX(${top > 0 ? row.score / top : 0})`,
        }}
      />
      <span className="rank">{row.score > 0 ? <Medal rank={row.rank} /> : '·'}</span>
      <bdi className={fit.lines === 2 ? 'name two-lines' : 'name'} style={{ fontSize: `${fit.scale}em` }}>
        {row.name}
      </bdi>
      <span className="aside">
        {gain ? (
          <span className="gain">{gain.opened ? texts.opened : texts.gained(gain.by)}</span>
        ) : kind === 'week' ? (
          <Movement places={row.movement} />
        ) : (
          <Distance row={row} compact={slot.compact} />
        )}
      </span>
      <span className="score">
        <RollingNumber value={row.score} />
      </span>
    </li>
  )
}

/** How far it is to the next place, or how far the leader is ahead. */
function Distance({ row, compact }: { row: BoardRow; compact: boolean }) {
  const texts = useWallTexts()
  if (row.score === 0) return <span className="word">{compact ? '' : texts.waiting}</span>
  if (row.rank > 1) return <Figure value={row.gap} {...(compact ? texts.shortGap : texts.gap)} />
  if (row.tied) return <span className="word">{texts.tied}</span>
  return row.lead > 0 ? <Figure value={row.lead} {...texts.lead} /> : null
}
