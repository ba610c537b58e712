import { Refusal } from '@leitai/shared/refusal'
import type { Redis } from 'ioredis'

export interface Throttle {
  /**
   * Counts an attempt under a name and throws `too_many_attempts` once there were more than `limit` within
   * `windowS` seconds. Counted before the attempt is made, so that many at once do not slip through.
   */
  attempt(name: string, limit: number, windowS: number): Promise<void>
  /** Takes one attempt back: it did well, or was not made. */
  takeBack(name: string): Promise<void>
  /** A success makes the failures before it forgotten. */
  forget(name: string): Promise<void>
}

/** Limits attempts across all processes. */
export function createThrottle({ commands }: { commands: Redis }): Throttle {
  const keyOf = (name: string) => `lt:{org}:attempts:${name}`
  return {
    async attempt(name, limit, windowS) {
      const key = keyOf(name)
      const replies = await commands.multi().incr(key).expire(key, windowS, 'NX').ttl(key).exec()
      const [count, , ttlS] = (replies ?? []).map(([error, value]) => {
        if (error) throw error
        return Number(value)
      })
      if ((count ?? 0) > limit) {
        throw new Refusal('too_many_attempts', 'Too many attempts.', { retryAfterS: Math.max(ttlS ?? 1, 1) })
      }
    },
    async takeBack(name) {
      const key = keyOf(name)
      // where the window has passed meanwhile, nothing may stay behind that never ends
      await commands.multi().set(key, 1, 'EX', 1, 'NX').decr(key).exec()
    },
    async forget(name) {
      await commands.del(keyOf(name))
    },
  }
}
