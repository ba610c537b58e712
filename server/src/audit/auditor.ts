import type { Log } from '../log.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Audit } from './audit.ts'

/** The pause is at least so many times what a turn has cost: with what it costs Redis, a few per cent of a core. */
const PAUSE_PER_COST = 25

/**
 * Has the boards audited for as long as the server runs, one turn at a time. Every process does so by itself:
 * what one has missed another may see, and nothing has to be agreed on.
 */
export function createAuditor(deps: {
  audit: Audit
  everyMs: number
  /** Processor time that this process has used so far. */
  usedMs: () => number
  log: Log
}) {
  const { audit, everyMs, usedMs, log } = deps
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false
  let failures = 0

  /** One turn; a Redis that is away is no drift, and is asked again next time. */
  async function turn(): Promise<void> {
    try {
      await audit.next()
    } catch (error) {
      if (!isRedisAway(error)) {
        failures++
        log.error('not audited', error)
      }
    }
  }

  function schedule(inMs: number): void {
    timer = setTimeout(() => {
      const before = usedMs()
      running = turn().then(() => {
        // whatever else the process did meanwhile is in it: when there is much to do, the audit stands back
        if (!closed) schedule(Math.max(everyMs, PAUSE_PER_COST * (usedMs() - before)))
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
