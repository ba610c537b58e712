import { useSyncExternalStore } from 'react'
import type { LiveState, LiveStore } from './liveStore.ts'

/**
 * What `selector` picks from the live state. It has to return references that the state holds already, not
 * new objects: React compares them to decide whether anything changed.
 */
export function useLive<T>(store: LiveStore, selector: (state: LiveState) => T): T {
  return useSyncExternalStore(store.subscribe, () => selector(store.get()))
}
