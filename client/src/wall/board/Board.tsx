import type { GoalKind } from '@leitai/shared/goal'
import { memo } from 'react'
import { type BoardArea, layoutBoard, tallRows } from './boardLayout.ts'
import type { BoardRow } from './boardRows.ts'
import { Row } from './Row.tsx'
import './board.css'

interface Props {
  kind: GoalKind
  rows: readonly BoardRow[]
  area: BoardArea
  /** Counts up for ever; the board shows its pages in turn. */
  turn: number
}

/** The pages that a board of so many rows has in an area. */
export function pagesOf(rows: readonly BoardRow[], area: BoardArea): number {
  return layoutBoard(rows.length, area, tallRows(rows)).pages
}

function byMember(a: { row: BoardRow }, b: { row: BoardRow }): number {
  return a.row.memberId < b.row.memberId ? -1 : 1
}

/**
 * A board whose rows glide to their places. In the document they stand by member, not by rank: a browser
 * drops the transition of an element that is moved to another place in the tree. It is drawn again when something
 * of it is another, not with every second of the clock.
 */
export const Board = memo(function Board({ kind, rows, area, turn }: Props) {
  const layout = layoutBoard(rows.length, area, tallRows(rows))
  const page = turn % layout.pages
  const top = rows[0]?.score ?? 0
  const placed = rows.map((row, index) => ({ row, index, slot: layout.slotOf(index, page) })).sort(byMember)
  return (
    <ul
      className="board"
      data-board={kind}
      style={{ width: `${area.width}rem`, height: `${area.height}rem` }}
    >
      {placed.map(
        ({ row, index, slot }) =>
          slot && (
            <Row
              key={row.memberId}
              kind={kind}
              row={row}
              slot={slot}
              top={top}
              place={index + 1}
              places={rows.length}
            />
          ),
      )}
    </ul>
  )
})
