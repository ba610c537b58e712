/** How a row of a board is set so that its name can be read whole, and what gives way for it. Pure. */
import type { GoalKind } from '@leitai/shared/goal'
import { type BoardArea, layoutBoard, type Slot, tallRows } from './boardLayout.ts'
import type { BoardRow } from './boardRows.ts'
import { fitName, LEGIBLE_REM, type NameFit, widthOf } from './fitName.ts'

const LARGEST_TYPE = 0.66
/** A row from this height on, in rem, has room for a name on two lines. */
const TWO_LINES_REM = 0.78
/** What stands beside a name is at least as wide as a movement or a gain of a few parcels. */
const BADGE_REM = 1.1
/** Around the words of a gain. */
const BADGE_PADDING_REM = 0.3
/** Between name, distance and score, and behind it. */
const MARGINS_REM = 0.55

/** What stands between name and score: how far it is to the next place, in words or in short, or nothing. */
export type Aside = 'words' | 'short' | 'none'

export interface RowFit {
  /** Type of the row, rem. */
  type: number
  name: NameFit
  aside: Aside
  /** The name is there whole. */
  whole: boolean
}

function typeOf({ height }: Slot): number {
  return Math.max(LEGIBLE_REM.figure, Math.min(height * 0.68, LARGEST_TYPE))
}

/** Room for the distance and the words around it, in rem. */
function asideRem(aside: Aside, kind: GoalKind, row: BoardRow): number {
  if (aside === 'none') return 0
  if (kind === 'week') return BADGE_REM
  const digits = String(row.rank > 1 ? row.gap : row.lead).length
  return aside === 'short' ? Math.max(0.75 + digits * 0.25, BADGE_REM) : 2.45 + digits * 0.26
}

/** Room for a score, in em of the row's type. */
function scoreEm(score: number, compact = false): number {
  return Math.max(String(score).length * 0.67 + 0.1, compact ? 1.73 : 2.05)
}

function fitWith(aside: Aside, slot: Slot, kind: GoalKind, row: BoardRow, gain: string): RowFit {
  const type = typeOf(slot)
  const rankEm = slot.compact ? 1.7 : 2
  const gainRem = gain && widthOf(gain) * LEGIBLE_REM.figure + BADGE_PADDING_REM
  const beside = Math.max(asideRem(aside, kind, row), gainRem || 0)
  const width = (slot.width - beside - MARGINS_REM) / type - rankEm - scoreEm(row.score, slot.compact)
  const lines = slot.height >= TWO_LINES_REM ? 2 : 1
  const name = fitName(row.name, { width, lines, type })
  return { type, name, aside, whole: name.whole }
}

/** A row in its slot: with as many words beside the name as leave it whole, or with the gain that is told just now. */
export function fitRow(slot: Slot, kind: GoalKind, row: BoardRow, gain = ''): RowFit {
  const asides: Aside[] = slot.compact ? ['short', 'none'] : ['words', 'short', 'none']
  const fits = asides.map((aside) => fitWith(aside, slot, kind, row, gain))
  return fits.find(({ whole }) => whole) ?? fitWith('none', slot, kind, row, gain)
}

/** The length of the leader's bar in rem: it ends before the words of the widest row, so that all compare. */
export function longestBar(slot: Slot, kind: GoalKind, type: number, top: number): number {
  const digits = String(top).length
  const words = kind === 'week' ? BADGE_REM : slot.compact ? 0.75 + digits * 0.25 : 2.45 + digits * 0.26
  return Math.max(slot.width - words - scoreEm(top) * type - 0.35, 0)
}

/** The area with fewer rows on a page, each high enough for a name on two lines. */
function roomier(area: BoardArea): BoardArea {
  const most = (single: number) => Math.min(single, Math.floor(area.height / TWO_LINES_REM - 4))
  return { ...area, single: most(area.single), perColumn: most(area.perColumn) }
}

/** An area in which every name is there whole: with fewer rows on a page, and in one column, if need be. */
export function areaFor(area: BoardArea, kind: GoalKind, rows: readonly BoardRow[]): BoardArea {
  const fewer = roomier(area)
  const candidates = [area, fewer, { ...fewer, columns: 1 }]
  const tall = tallRows(rows)
  const holds = (candidate: BoardArea) => {
    const { slotOf, pages } = layoutBoard(rows.length, candidate, tall)
    return rows.every((row, index) => {
      const slots = Array.from({ length: pages }, (_, page) => slotOf(index, page))
      const slot = slots.find((one) => one !== null)
      return !slot || fitRow(slot, kind, row).whole
    })
  }
  return candidates.find(holds) ?? { ...fewer, columns: 1 }
}
