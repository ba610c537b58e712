import type { BurstPreview } from '@leitai/shared/burst'
import { dateOf, dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { BurstRule } from '@leitai/shared/correction'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { Roster } from '../people/roster.ts'

const DAYS = 7
const MINUTE_MS = 60_000

export type PreviewBurst = (stationId: string, rule: BurstRule) => Promise<BurstPreview>

/** What a rule would have held in the last seven days. Throws `unknown_station`. */
export function createBurstPreview(deps: {
  boards: Pick<Boards, 'dayFacts'>
  roster: Roster
  clock: Clock
}): PreviewBurst {
  const { boards, roster, clock } = deps

  return async (stationId, rule) => {
    const { calendar } = roster.station(stationId)
    const today = dayOf(clock.now(), calendar)
    const first = today - DAYS + 1
    const posted = roster.postedTo(stationId, first, today + 1)
    const days = Array.from({ length: DAYS }, (_, i) => first + i)
    const read = await Promise.all(days.map((day) => boards.dayFacts(stationId, day, posted)))
    const facts = read
      .flatMap((day) => day.facts.map(({ fact }) => fact))
      .filter(({ state }) => state !== 'void')
    const held = heldOf(facts, rule)
    const byCourier = new Map<string, number>()
    for (const { courier } of held) byCourier.set(courier, (byCourier.get(courier) ?? 0) + 1)
    return {
      from: dateOf(first),
      to: dateOf(today),
      pickups: facts.length,
      held: held.length,
      heldParcels: held.reduce((sum, { count }) => sum + count, 0),
      couriers: [...byCourier]
        .map(([id, n]) => ({ id, name: roster.nameOf(id), held: n }))
        .sort((a, b) => b.held - a.held || (a.id < b.id ? -1 : 1)),
    }
  }
}

/**
 * The pickups beyond the rule, taken to have come in the order in which they were made: each waits if the span
 * that ends with it has more parcels of its courier than the rule allows, counting what waits already.
 */
export function heldOf<Made extends Pick<StoredFact, 'courier' | 'at' | 'count'>>(
  facts: readonly Made[],
  { parcels, minutes }: BurstRule,
): Made[] {
  const inOrder = [...facts].sort((a, b) => a.at - b.at)
  const recent = new Map<string, { made: Made[]; sum: number }>()
  return inOrder.filter((fact) => {
    const span = recent.get(fact.courier) ?? { made: [], sum: 0 }
    recent.set(fact.courier, span)
    span.made.push(fact)
    span.sum += fact.count
    while (span.made[0] && span.made[0].at <= fact.at - minutes * MINUTE_MS)
      span.sum -= span.made.shift()?.count ?? 0
    return span.sum > parcels
  })
}
