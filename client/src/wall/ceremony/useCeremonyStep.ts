import type { CeremonyStep } from '@leitai/shared/ceremony'
import { useCallback, useSyncExternalStore } from 'react'
import { useWall } from '../live/WallContext.ts'
import { ceremonyStep, watchCeremony } from './watchCeremony.ts'

/** The step of the awards ceremony that is on at this moment; null while there is none. */
export function useCeremonyStep(): CeremonyStep | null {
  const { store, clock } = useWall()
  const subscribe = useCallback(
    (listener: () => void) => watchCeremony(store, clock, listener),
    [store, clock],
  )
  return useSyncExternalStore(subscribe, () => ceremonyStep(store, clock))
}
