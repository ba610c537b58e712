import type { Entry, Ledger } from './ledger.ts'
import { createSource } from './source.ts'

/** Per tick: 1,500 a second in arrays, 400 as NDJSON, 100 one by one. */
const TICK_MS = 20
const ARRAY = 30
const LINES = 8
const SINGLES = 2
/** While nothing is answered, a source waits rather than pile up. */
const MAX_UNDER_WAY = 40
const RECOVERY_DEADLINE_MS = 30_000

export interface Load {
  /** Milliseconds from `sinceMs` (performance.now) to the first receipt of something sent after it. */
  recoveredSince(sinceMs: number): Promise<number>
  /** Resolves when something is not answered, or answered without a receipt. */
  failed(): Promise<void>
  /** Resolves after so many more receipts. */
  receipts(count: number): Promise<void>
  /** Stops sending and waits for what is under way. Gives the receipts of the best second. */
  stop(): Promise<number>
}

/** About 2,000 pickups a second from one source, which sends again whatever was not acknowledged. */
export function startLoad(deps: { baseUrl: string; key: string; ledger: Ledger }): Load {
  const { ledger } = deps
  const watchers = new Set<(sentAtMs: number | undefined, atMs: number) => void>()
  const underWay = new Set<Promise<void>>()
  const bySecond = new Map<number, number>()

  const source = createSource({
    ...deps,
    settle(entry, receipt, sentAtMs) {
      ledger.settle(entry, receipt)
      const isGood = entry.state === 'acknowledged'
      const second = Math.floor(performance.now() / 1_000)
      if (isGood) bySecond.set(second, (bySecond.get(second) ?? 0) + 1)
      for (const watcher of watchers) watcher(isGood ? sentAtMs : undefined, performance.now())
    },
  })

  function take(count: number): Entry[] {
    return Array.from({ length: count }, () => ledger.next())
  }

  function track(work: Promise<void>): void {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  const ticking = setInterval(() => {
    if (underWay.size > MAX_UNDER_WAY) return
    track(source.sendArray(take(ARRAY)))
    for (const entry of take(SINGLES)) track(source.sendSingle(entry))
    source.sendLines(take(LINES))
  }, TICK_MS)

  /** Resolves with the first value that the watcher makes of what is settled. */
  function watch<T>(
    what: string,
    seen: (sentAtMs: number | undefined, atMs: number) => T | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        watchers.delete(watcher)
        reject(new Error(`Waited ${RECOVERY_DEADLINE_MS} ms in vain for ${what}`))
      }, RECOVERY_DEADLINE_MS)
      const watcher = (sentAtMs: number | undefined, atMs: number) => {
        const value = seen(sentAtMs, atMs)
        if (value === undefined) return
        clearTimeout(late)
        watchers.delete(watcher)
        resolve(value)
      }
      watchers.add(watcher)
    })
  }

  return {
    recoveredSince: (sinceMs) =>
      watch('a receipt', (sentAtMs, atMs) =>
        sentAtMs !== undefined && sentAtMs >= sinceMs ? Math.round(atMs - sinceMs) : undefined,
      ),
    failed: () =>
      watch('a failure', (sentAtMs) => (sentAtMs === undefined ? true : undefined)).then(() => undefined),
    async receipts(count) {
      let left = count
      await watch(`${count} receipts`, (sentAtMs) =>
        sentAtMs !== undefined && --left <= 0 ? true : undefined,
      )
    },
    async stop() {
      clearInterval(ticking)
      await Promise.all(underWay)
      await source.close()
      return Math.max(0, ...bySecond.values())
    },
  }
}
