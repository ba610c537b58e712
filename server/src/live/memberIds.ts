import { BOARD_IDS, type LiveHall, type Snapshot } from '@leitai/shared/protocol'

type Referring = Pick<Snapshot, 'boards' | 'lastDay' | 'lastWeek' | 'lastMonth' | 'hall' | 'duels'>

/** Everybody whom a snapshot speaks of. */
export function memberIdsIn({ boards, lastDay, lastWeek, lastMonth, hall, duels }: Referring): Set<string> {
  return new Set([
    ...BOARD_IDS.flatMap((id) => boards[id].rows.map(([memberId]) => memberId)),
    ...[lastDay, lastWeek, lastMonth].flatMap(({ standings }) => standings.map(({ memberId }) => memberId)),
    ...duels.flatMap(({ a, b }) => [a, b]),
    ...idsInHall(hall),
  ])
}

function idsInHall({ weeks, months, records, streaks }: LiveHall): string[] {
  const { bestDay, bestWeek, longestStreak } = records
  return [
    ...[...weeks, ...months].flatMap(({ champions }) => champions),
    ...(bestDay?.members ?? []),
    ...(bestWeek?.members ?? []),
    ...(longestStreak ? [longestStreak.member] : []),
    ...(streaks?.champions ?? []),
  ].map(({ memberId }) => memberId)
}
