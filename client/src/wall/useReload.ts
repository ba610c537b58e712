import type { Clock } from '@leitai/shared/clock'
import { useEffect } from 'react'
import type { LiveStore } from '../live/liveStore.ts'
import { reloadPage } from './offline/reloadPage.ts'
import { ownBuild } from './ownBuild.ts'
import { isNewBuild, isNightlyReload, type PageLife } from './reload.ts'

const RELOADED_AT = 'leitai.wall.reloadedAt'
/** Walls of a station must not all come back in the same second. */
const SPREAD_MS = 5_000
const CHECK_EVERY_MS = 60_000

/** Where storage is shut off, the page's own birth must do. */
function lastReloadAt(): number {
  try {
    return Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
  } catch {
    return 0
  }
}

function noteReload(now: number): void {
  try {
    sessionStorage.setItem(RELOADED_AT, String(now))
  } catch {
    // it is only a guard against reloading too often
  }
}

/** Loads the page again when the server has a newer one, and once a night; only while the server is there. */
export function useReload(store: LiveStore, clock: Clock): void {
  useEffect(() => {
    const life: PageLife = { bornAt: clock.now(), build: ownBuild() }
    let timer: ReturnType<typeof setTimeout> | undefined

    function reloadSoon() {
      timer ??= setTimeout(() => {
        timer = undefined
        // where the server has gone meanwhile, the next look asks again
        void reloadPage(() => noteReload(clock.now()))
      }, Math.random() * SPREAD_MS)
    }
    function check() {
      const { snapshot, heardAt, link, clockOffsetMs } = store.get()
      // a kept snapshot says nothing about what is served now
      if (!snapshot || heardAt === null || link !== 'live') return
      const now = clock.now()
      const again =
        isNewBuild(life, snapshot.build, now, lastReloadAt()) ||
        isNightlyReload(life, now, now + clockOffsetMs, snapshot.station.timeZone)
      if (again) reloadSoon()
    }
    const unsubscribe = store.subscribe(check)
    const nightly = setInterval(check, CHECK_EVERY_MS)
    return () => {
      unsubscribe()
      clearInterval(nightly)
      clearTimeout(timer)
    }
  }, [store, clock])
}
