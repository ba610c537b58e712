import type { GoalKind } from '@leitai/shared/goal'
import type { CSSProperties } from 'react'
import { useWallTexts } from '../../i18n/wall.ts'
import { Figure } from '../../ui/Figure.tsx'
import { RollingNumber } from '../../ui/RollingNumber.tsx'
import { useWallLive } from '../live/WallContext.ts'
import type { Slot } from './boardLayout.ts'
import type { BoardRow } from './boardRows.ts'
import { Medal } from './Medal.tsx'
import { Movement } from './Movement.tsx'
import { nameProps } from './nameProps.ts'
import { type Aside, fitRow, longestBar } from './rowFit.ts'
import { useClimb } from './useClimb.ts'
import { useGain } from './useGain.ts'

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
  const live = useWallLive((state) => state.fresh)
  const stretch = useWallLive((state) => state.stretch)
  const climbing = useClimb(row, { live, stretch })
  const gain = useGain(row.score, { live, stretch })
  const gained = gain && (gain.opened ? texts.opened : texts.gained(gain.by))
  const { type, name: fit, aside } = fitRow(slot, kind, row, gained ?? '')
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
      <bdi {...nameProps(row.name, fit, 'name')}>{row.name}</bdi>
      <span className="aside">
        {gained ? (
          <span className="gain">{gained}</span>
        ) : kind === 'week' ? (
          aside !== 'none' && <Movement places={row.movement} />
        ) : (
          <Distance row={row} aside={aside} />
        )}
      </span>
      <span className="score">
        <RollingNumber value={row.score} />
      </span>
    </li>
  )
}

/** How far it is to the next place, or how far the leader is ahead. */
function Distance({ row, aside }: { row: BoardRow; aside: Aside }) {
  const texts = useWallTexts()
  if (aside === 'none') return null
  const short = aside === 'short'
  if (row.score === 0) return <span className="word">{short ? '' : texts.waiting}</span>
  if (row.rank > 1) return <Figure value={row.gap} {...(short ? texts.shortGap : texts.gap)} />
  if (row.tied) return <span className="word">{texts.tied}</span>
  return row.lead > 0 && !short ? <Figure value={row.lead} {...texts.lead} /> : null
}
