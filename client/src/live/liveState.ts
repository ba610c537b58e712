/** What is known of a station at one moment, and what of it outlives the page. */
import type { LiveCeremony } from '@leitai/shared/ceremony'
import type { Programme } from '@leitai/shared/programme'
import type { Snapshot, WallTicket } from '@leitai/shared/protocol'

/**
 * `redisAway`: the server answers but cannot vouch for the numbers. `refused`: it does not know who asks, which may
 * be its own fault (another store, or one before its backup is put back), so it is asked again; no number is to be
 * shown meanwhile. `revoked`: it says that the right is gone, for good.
 */
export type Link = 'connecting' | 'live' | 'redisAway' | 'serverAway' | 'offline' | 'refused' | 'revoked'

/** Whether the server lets this viewer see nothing, for now or for good. */
export function isShutOut(link: Link): link is 'refused' | 'revoked' {
  return link === 'refused' || link === 'revoked'
}

export interface LiveState {
  /** Null until something is known, from the server or from what was kept. */
  snapshot: Snapshot | null
  link: Link
  /** When the server last confirmed these numbers, by this device's clock; null for kept ones. */
  heardAt: number | null
  /** When the numbers were right, by the server's clock. */
  asOf: number | null
  /** To be added to this device's clock for the server's. */
  clockOffsetMs: number
  /** Walls only. */
  ticket: WallTicket | null
  /** Walls only; null until it is known. */
  programme: Programme | null
  /** Walls only: the awards ceremony that runs at the station. */
  ceremony: LiveCeremony | null
  /**
   * Raised whenever numbers came that had to be asked for, or were kept: what changed since those before was not
   * seen happening.
   */
  stretch: number
  /** False while nothing has confirmed the numbers for SILENT_AFTER_MS (L3). */
  fresh: boolean
}

/** What is shown without a network: the last good snapshot, and by which programme. */
export interface KeptSnapshot extends Snapshot {
  programme?: Programme | null
}

/** Where the last good snapshot outlives the page. */
export interface SnapshotKeep {
  load(): Promise<KeptSnapshot | null>
  save(snapshot: KeptSnapshot): void
}

export const NOTHING_KNOWN: LiveState = {
  snapshot: null,
  link: 'connecting',
  heardAt: null,
  asOf: null,
  clockOffsetMs: 0,
  ticket: null,
  programme: null,
  ceremony: null,
  stretch: 0,
  fresh: false,
}
