import type { RosterReply } from '@leitai/shared/api'
import type { TrailEntry } from '@leitai/shared/trail'
import { nameIn } from './trailChanges.ts'

/** What people call the places and couriers that the trail knows by id. */
export interface TrailNames {
  /** Of a unit or a station. */
  places: ReadonlyMap<string, string>
  couriers: ReadonlyMap<string, string>
}

/** Names of all that a roster has; a roster that is not there yet has none. */
export function trailNames(roster: Pick<RosterReply, 'units' | 'stations' | 'couriers'> | null): TrailNames {
  const named = (all: readonly { id: string; name: string }[] = []) =>
    all.map(({ id, name }) => [id, name] as const)
  return {
    places: new Map([...named(roster?.units), ...named(roster?.stations)]),
    couriers: new Map(named(roster?.couriers)),
  }
}

/** What an entry is about, by its own name or those of its id: `station`, `station/courier`, or a courier's number. */
export function subjectOf(
  entry: Pick<TrailEntry, 'kind' | 'id' | 'before' | 'after'>,
  names: TrailNames,
): string {
  const { kind, id } = entry
  const own = nameIn(entry)
  if (own !== null) return own
  if (kind === 'pins') return names.couriers.get(id) ?? id
  const [place = id, ...rest] = id.split('/')
  return [names.places.get(place) ?? place, ...rest.map((one) => names.couriers.get(one) ?? one)].join(' · ')
}
