import { type Calendar, dateOf, dayStartsAt, instantOf } from '@leitai/shared/calendar'
import type { pickupSchema } from '@leitai/shared/pickup'
import type { Courier } from '@leitai/shared/roster'
import type { z } from 'zod'

export type DeliveredPickup = z.input<typeof pickupSchema>

const OPENS_MS = 8 * 3_600_000
const CLOSES_MS = 20 * 3_600_000
/** Pickups a day of the weakest and of the strongest courier. */
const FEWEST = 14
const MOST = 46
const SUNDAY_SHARE = 0.6
const CONTRACT_SHARE = 0.06

/** Numbers from 0 to 1 that follow from a text: the same history on every start (mulberry32 over FNV-1a). */
export function seededRandom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A pickup of a courier at an instant (ms). */
export function demoPickup(id: string, courier: string, at: number, random: () => number): DeliveredPickup {
  const contract = random() < CONTRACT_SHARE
  const count = contract ? 5 + Math.floor(random() * 16) : random() < 0.9 ? 1 : 2
  return {
    id,
    version: 1,
    courier,
    at: instantOf(at),
    count,
    revenue: count * (contract ? 800 : 1_000 + Math.floor(random() * 30) * 100),
    product: random() < 0.6 ? 'express' : 'parcel',
    channel: contract ? 'contract' : 'walkin',
  }
}

/**
 * What a courier picked up on a business day, up to `untilMs`, in order of time. Sent again it is the same to
 * the letter, and so counts once (P2).
 */
export function dayOfPickups(
  courier: Courier,
  dayNo: number,
  calendar: Calendar,
  untilMs: number,
): DeliveredPickup[] {
  const strength = seededRandom(courier.id)()
  const random = seededRandom(`${courier.id} ${dayNo}`)
  const share = (dayNo + 3) % 7 === 6 ? SUNDAY_SHARE : 1
  const number = Math.round((FEWEST + (MOST - FEWEST) * strength) * share * (0.6 + 0.8 * random()))
  const start = dayStartsAt(dayNo, calendar)
  const times = Array.from(
    { length: number },
    () => start + OPENS_MS + Math.floor(random() * (CLOSES_MS - OPENS_MS)),
  )
  return times
    .sort((a, b) => a - b)
    .map((at, index) => demoPickup(`DEMO${dateOf(dayNo)}-${courier.id}-${index}`, courier.id, at, random))
    .filter(({ at }) => Date.parse(at) <= untilMs)
}
