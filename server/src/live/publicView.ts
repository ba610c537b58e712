import { createHmac } from 'node:crypto'
import type { HallEntry, Held, RecordScore } from '@leitai/shared/final'
import { maskName, NOBODY } from '@leitai/shared/mask'
import { shownOnWalls } from '@leitai/shared/offWalls'
import {
  BOARD_IDS,
  type BoardId,
  type LiveBoard,
  type LiveHall,
  type Podium,
  type Snapshot,
  type StationSettings,
} from '@leitai/shared/protocol'
import { rankRows, totalOf } from '@leitai/shared/standings'
import { memberIdsIn } from './memberIds.ts'

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
export function publicSnapshot(salt: string, staff: Snapshot): Snapshot {
  const snapshot = shownOnWalls(staff)
  const members = snapshot.members.map(({ id, name, alias, offWalls }) => ({
    id: publicIdOf(salt, id),
    name: offWalls ? NOBODY : (alias ?? maskName(name)),
    ...(offWalls ? { offWalls } : {}),
  }))
  const shown: Snapshot = {
    ...snapshot,
    audience: 'public',
    settings: publicSettings(snapshot.settings),
    boards: publicBoards(salt, snapshot.boards, snapshot.settings),
    lastDay: publicPodium(salt, snapshot.lastDay),
    lastWeek: publicPodium(salt, snapshot.lastWeek),
    lastMonth: publicPodium(salt, snapshot.lastMonth),
    hall: publicHall(salt, snapshot.hall),
    duels: [], // who stands against whom is told inside the station
  }
  // who is not shown is not spoken of either, not even masked
  const ids = memberIdsIn(shown)
  return { ...shown, members: members.filter(({ id }) => ids.has(id)) }
}

function publicPodium(salt: string, podium: Podium): Podium {
  const standings = podium.standings.map((standing) => ({
    ...standing,
    memberId: publicIdOf(salt, standing.memberId),
  }))
  return { ...podium, standings }
}

function publicHall(salt: string, { weeks, months, records, streaks }: LiveHall): LiveHall {
  const held = <T extends Held>(member: T): T => ({ ...member, memberId: publicIdOf(salt, member.memberId) })
  const entry = (one: HallEntry<Held>) => ({ ...one, champions: one.champions.map(held) })
  const score = (record: RecordScore<Held> | null) =>
    record && { ...record, members: record.members.map(held) }
  const { bestDay, bestWeek, longestStreak, ...totals } = records
  return {
    weeks: weeks.map(entry),
    months: months.map(entry),
    ...(streaks ? { streaks: { ...streaks, champions: streaks.champions.map(held) } } : {}),
    records: {
      bestDay: score(bestDay),
      bestWeek: score(bestWeek),
      longestStreak: longestStreak && { ...longestStreak, member: held(longestStreak.member) },
      ...totals,
    },
  }
}

/** Tells rows apart without saying whose they are: without the salt nobody can try all numbers. */
export function publicIdOf(salt: string, memberId: string): string {
  return createHmac('sha256', salt).update(memberId).digest('base64url').slice(0, 10)
}
