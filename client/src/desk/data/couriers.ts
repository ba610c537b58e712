import type { RosterCourier } from '@leitai/shared/api'

/** The courier that was typed: a number, or a name that only one has. Those of the station go before all others. */
export function courierTyped(
  typed: string,
  couriers: readonly RosterCourier[],
  stationId: string,
): RosterCourier | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return undefined
  const numbered = couriers.find(({ id }) => id === text || id === typed.trim())
  if (numbered) return numbered
  const named = couriers.filter(({ name }) => name.normalize('NFKC') === text)
  const own = named.filter((courier) => courier.stationId === stationId)
  const [only, ...others] = own.length > 0 ? own : named
  return others.length === 0 ? only : undefined
}
