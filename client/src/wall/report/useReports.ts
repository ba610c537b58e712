import { REPORT_EVERY_MS, type Snapshot } from '@leitai/shared/protocol'
import type { WallHealth, WallReport } from '@leitai/shared/wall'
import { useEffect, useState } from 'react'
import { boardRows } from '../board/boardRows.ts'
import { useWall, useWallLive, type Wall } from '../live/WallContext.ts'
import { ownBuild } from '../ownBuild.ts'
import { pageErrors } from './errorLog.ts'
import { type Outages, watchOutages } from './outages.ts'

const AFTER_CHANGE_MS = 1_000
const LIKENESS_ROWS = 5

/** Known to Chromium only, and to no standard. */
function heapBytes(): number | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } }
  return memory?.usedJSHeapSize ?? null
}

function likenessOf(snapshot: Snapshot, asOf: number): WallHealth['likeness'] {
  const rows = boardRows(snapshot, `day/${snapshot.settings.wallMetric}`).slice(0, LIKENESS_ROWS)
  return { asOf, rows: rows.map(({ rank, name, score }) => ({ rank, name: name.slice(0, 40), score })) }
}

function healthOf({ store }: Wall, outages: Outages, loadedAt: number): WallHealth | null {
  const { snapshot, asOf, clockOffsetMs } = store.get()
  if (!snapshot || asOf === null) return null
  const onServer = (at: number) => at + clockOffsetMs
  const errors = pageErrors.soFar()
  const link = outages.soFar()
  return {
    loadedAt: onServer(loadedAt),
    memoryBytes: heapBytes(),
    clockOffsetMs,
    errors: { ...errors, last: errors.last.map((one) => ({ ...one, at: onServer(one.at) })) },
    link: { ...link, last: link.last.map(({ from, to }) => ({ from: onServer(from), to: onServer(to) })) },
    likeness: likenessOf(snapshot, asOf),
  }
}

/** Tells the server how this wall does and what it shows, while there is one. */
export function useReports(scene: string): void {
  const wall = useWall()
  const { store, clock } = wall
  const link = useWallLive((state) => state.link)
  const [loadedAt] = useState(() => clock.now())
  const [outages, setOutages] = useState<Outages | null>(null)

  useEffect(() => {
    const watched = watchOutages(store, clock)
    setOutages(watched)
    return () => watched.close()
  }, [store, clock])

  useEffect(() => {
    if (link !== 'live' || !outages) return
    const send = () => {
      const report: WallReport = {
        scene,
        build: ownBuild() ?? store.get().snapshot?.build ?? '',
        width: Math.round(window.innerWidth * window.devicePixelRatio),
        height: Math.round(window.innerHeight * window.devicePixelRatio),
        health: healthOf(wall, outages, loadedAt),
      }
      store.report(report)
    }
    const first = setTimeout(send, AFTER_CHANGE_MS)
    const timer = setInterval(send, REPORT_EVERY_MS)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [wall, store, link, scene, outages, loadedAt])
}
