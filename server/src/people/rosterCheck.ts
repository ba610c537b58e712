import {
  courierFileSchema,
  type RosterError,
  type RosterFile,
  stationFileSchema,
  unitSchema,
} from '@leitai/shared/roster'
import { z } from 'zod'
import type { Org } from '../org/org.ts'
import type { Column } from './rosterColumns.ts'
import { errorAt, type Origin, type TableRoster } from './rosterTables.ts'

/** Mistakes told at once; the rest come when these are mended. */
export const MAX_ERRORS = 100
export const COLLECTIONS = ['units', 'stations', 'couriers'] as const
type Collection = (typeof COLLECTIONS)[number]

/** Where the parts of a roster stand in its tables; undefined for JSON, where paths say it. */
export type Origins = TableRoster['origins'] | undefined

/** Entries of a file that have the right form, each with its place in the file. */
export type Parsed = { [Name in Collection]: { index: number; value: RosterFile[Name][number] }[] }

export interface Checked {
  parsed: Parsed
  errors: RosterError[]
}

const listsSchema = z.object({
  units: z.array(z.unknown()).default([]),
  stations: z.array(z.unknown()).default([]),
  couriers: z.array(z.unknown()).default([]),
})
const namedSchema = z.object({ id: z.string() })
/** What refers to others, also where the rest of an entry is not valid: all mistakes are told at once. */
const belongingSchema = z.object({ parent: z.string() })
const postedSchema = z.object({ postings: z.array(z.object({ station: z.string().min(1) })) })

/** What the columns of a table call the fields of a roster, where they have another name. */
const COLUMN_OF_FIELD: Record<string, Column> = {
  'couriers.couriers.id': 'courier',
  'couriers.couriers.postings': 'station',
  'couriers.stations.id': 'station',
  'couriers.stations.name': 'stationName',
  'units.units.level': 'kind',
  'units.stations.level': 'kind',
}

/** The entries of a roster, and every mistake in it that can be seen without knowing its stations' pickups. */
export function checkRoster(value: unknown, origins: Origins, org: Org): Checked {
  const lists = listsSchema.safeParse(value)
  if (!lists.success) {
    const errors = lists.error.issues.map(({ path }) => errorAtPath(path, 'not_valid', origins))
    return { parsed: { units: [], stations: [], couriers: [] }, errors }
  }
  const errors: RosterError[] = []
  function valid<Schema extends z.ZodType>(collection: Collection, schema: Schema) {
    return lists.data?.[collection].flatMap((entry, index): { index: number; value: z.output<Schema> }[] => {
      if (errors.length >= MAX_ERRORS) return []
      const parsed = schema.safeParse(entry)
      if (parsed.success) return [{ index, value: parsed.data }]
      const paths = new Set(parsed.error.issues.map(({ path }) => JSON.stringify(path)))
      for (const path of paths)
        errors.push(errorAtPath([collection, index, ...JSON.parse(path)], 'not_valid', origins))
      return []
    })
  }
  const parsed: Parsed = {
    units: valid('units', unitSchema) ?? [],
    stations: valid('stations', stationFileSchema) ?? [],
    couriers: valid('couriers', courierFileSchema) ?? [],
  }
  if (errors.length >= MAX_ERRORS) return { parsed, errors } // what else is wrong would not be told
  const ids = (collection: 'units' | 'stations') => [
    ...org.all(collection).keys(),
    // one that is not valid is a mistake of its own, not another one of whoever refers to it
    ...lists.data[collection].flatMap((entry) => namedSchema.safeParse(entry).data?.id ?? []),
  ]
  errors.push(
    ...duplicates(parsed, origins),
    ...taken(parsed, origins, org),
    ...missing(lists.data, { units: new Set(ids('units')), stations: new Set(ids('stations')) }, origins),
    ...cyclic(parsed, origins, org),
    ...sameDates(parsed, origins),
  )
  return { parsed, errors }
}

