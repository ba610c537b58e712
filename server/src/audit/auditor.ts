import type { Log } from '../log.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Audit } from './audit.ts'

/** After a turn that took long the pause is so many times as long: 4 % of a core at most, ours and Redis's together. */
const PAUSES_PER_TURN = 25

/**
 * Has the boards audited for as long as the server runs, one turn at a time. Every process does so by itself:
 * what one has missed another may see, and nothing has to be agreed on.
 */
export function createAuditor(deps: { audit: Audit; everyMs: number; stopwatch: () => number; log: Log }) {
  const { audit, everyMs, stopwatch, log } = deps
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false
  let failures = 0

  /** Resolves with how long it took; a Redis that is away is no drift, and is asked again next time. */
  async function turn(): Promise<number> {
    const startedMs = stopwatch()
    try {
      await audit.next()
      return stopwatch() - startedMs
    } catch (error) {
      if (!isRedisAway(error)) {
        failures++
        log.error('not audited', error)
      }
      return 0
    }
  }

  function schedule(inMs: number): void {
    timer = setTimeout(() => {
      running = turn().then((tookMs) => {
        if (!closed) schedule(Math.max(everyMs, PAUSES_PER_TURN * tookMs))
      })
    }, inMs)
  }

  schedule(everyMs)
  return {
    failures: () => failures,
    /** Resolves when the turn under way has ended. */
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
