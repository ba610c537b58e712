/** What a phone remembers between two looks: who is signed in, and the last good numbers (L3). */
import type { CourierSession } from '@leitai/shared/api'
import { createSnapshotKeep } from '../../live/keepSnapshot.ts'

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

const KEY = 'leitai.me.session'

/** One courier's numbers never show on another's screen. */
export function snapshotKeepOf(courierId: string) {
  return createSnapshotKeep(`me/${courierId}`)
}

export interface SessionKeep {
  load(): CourierSession | null
  save(session: CourierSession): void
  clear(): void
}

/**
 * Keeps the session in `storage`. Where that is full or shut off (a private window) nothing is kept, and the
 * server is asked each time.
 */
export function createSessionKeep(storage: () => Storage): SessionKeep {
  return {
    load() {
      try {
        const kept: CourierSession | null = JSON.parse(storage().getItem(KEY) ?? 'null')
        return kept
      } catch {
        return null
      }
    },
    save(session) {
      try {
        storage().setItem(KEY, JSON.stringify(session))
      } catch {
        // the cookie still knows the courier
      }
    },
    clear() {
      try {
        storage().removeItem(KEY)
      } catch {
        // shut off: nothing was kept
      }
    },
  }
}
