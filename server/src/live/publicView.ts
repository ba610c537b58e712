import { createHmac } from 'node:crypto'
import { maskName } from '@leitai/shared/mask'
import {
  BOARD_IDS,
  type BoardId,
  type LiveBoard,
  type Snapshot,
  type StationSettings,
} from '@leitai/shared/protocol'
import { rankRows, totalOf } from '@leitai/shared/standings'

/** Places that a wall in public shows at most (H1). */
const PUBLIC_TOP = 10

type Boards = Record<BoardId, LiveBoard>

/** A station's settings for a wall in public: never more than the top. */
export function publicSettings(settings: StationSettings): StationSettings {
  return { ...settings, wallTop: Math.min(settings.wallTop ?? PUBLIC_TOP, PUBLIC_TOP) }
}

/**
 * Boards as the public gets them: the top only, under ids that are not the couriers' numbers. What the others
 * have is in `hidden`, so that totals stay true.
 */
export function publicBoards(salt: string, boards: Boards, settings: StationSettings): Boards {
  const top = publicSettings(settings).wallTop ?? PUBLIC_TOP
  const cut = BOARD_IDS.map((id): [BoardId, LiveBoard] => {
    const { period, rows } = boards[id]
    const places = rankRows(rows).filter(({ rank, score }) => rank <= top && score > 0)
    const shown = new Set(places.map(({ memberId }) => memberId))
    const kept = rows.filter(([memberId]) => shown.has(memberId))
    return [
      id,
      {
        period,
        rows: kept.map(([memberId, score, reachedAt]) => [publicIdOf(salt, memberId), score, reachedAt]),
        hidden: totalOf(rows) - totalOf(kept),
      },
    ]
  })
  return Object.fromEntries(cut) as Boards
}

/** A whole snapshot as the public gets it. */
export function publicSnapshot(salt: string, snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    audience: 'public',
    settings: publicSettings(snapshot.settings),
    boards: publicBoards(salt, snapshot.boards, snapshot.settings),
    members: snapshot.members.map(({ id, name }) => ({
      id: publicIdOf(salt, id),
      name: maskName(name),
    })),
    lastWeek: {
      ...snapshot.lastWeek,
      standings: snapshot.lastWeek.standings.map((standing) => ({
        ...standing,
        memberId: publicIdOf(salt, standing.memberId),
      })),
    },
  }
}

/** Tells rows apart without saying whose they are: without the salt nobody can try all numbers. */
function publicIdOf(salt: string, memberId: string): string {
  return createHmac('sha256', salt).update(memberId).digest('base64url').slice(0, 10)
}
