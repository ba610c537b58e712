import { z } from 'zod'

/** Root of a station's keys; also the channel on which its changes are published. */
export function stationRoot(stationId: string): string {
  return `lt:s:{${stationId}}`
}

/** What Redis replies with where it has a list of words. */
export const flatList = z.array(z.string())
