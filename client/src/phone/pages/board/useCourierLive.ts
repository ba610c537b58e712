import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'
import { createLiveStore, type LiveStore } from '../../../live/liveStore.ts'
import { snapshotKeepOf } from '../../session/keep.ts'
import { reloadOnNewBuild } from './reloadOnNewBuild.ts'

/** The live state of the signed-in courier's station, for as long as the page shows it. */
export function useCourierLive(courierId: string, clock: Clock): LiveStore | null {
  const [store, setStore] = useState<LiveStore | null>(null)

  useEffect(() => {
    const keep = snapshotKeepOf(courierId)
    const opened = createLiveStore({ auth: { as: 'courier' }, stationId: null, clock, keep })
    const stopReloading = reloadOnNewBuild(opened)
    setStore(opened)
    return () => {
      stopReloading()
      opened.close()
    }
  }, [courierId, clock])

  return store
}
