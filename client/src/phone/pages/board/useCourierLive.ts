import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'
import { createLiveStore, type LiveStore } from '../../../live/liveStore.ts'
import { snapshotKeepOf } from '../../session/keep.ts'
import { reloadOnNewBuild } from './reloadOnNewBuild.ts'

/**
 * The live state of the signed-in courier's station, for as long as the page shows it. The station is named, so
 * that a courier who was moved is refused and asks anew, instead of watching on as if nothing had happened.
 */
export function useCourierLive({ courierId, stationId }: CourierSession, clock: Clock): LiveStore | null {
  const [store, setStore] = useState<LiveStore | null>(null)

  useEffect(() => {
    const keep = snapshotKeepOf(courierId)
    const opened = createLiveStore({ auth: { as: 'courier' }, stationId, clock, keep })
    const stopReloading = reloadOnNewBuild(opened)
    const look = () => opened.look(document.visibilityState === 'visible')
    look()
    document.addEventListener('visibilitychange', look)
    setStore(opened)
    return () => {
      stopReloading()
      document.removeEventListener('visibilitychange', look)
      opened.close()
    }
  }, [courierId, stationId, clock])

  return store
}
