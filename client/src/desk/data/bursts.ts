import type { PendingReply } from '@leitai/shared/correction'

export type PendingPickup = PendingReply['pickups'][number]

/** Pickups of one courier that wait, each close to the next: what is decided at once. */
export interface Burst {
  courier: string
  name: string
  /** Oldest first. */
  pickups: PendingPickup[]
  fromMs: number
  toMs: number
  parcels: number
}

const MINUTE_MS = 60_000

/** Pickups that wait by courier and burst, the oldest burst first. A pause of `pauseMinutes` parts two bursts. */
export function groupBursts(pickups: readonly PendingPickup[], pauseMinutes: number): Burst[] {
  const bursts: Burst[] = []
  const open = new Map<string, Burst>()
  const ordered = [...pickups].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  for (const pickup of ordered) {
    const atMs = Date.parse(pickup.at)
    let burst = open.get(pickup.courier)
    if (!burst || atMs - burst.toMs >= pauseMinutes * MINUTE_MS) {
      const { courier, name } = pickup
      burst = { courier, name, pickups: [], fromMs: atMs, toMs: atMs, parcels: 0 }
      open.set(courier, burst)
      bursts.push(burst)
    }
    burst.pickups.push(pickup)
    burst.toMs = atMs
    burst.parcels += pickup.count
  }
  return bursts
}
