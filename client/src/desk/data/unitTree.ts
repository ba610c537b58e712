import type { RosterReply } from '@leitai/shared/api'

/** A unit or a station, with what lies below it. */
export interface Place {
  id: string
  name: string
  isStation: boolean
  /** Stations at or below it. */
  stationIds: ReadonlySet<string>
  /** Couriers who are posted there now. */
  couriers: number
  below: Place[]
}

/** The organisation as a tree; what hangs from nothing that is known stands at its top. */
export function unitTree({ units, stations, couriers }: RosterReply): Place[] {
  const posted = new Map<string, number>()
  for (const { stationId } of couriers)
    if (stationId !== null) posted.set(stationId, (posted.get(stationId) ?? 0) + 1)
  const known = new Set(units.map(({ id }) => id))
  const groups = <Entry extends { parent: string | null }>(entries: readonly Entry[]) => {
    const found = new Map<string | null, Entry[]>()
    for (const entry of entries) {
      const parent = entry.parent !== null && known.has(entry.parent) ? entry.parent : null
      found.set(parent, [...(found.get(parent) ?? []), entry])
    }
    return found
  }
  const [unitsOf, stationsOf] = [groups(units), groups(stations)]

  function below(parent: string | null): Place[] {
    const places = [
      ...(unitsOf.get(parent) ?? []).map(({ id, name }): Place => {
        const inner = below(id)
        return {
          id,
          name,
          isStation: false,
          stationIds: new Set(inner.flatMap(({ stationIds }) => [...stationIds])),
          couriers: inner.reduce((sum, place) => sum + place.couriers, 0),
          below: inner,
        }
      }),
      ...(stationsOf.get(parent) ?? []).map(
        ({ id, name }): Place => ({
          id,
          name,
          isStation: true,
          stationIds: new Set([id]),
          couriers: posted.get(id) ?? 0,
          below: [],
        }),
      ),
    ]
    return places.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  return below(null)
}

/** All places of a tree from top to bottom, each with how deep it lies. */
export function flatPlaces(places: readonly Place[], depth = 0): { place: Place; depth: number }[] {
  return places.flatMap((place) => [{ place, depth }, ...flatPlaces(place.below, depth + 1)])
}
