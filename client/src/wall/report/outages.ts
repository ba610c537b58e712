/** When a wall was without confirmed numbers since it first had some. */
import type { Clock } from '@leitai/shared/clock'
import type { WallHealth } from '@leitai/shared/wall'
import type { LiveStore } from '../../live/liveStore.ts'

const KEPT = 5

export interface Outages {
  /** By this device's clock. */
  soFar(): WallHealth['link']
  close(): void
}

/** Watches the link of a wall from now on. */
export function watchOutages(store: Pick<LiveStore, 'get' | 'subscribe'>, clock: Clock): Outages {
  let outages = 0
  let awayMs = 0
  let last: WallHealth['link']['last'] = []
  let wasLive = false
  let awaySince: number | null = null

  function look(): void {
    const isLive = store.get().link === 'live'
    if (isLive === wasLive) return
    wasLive = isLive
    if (!isLive) awaySince = clock.now()
    else if (awaySince !== null) {
      const to = clock.now()
      outages += 1
      awayMs += Math.max(0, to - awaySince)
      last = [{ from: awaySince, to }, ...last].slice(0, KEPT)
    }
  }

  look()
  return { soFar: () => ({ outages, awayMs, last }), close: store.subscribe(look) }
}