/** An error at a path of a roster: of JSON as the path, of a table as its line and column. */
export function errorAtPath(
  path: readonly PropertyKey[],
  code: RosterError['code'],
  origins: Origins,
  value?: string,
): RosterError {
  const [collection, index, field = 'id', position] = path
  const said = value === undefined ? {} : { value }
  const origin = origins?.[collection as Collection]?.[Number(index)]
  if (!origin) return { field: pathText(path) || 'body', code, ...said }
  const last = path.slice(2).findLast((part) => typeof part === 'string') ?? field
  const name = `${origin.kind}.${String(collection)}.${String(last)}`
  const own: Origin = 'postings' in origin ? (origin.postings[Number(position)] ?? origin) : origin
  return errorAt(own, COLUMN_OF_FIELD[name] ?? (String(last) as Column), code, value)
}

/** `couriers[3].name`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

/** Ids that stand twice; a unit and a station share their names, for both are what a manager may be of. */
function duplicates(parsed: Parsed, origins: Origins): RosterError[] {
  const places = { places: new Set<string>(), couriers: new Set<string>() }
  return COLLECTIONS.flatMap((collection) => {
    const seen = collection === 'couriers' ? places.couriers : places.places
    return parsed[collection].flatMap(({ index, value: { id } }) => {
      const twice = seen.has(id)
      seen.add(id)
      return twice ? [errorAtPath([collection, index, 'id'], 'stands_twice', origins, id)] : []
    })
  })
}

/** What is a unit here already becomes no station, nor the reverse: rights are given by that name. */
function taken(parsed: Parsed, origins: Origins, org: Org): RosterError[] {
  return (['units', 'stations'] as const).flatMap((collection) =>
    parsed[collection].flatMap(({ index, value: { id } }) =>
      org.get(collection === 'units' ? 'stations' : 'units', id)
        ? [errorAtPath([collection, index, 'id'], 'stands_twice', origins, id)]
        : [],
    ),
  )
}

/** References to what is neither in the file nor known already. */
function missing(
  { units, stations, couriers }: z.output<typeof listsSchema>,
  known: Record<'units' | 'stations', ReadonlySet<string>>,
  origins: Origins,
): RosterError[] {
  const parents = Object.entries({ units, stations }).flatMap(([collection, entries]) =>
    entries.flatMap((entry, index) => {
      const parent = belongingSchema.safeParse(entry).data?.parent
      return parent === undefined || known.units.has(parent)
        ? []
        : [errorAtPath([collection, index, 'parent'], 'no_such_unit', origins, parent)]
    }),
  )
  const postings = couriers.flatMap((courier, index) =>
    (postedSchema.safeParse(courier).data?.postings ?? []).flatMap(({ station }, position) => {
      const path = ['couriers', index, 'postings', position, 'station']
      return known.stations.has(station) ? [] : [errorAtPath(path, 'no_such_station', origins, station)]
    }),
  )
  return [...parents, ...postings]
}

/** Units that would lie below themselves. */
function cyclic({ units }: Parsed, origins: Origins, org: Org): RosterError[] {
  const all = [...org.all('units').values(), ...units.map(({ value }) => value)]
  const parents = new Map(all.map(({ id, parent }) => [id, parent]))
  return units.flatMap(({ index, value: { id } }) => {
    const seen = new Set([id])
    for (let up = parents.get(id); up != null; up = parents.get(up)) {
      if (seen.has(up)) return [errorAtPath(['units', index, 'parent'], 'below_itself', origins, id)]
      seen.add(up)
    }
    return []
  })
}

/** Postings of one courier that begin on the same date. */
function sameDates({ couriers }: Parsed, origins: Origins): RosterError[] {
  return couriers.flatMap(({ index, value: { postings } }) => {
    const seen = new Set<string>()
    return postings.flatMap(({ from }, position) => {
      const twice = seen.has(from)
      seen.add(from)
      return twice
        ? [errorAtPath(['couriers', index, 'postings', position, 'from'], 'stands_twice', origins, from)]
        : []
    })
  })
}
