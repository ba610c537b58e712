/**
 * Where each row of a board stands. The first ranks are tall and always there; the others share the room below
 * them, in columns and, when they are too many for it, page by page. Lengths are in rem: 1 rem is 100 px at 1080p. Pure.
 */

export interface BoardArea {
  width: number
  height: number
  /** Most rows below three tall ones that fit in a single column. */
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
/** Ties may make the tall rows more than three, but not more than this. */
const MOST_TALL = 5
const TOP_WEIGHT = 1.32
const TALLEST = 1.2
const COLUMN_GAP = 0.24

/**
 * How many rows, from the first, are tall: those of the first three ranks. Who shares a rank shares its height,
 * so a tie that is too long for it has no tall row at all.
 */
export function tallRows(rows: readonly { rank: number }[]): number {
  let tall = 0
  for (let rank = 1; rank <= TOP; rank++) {
    const within = rows.filter((row) => row.rank <= rank).length
    if (within > MOST_TALL) break
    tall = within
  }
  return tall
}

/** A board below something else of `height`: it has fewer rows on a page rather than flat ones. */
export function areaBelow(area: BoardArea, height: number): BoardArea {
  const rows = Math.ceil((height * (TOP * TOP_WEIGHT + area.perColumn)) / area.height)
  return {
    ...area,
    height: area.height - height,
    single: area.single - rows,
    perColumn: area.perColumn - rows,
  }
}

/** Lays out `count` rows, `tall` of which are tall. */
export function layoutBoard(count: number, area: BoardArea, tall = Math.min(count, TOP)): BoardLayout {
  const others = Math.max(count - tall, 0)
  // what the tall rows take more, or less, than three of them would
  const spare = (TOP - tall) * TOP_WEIGHT
  const single = Math.floor(area.single + spare)
  const columns = others <= single ? 1 : area.columns
  const perPage = columns === 1 ? single : Math.floor(area.perColumn + spare) * columns
  const pages = Math.max(Math.ceil(others / perPage), 1)
  const perColumn = Math.ceil((pages > 1 ? perPage : others) / columns)
  const weight = tall * TOP_WEIGHT + perColumn
  const height = Math.min(area.height / Math.max(weight, 1), TALLEST)
  const topHeight = height * TOP_WEIGHT
  const columnWidth = (area.width - COLUMN_GAP * (columns - 1)) / columns

  function slotOf(index: number, page: number): Slot | null {
    if (index < tall)
      return { x: 0, y: index * topHeight, width: area.width, height: topHeight, compact: false }
    const place = index - tall - page * perPage
    if (place < 0 || place >= perPage) return null
    const column = Math.floor(place / perColumn)
    return {
      x: column * (columnWidth + COLUMN_GAP),
      y: tall * topHeight + (place % perColumn) * height,
      width: columnWidth,
      height,
      compact: columns > 1,
    }
  }
  return { pages, slotOf }
}
