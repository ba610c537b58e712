/** The rows of a board as the wall shows them. Pure. */
import { idsOffWalls } from '@leitai/shared/offWalls'
import type { BoardId, Member, Snapshot } from '@leitai/shared/protocol'
import { rankRows, type ScoreRow, type Standing, scoresBefore } from '@leitai/shared/standings'

export interface BoardRow extends Standing {
  name: string
  /** Shares its rank with another member. */
  tied: boolean
  /** What the leader is ahead by; 0 for everyone else and for shared leads. */
  lead: number
}

function withNames(standings: Standing[], members: readonly Member[]): BoardRow[] {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return standings.map((standing, index) => {
    const above = standings[index - 1]
    const below = standings[index + 1]
    return {
      ...standing,
      name: names.get(standing.memberId) ?? standing.memberId,
      tied: above?.rank === standing.rank || below?.rank === standing.rank,
      lead: index === 0 ? standing.score - (below?.score ?? 0) : 0,
    }
  })
}

/** The rows of `id` in order; nobody below the place that the station shows walls (S3), nobody who is off them (H1). */
export function boardRows({ audience, boards, members, settings }: Snapshot, id: BoardId): BoardRow[] {
  const { rows } = boards[id]
  // in public not all are known, and so not what places they had
  const before = id.startsWith('week/') && audience === 'staff' ? movementBase(boards, id) : undefined
  const standings = rankRows(rows, before)
  const { wallTop } = settings
  const shown = wallTop === null ? standings : standings.filter(({ rank }) => rank <= wallTop)
  const off = idsOffWalls(members)
  return withNames(shown, members).filter(({ memberId }) => !off.has(memberId))
}

function movementBase(boards: Snapshot['boards'], id: BoardId): Map<string, number> {
  const today: readonly ScoreRow[] = boards[id === 'week/walkin' ? 'day/walkin' : 'day/pickups'].rows
  return scoresBefore(boards[id].rows, today)
}
