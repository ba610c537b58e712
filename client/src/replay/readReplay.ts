import type { Replay } from '@leitai/shared/replay'

/** Where the server has a day of a station; `date` is a date, `today` or `yesterday`. */
export function replayPath(stationId: string, query: { date: string; metric: string }): string {
  return `/stations/${encodeURIComponent(stationId)}/replay?${new URLSearchParams(query).toString()}`
}

export type ReadReplay = (
  stationId: string,
  query: { date: string; metric: Replay['metric'] },
) => Promise<Replay>

/** Reads as a wall, which is known by its token, else as who is signed in here. Rejects where there is no answer. */
export function createReadReplay(token?: string): ReadReplay {
  return async (stationId, query) => {
    const response = await fetch(`/api/v1${replayPath(stationId, query)}`, {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    })
    if (!response.ok) throw new Error(`The server refused a replay: ${response.status}`)
    return response.json()
  }
}
