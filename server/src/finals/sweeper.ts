import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { isRedisAway } from '../redis/away.ts'

const LOCK = 'lt:{finals}:lock'
const TOKENS = 'lt:{finals}:tokens'
const LOCK_MS = 60_000
const FIRST_AFTER_MS = 2_000
const EVERY_MS = 20_000

/**
 * Sweeps soon after the start and then every twenty seconds. The lock spares the other processes the work; that
 * two never do the same twice is not its doing, but that of the stamps that every write names.
 */
export function createSweeper({
  commands,
  sweep,
  log,
}: {
  commands: Redis
  sweep: (signal: AbortSignal) => Promise<void>
  log: Log
}) {
  const closing = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function round(): Promise<void> {
    try {
      const token = z.coerce.string().parse(await commands.incr(TOKENS))
      if ((await commands.set(LOCK, token, 'PX', LOCK_MS, 'NX')) !== 'OK') return
      try {
        await sweep(closing.signal)
      } finally {
        await commands.fcall('finals_unlock_v1', 1, LOCK, token)
      }
    } catch (error) {
      if (!isRedisAway(error)) log.error('finals not swept', error)
    }
  }

  function schedule(inMs: number): void {
    timer = setTimeout(() => {
      running = round().finally(() => {
        if (!closing.signal.aborted) schedule(EVERY_MS)
      })
    }, inMs)
  }

  schedule(FIRST_AFTER_MS)
  return {
    /** Resolves when the round under way has ended. */
    async close(): Promise<void> {
      closing.abort()
      clearTimeout(timer)
      await running
    },
  }
}
