import type { Redis } from 'ioredis'

/** Told anew with every recheck of a socket: longer than that lasts. */
const LASTS_S = 10

/** Who looks at the phone right now, across all processes. */
export interface Presence {
  looks(courierId: string): Promise<void>
  isLooking(courierId: string): Promise<boolean>
}

export function createPresence({ commands }: { commands: Redis }): Presence {
  const keyOf = (courierId: string) => `lt:{org}:looking:${courierId}`
  return {
    async looks(courierId) {
      await commands.set(keyOf(courierId), 1, 'EX', LASTS_S)
    },
    isLooking: async (courierId) => (await commands.exists(keyOf(courierId))) === 1,
  }
}
