import type { Audit } from './audit.ts'

/** The pause is at least so many times what a turn has cost us; it costs Redis about as much: 4 % of a core in all. */
const PAUSE_PER_COST = 50
/** Work of other kinds is in the cost too: however much that was, the audit goes on. */
const MOST_PAUSE_MS = 60_000

/**
 * Has the boards audited for as long as the server runs, one turn at a time. Every process does so by itself:
 * what one has missed another may see, and nothing has to be agreed on.
 */
export function createAuditor(deps: {
  audit: Audit
  everyMs: number
  /** Processor time that this process has used so far. */
  usedMs: () => number
}) {
  const { audit, everyMs, usedMs } = deps
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false

  function schedule(inMs: number): void {
    timer = setTimeout(() => {
      const before = usedMs()
      running = audit.next().then(() => {
        // whatever else the process did meanwhile is in it: when there is much to do, the audit stands back
        if (!closed)
          schedule(Math.max(everyMs, Math.min(PAUSE_PER_COST * (usedMs() - before), MOST_PAUSE_MS)))
      })
    }, inMs)
  }

  schedule(everyMs)
  return {
    /** Resolves when the turn under way has ended. */
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
