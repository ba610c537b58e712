import { isDeepStrictEqual } from 'node:util'
import type { TrailKind, TrailRecord } from '@leitai/shared/trail'
import type { Actor } from './actors.ts'
import type { Collections } from './collections.ts'
import type { CollectionName, OrgEntry } from './org.ts'

type Place = '*' | readonly string[]
type Known = <Name extends CollectionName>(collection: Name, id: string) => Collections[Name] | undefined

/** How a collection is told in the trail. */
interface Telling<Value> {
  kind: TrailKind
  /** What an entry concerns. */
  places(value: Value, id: string, known: Known): Place
  /** Never told. */
  secret?: keyof Value & string
}

const ofId = (_value: unknown, id: string): Place => [id]
const ofStations = ({ stations }: { stations: Place }): Place => stations

/** Every collection, so that a new one is thought of; null where only Leitai itself writes, or what nobody else ever sees. */
const TELLINGS: { [Name in CollectionName]: Telling<Collections[Name]> | null } = {
  managers: {
    kind: 'managers',
    places: ({ unit }) => (unit === null ? '*' : [unit]),
    secret: 'hash',
  },
  pins: {
    kind: 'pins',
    places: (_pin, id, known) => {
      const courier = known('couriers', id)
      return courier ? stationsOf(courier) : []
    },
    secret: 'hash',
  },
  units: { kind: 'units', places: ofId },
  stations: { kind: 'stations', places: ofId },
  couriers: { kind: 'couriers', places: stationsOf },
  keys: { kind: 'keys', places: ofStations, secret: 'hash' },
  goals: { kind: 'goals', places: (_goals, id) => [id.split('/')[0] ?? id] },
  settings: { kind: 'settings', places: ofId },
  challenges: { kind: 'challenges', places: ofId },
  revisions: null,
  announcements: { kind: 'announcements', places: ofStations },
  templates: null,
  ceremonies: { kind: 'ceremonies', places: ({ stations }) => Object.keys(stations) },
  walls: { kind: 'walls', places: ({ stationId }) => [stationId], secret: 'tokenHash' },
  // a courier's own choice, and nobody else's business
  devices: null,
  pushKeys: null,
  programmes: { kind: 'programmes', places: (_programme, id) => [id.split('/')[0] ?? id] },
}

function stationsOf({ postings }: Collections['couriers']): Place {
  return [...new Set(postings.map(({ station }) => station))]
}

/** What the trail says of entries that are written by an actor; nothing of those that stay as they are. */
export function recordsOf(
  entries: readonly OrgEntry[],
  known: Known,
  { by, address }: Actor,
  at: number,
): TrailRecord[] {
  return entries.flatMap(([collection, id, value]) => {
    const told = tell(collection, id, known(collection, id), value, known)
    return told && !isDeepStrictEqual(told.before, told.after) ? [{ at, id, by, address, ...told }] : []
  })
}

function tell<Name extends CollectionName>(
  collection: Name,
  id: string,
  old: Collections[Name] | undefined,
  value: unknown,
  known: Known,
): Pick<TrailRecord, 'kind' | 'places' | 'before' | 'after'> | undefined {
  const telling: Telling<Collections[Name]> | null = TELLINGS[collection]
  if (!telling) return undefined
  const now = value as Collections[Name] | null // an entry is of its collection: OrgEntry says so
  const places = [old, now].flatMap((one) => (one ? [telling.places(one, id, known)] : []))
  const without = (one: Collections[Name] | null | undefined): unknown => {
    if (!one || telling.secret === undefined) return plain(one ?? null)
    const { [telling.secret]: _secret, ...rest } = one
    return plain(rest)
  }
  return {
    kind: telling.kind,
    places: places.includes('*') ? '*' : [...new Set(places.flatMap((place) => [...place]))],
    before: without(old),
    after: without(now),
  }
}

/** As JSON keeps it: what is not there is not told as undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
