import type { GoalKind } from '@leitai/shared/goal'
import { type CSSProperties, useEffect, useState } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { Figure } from '../../ui/Figure.tsx'
import { RollingNumber } from '../../ui/RollingNumber.tsx'
import { useWallLive } from '../live/WallContext.ts'
import type { Slot } from './boardLayout.ts'
import type { BoardRow } from './boardRows.ts'
import { fitName } from './fitName.ts'
import { Medal } from './Medal.tsx'
import { Movement } from './Movement.tsx'
import { useGain } from './useGain.ts'

const CLIMB_MS = 3_000
/** No figure on the wall is smaller than 40 px at 1080p. */
const SMALLEST_TYPE = 0.4
const LARGEST_TYPE = 0.8

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

/** What is left for the name, in em, once rank, gap and score have their room. */
function nameRoom({ width, compact }: Slot, kind: GoalKind, type: number, score: number): number {
  const aside = kind === 'week' ? 1.25 : compact ? 1 : 3.2
  const rank = compact ? 1.7 : 2
  const figure = String(score).length * 0.62 + 0.4
  return (width - aside) / type - rank - figure - 0.6
}

/** One member on a board. */
export function Row({ kind, row, slot, top, place, places }: Props) {
  const texts = useWallTexts()
  const fresh = useWallLive((state) => state.fresh)
  const climbing = useClimb(row.rank)
  const gain = useGain(row.score, fresh)
  const type = typeOf(slot)
  const fit = fitName(row.name, nameRoom(slot, kind, type, row.score))
  const style: CSSProperties = {
    width: `${slot.width}rem`,
    height: `${slot.height}rem`,
    fontSize: `${type}rem`,
    transform: `translate(${slot.x}rem, ${slot.y}rem)`,
  }
  const classes = ['row']
  if (slot.compact) classes.push('compact')
  if (climbing) classes.push('climbing')
  if (gain) classes.push('gaining')
  if (row.score === 0) classes.push('waiting')
  else if (row.rank <= 3) classes.push(`place-${row.rank}`)
  return (
    <li
      className={classes.join(' ')}
      style={style}
      aria-posinset={place}
      aria-setsize={places}
      data-member-id={row.memberId}
      data-rank={row.rank}
      data-score={row.score}
    >
      <span className="bar" style={{ transform: `scaleX(${top > 0 ? row.score / top : 0})` }} />
      <span className="rank">{row.score > 0 ? <Medal rank={row.rank} /> : '·'}</span>
      <bdi className="name" style={{ fontSize: `${fit.scale}em` }}>
        {row.name}
      </bdi>
      {gain && <span className="gain">{gain.opened ? texts.opened : texts.gained(gain.by)}</span>}
      <span className="aside">
        {kind === 'week' ? <Movement places={row.movement} /> : <Distance row={row} compact={slot.compact} />}
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
