/** Where one courier stands on a board, and what lies around. Pure. */
import type { Standing } from '@leitai/shared/standings'

/** The next rank up or down and how far it is. */
export interface Neighbour {
  rank: number
  score: number
  /** Everyone who shares that rank, in the board's order. */
  memberIds: string[]
  /** Parcels between the two scores. */
  gap: number
}

export interface Place extends Standing {
  /** Who else has the very same score (S1). */
  alongside: string[]
  /** Null at the top. */
  above: Neighbour | null
  /** Null where nobody has less. */
  below: Neighbour | null
  memberCount: number
}

/** The place of a member in the standings of a board, or null for who is not on it. */
export function placeOf(standings: readonly Standing[], memberId: string): Place | null {
  const index = standings.findIndex((standing) => standing.memberId === memberId)
  const mine = standings[index]
  if (!mine) return null
  const lastAbove = standings.slice(0, index).filter(({ rank }) => rank < mine.rank)
  const firstBelow = standings.slice(index).find(({ rank }) => rank > mine.rank)
  return {
    ...mine,
    alongside: membersAt(standings, mine.rank).filter((id) => id !== memberId),
    above: neighbour(standings, lastAbove[lastAbove.length - 1], mine),
    below: neighbour(standings, firstBelow, mine),
    memberCount: standings.length,
  }
}

function neighbour(
  standings: readonly Standing[],
  other: Standing | undefined,
  mine: Standing,
): Neighbour | null {
  if (!other) return null
  return {
    rank: other.rank,
    score: other.score,
    memberIds: membersAt(standings, other.rank),
    gap: Math.abs(other.score - mine.score),
  }
}

function membersAt(standings: readonly Standing[], rank: number): string[] {
  return standings.filter((standing) => standing.rank === rank).map(({ memberId }) => memberId)
}

const ROWS_ABOVE = 2
const ROWS_BELOW = 1
const ROWS_AT_LEAST = 5

/** What of a board is worth a first look. */
export interface Excerpt {
  /** Its first row, where rows are left out between that and the rest; else empty. */
  head: Standing[]
  around: Standing[]
}

/**
 * The rows around a member, mostly those above; for who is not on the board, its top. Nobody else is shown with
 * nothing (H1).
 */
export function excerptOf(board: readonly Standing[], memberId: string): Excerpt {
  const standings = board.filter((standing) => standing.score > 0 || standing.memberId === memberId)
  const index = standings.findIndex((standing) => standing.memberId === memberId)
  const to = Math.max(index + ROWS_BELOW + 1, ROWS_AT_LEAST)
  const from = index < ROWS_AT_LEAST ? 0 : index - ROWS_ABOVE
  return { head: standings.slice(0, from > 0 ? 1 : 0), around: standings.slice(from, to) }
}
