import type { StandingsReply } from '@leitai/shared/api'
import type { Caller } from './api.ts'
import type { ExpectedBoards } from './naiveFold.ts'

export function readStandings(caller: Caller, stationId: string, query: string): Promise<StandingsReply> {
  return caller.get(`/stations/${encodeURIComponent(stationId)}/standings?${query}`)
}

/** Boards by `station/metric/period` as the API has them, in the form of the golden file: only who has a score. */
export async function readBoards(caller: Caller, keys: readonly string[]): Promise<ExpectedBoards> {
  const boards: ExpectedBoards = {}
  for (const key of keys) {
    const [stationId = '', metric, period] = key.split('/')
    const { rows } = await readStandings(caller, stationId, `metric=${metric}&period=${period}`)
    boards[key] = rows
      .filter(({ score }) => score > 0)
      .map(({ rank, memberId, score, reachedAt }) => ({
        courier: memberId,
        rank,
        reachedAt: reachedAt ?? '',
        score,
      }))
  }
  return boards
}
