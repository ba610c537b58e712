import type { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Alerts } from './alerts.ts'

const LOCK = 'lt:{org}:alerts:turn'

/** Looks every so often, in one process of all. The turn passes by itself; what is told is told once in any case. */
export function createAlerter(deps: { commands: Redis; alerts: Alerts; everyMs: number; log: Log }) {
  const { commands, alerts, everyMs, log } = deps
  const closing = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function turn(): Promise<void> {
    try {
      if ((await commands.set(LOCK, 1, 'PX', Math.ceil(everyMs * 0.9), 'NX')) !== 'OK') return
      await alerts.tell(closing.signal)
    } catch (error) {
      if (!isRedisAway(error)) log.error('alerts', error)
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      running = turn().finally(() => {
        if (!closing.signal.aborted) schedule()
      })
    }, everyMs)
  }

  schedule()
  return {
    /** Resolves when the turn under way has ended. */
    async close(): Promise<void> {
      closing.abort()
      clearTimeout(timer)
      await running
    },
  }
}
