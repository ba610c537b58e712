import { isDeepStrictEqual } from 'node:util'
import { dayNoOf, dayOf } from '@leitai/shared/calendar'
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
  places(value: Value, id: string, known: Known, at: number): Place
  /** What a change concerns beside, of what it has touched. */
  touched?(before: Value | null, after: Value | null): readonly string[]
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
    places: (_pin, id, known, at) => {
      const courier = known('couriers', id)
      return courier ? homeOf(courier, known, at) : []
    },
    secret: 'hash',
  },
  units: { kind: 'units', places: ofId },
  stations: { kind: 'stations', places: ofId },
  couriers: {
    kind: 'couriers',
    places: (courier, _id, known, at) => homeOf(courier, known, at),
    touched: movedStations,
  },
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

/** The station that a courier was posted to last by now, else the first: one of long ago has no say any more. */
function homeOf({ postings }: Collections['couriers'], known: Known, at: number): Place {
  const inOrder = postings.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const begun = inOrder.findLast(({ station, from }) => {
    const timeZone = known('stations', station)?.timeZone ?? 'Asia/Shanghai'
    return dayNoOf(from) <= dayOf(at, { timeZone, dayStartMinutes: 0, weekStart: 1 })
  })
  const home = begun ?? inOrder[0]
  return home ? [home.station] : []
}

/** Stations of the postings that are in one of both only. */
function movedStations(
  before: Collections['couriers'] | null,
  after: Collections['couriers'] | null,
): string[] {
  const [old, now] = [before?.postings ?? [], after?.postings ?? []]
  const without = (all: typeof old, others: typeof old) =>
    all.filter((one) => !others.some((other) => isDeepStrictEqual(plain(one), plain(other))))
  return [...without(old, now), ...without(now, old)].map(({ station }) => station)
}

/** What the trail says of entries that are written by an actor; nothing of those that stay as they are. */
export function recordsOf(
  entries: readonly OrgEntry[],
  known: Known,
  { by, address }: Actor,
  at: number,
): TrailRecord[] {
  return entries.flatMap(([collection, id, value]) => {
    const told = tell(collection, id, known(collection, id), value, { known, at })
    if (!told || isDeepStrictEqual(told.before, told.after)) return []
    return [{ at, id, by, address, ...told, before: bounded(told.before), after: bounded(told.after) }]
  })
}

function tell<Name extends CollectionName>(
  collection: Name,
  id: string,
  old: Collections[Name] | undefined,
  value: unknown,
  { known, at }: { known: Known; at: number },
): Pick<TrailRecord, 'kind' | 'places' | 'before' | 'after'> | undefined {
  const telling: Telling<Collections[Name]> | null = TELLINGS[collection]
  if (!telling) return undefined
  const now = value as Collections[Name] | null // an entry is of its collection: OrgEntry says so
  const places = [old, now].flatMap((one) => (one ? [telling.places(one, id, known, at)] : []))
  places.push(telling.touched?.(old ?? null, now) ?? [])
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

/** At most this much of a value is told, for the trail is kept for good; in characters of its JSON. */
const MAX_TOLD = 8_000

/** A value without its longest fields where it is too long; `shortened` names them, or is `*` for a list. */
function bounded(value: unknown): unknown {
  if (textLength(value) <= MAX_TOLD) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { shortened: '*' }
  const fields = Object.entries(value).sort(([, a], [, b]) => textLength(a) - textLength(b))
  const left: string[] = []
  while (textLength(Object.fromEntries(fields)) > MAX_TOLD) left.push(fields.pop()?.[0] ?? '')
  return { ...Object.fromEntries(fields), shortened: left.join(' ') }
}

const textLength = (value: unknown): number => JSON.stringify(value).length
