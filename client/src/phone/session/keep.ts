/** What a phone remembers between two looks: who is signed in, and the last good numbers (L3). */
import type { CourierSession } from '@leitai/shared/api'
import { createSnapshotKeep } from '../../live/keepSnapshot.ts'
import type { MyDay } from '../pages/dayLine/useMyDay.ts'

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** One courier's numbers never show on another's screen. */
export function snapshotKeepOf(courierId: string) {
  return createSnapshotKeep(`me/${courierId}`)
}

export interface Keep<T> {
  load(): T | null
  save(value: T): void
  clear(): void
}
export type SessionKeep = Keep<CourierSession>

/**
 * Keeps one thing in `storage`. Where that is full or shut off (a private window) nothing is kept beyond the page.
 */
export function createKeep<T>(storage: () => Storage, key: string): Keep<T> {
  return {
    load() {
      try {
        const kept: T | null = JSON.parse(storage().getItem(key) ?? 'null')
        return kept
      } catch {
        return null
      }
    },
    save(value) {
      try {
        storage().setItem(key, JSON.stringify(value))
      } catch {
        // what is on screen still knows it
      }
    },
    clear() {
      try {
        storage().removeItem(key)
      } catch {
        // shut off: nothing was kept
      }
    },
  }
}

/** Who is signed in. Where it cannot be kept the cookie still knows, and the server is asked each time. */
export function createSessionKeep(storage: () => Storage): SessionKeep {
  return createKeep(storage, 'leitai.me.session')
}

/** Disputes whose answers the courier has read, by id. */
export function seenDisputesOf(courierId: string): Keep<string[]> {
  return createKeep(() => localStorage, `leitai.me.seen.${courierId}`)
}

/** Announcements that this phone has shown in full, by id. */
export function seenNewsOf(courierId: string): Keep<string[]> {
  return createKeep(() => localStorage, `leitai.me.news.${courierId}`)
}

/** A dispute that is not sent yet. */
export interface Draft {
  text: string
  pickupId: string
}

/** Drafts by what they are about (`draftNameOf`). */
export function draftsOf(courierId: string): Keep<Record<string, Draft>> {
  return createKeep(() => localStorage, `leitai.me.drafts.${courierId}`)
}

/** When the hint about the home screen was sent away. */
export function installDismissed(): Keep<number> {
  return createKeep(() => localStorage, 'leitai.me.install')
}

/** The last known pickups of one courier's day. */
export function myDayOf(courierId: string): Keep<MyDay> {
  return createKeep(() => localStorage, `leitai.me.day.${courierId}`)
}
