/**
 * Where each row of a board stands. The top three are always there; the others share the room below them, in
 * columns and, when they are too many for it, page by page. Lengths are in rem: 1 rem is 100 px at 1080p. Pure.
 */

export interface BoardArea {
  width: number
  height: number
  /** Most rows below the top three that fit in a single column. */
  single: number
  /** For more than that. */
  columns: number
  perColumn: number
}

export interface Slot {
  x: number
  y: number
  width: number
  height: number
  /** One of several columns: there is room for less. */
  compact: boolean
}

export interface BoardLayout {
  pages: number
  /** The slot of the row at `index` while `page` is shown, or null while it is on another one. */
  slotOf(index: number, page: number): Slot | null
}

const TOP = 3
const TOP_WEIGHT = 1.32
const TALLEST = 1.2
const COLUMN_GAP = 0.24

/** Lays out `count` rows. */
export function layoutBoard(count: number, area: BoardArea): BoardLayout {
  const others = Math.max(count - TOP, 0)
  const columns = others <= area.single ? 1 : area.columns
  const perPage = columns === 1 ? area.single : area.perColumn * columns
  const pages = Math.max(Math.ceil(others / perPage), 1)
  const perColumn = Math.ceil((pages > 1 ? perPage : others) / columns)
  const weight = Math.min(count, TOP) * TOP_WEIGHT + perColumn
  const height = Math.min(area.height / Math.max(weight, 1), TALLEST)
  const topHeight = height * TOP_WEIGHT
  const columnWidth = (area.width - COLUMN_GAP * (columns - 1)) / columns

  function slotOf(index: number, page: number): Slot | null {
    if (index < TOP)
      return { x: 0, y: index * topHeight, width: area.width, height: topHeight, compact: false }
    const place = index - TOP - page * perPage
    if (place < 0 || place >= perPage) return null
    const column = Math.floor(place / perColumn)
    return {
      x: column * (columnWidth + COLUMN_GAP),
      y: TOP * topHeight + (place % perColumn) * height,
      width: columnWidth,
      height,
      compact: columns > 1,
    }
  }
  return { pages, slotOf }
}
