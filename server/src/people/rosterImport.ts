import { isDeepStrictEqual } from 'node:util'
import { dateOf, dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import {
  type RosterChange,
  type RosterError,
  type RosterFile,
  rosterFileSchema,
  type Station,
} from '@leitai/shared/roster'
import type { Boards } from '../boards/boards.ts'
import type { Org, OrgEntry } from '../org/org.ts'
import { calendarErrors } from './calendarChanges.ts'
import { calendarOf } from './roster.ts'
import { parseRosterCsv } from './rosterCsv.ts'

/** Mistakes told at once; the rest come when these are mended. */
const MAX_ERRORS = 100
const TRIES = 3
/** The calendar of a station that this file is the first to name. */
const NEW_STATION = { timeZone: 'Asia/Shanghai', dayStart: '00:00', weekStart: 1, changes: [] }
const COLLECTIONS = ['units', 'stations', 'couriers'] as const

/** A roster in which every station says which changes its calendar has. */
type WholeFile = Omit<RosterFile, 'stations'> & { stations: Station[] }

/** A roster that cannot be taken, with every mistake in it. */
export class RosterRefusal extends Refusal {
  readonly errors: RosterError[]
  constructor(errors: RosterError[]) {
    super('invalid_roster', errors.map(({ field, code }) => `${field}: ${code}`).join('\n'), {
      field: errors[0]?.field ?? 'body',
    })
    this.errors = errors.slice(0, MAX_ERRORS)
  }
}

export interface RosterImport {
  /** Takes a roster whole or not at all; with `dryRun` only says what it would change. Throws RosterRefusal. */
  take(delivered: { json: unknown } | { csv: string }, dryRun: boolean): Promise<RosterChange>
}

/** Imports rosters. What stands in one is added or replaced; doing it twice is the same as once. */
export function createRosterImport(deps: { org: Org; boards: Boards; clock: Clock }): RosterImport {
  const { org, clock } = deps
  function read(delivered: { json: unknown } | { csv: string }): { file: RosterFile; lines: number[] } {
    if ('json' in delivered) return { file: check(delivered.json, []), lines: [] }
    const { file, lines, errors } = parseRosterCsv(delivered.csv, {
      courier: (id) => org.get('couriers', id),
      station: (id) => org.get('stations', id),
      today: (stationId) =>
        dateOf(dayOf(clock.now(), calendarOf(org.get('stations', stationId) ?? NEW_STATION))),
    })
    if (errors.length > 0) throw new RosterRefusal(errors)
    return { file: check(file, lines), lines }
  }

  /** What the file does not say of a station's changes is as it was: an old file undoes none that is to come. */
  function completed(file: RosterFile): WholeFile {
    const stations = file.stations.map((station) => ({
      ...station,
      changes: station.changes ?? org.get('stations', station.id)?.changes ?? [],
    }))
    return { ...file, stations }
  }

  async function takeOnce(
    given: RosterFile,
    lines: number[],
    dryRun: boolean,
  ): Promise<RosterChange | undefined> {
    const version = org.version()
    const file = completed(given)
    const errors = [
      ...duplicates(file),
      ...missing(file, lines, org),
      ...cyclic(file, org),
      ...(await movedCalendars(file, deps)),
    ]
    if (errors.length > 0) throw new RosterRefusal(errors)
    const { entries, change } = compare(file, org)
    if (dryRun || entries.length === 0) return change
    return (await org.put(entries, version)) ? change : undefined
  }

  return {
    async take(delivered, dryRun) {
      await org.sync()
      for (let tries = 0; tries < TRIES; tries++) {
        const { file, lines } = read(delivered) // a CSV builds on what is known now
        const change = await takeOnce(file, lines, dryRun)
        if (change) return change
      }
      throw new Refusal('roster_changed', 'The roster is being changed by others.')
    },
  }
}

function check(value: unknown, lines: readonly number[]): RosterFile {
  const parsed = rosterFileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RosterRefusal(
    parsed.error.issues.map(({ path }) => ({ field: fieldOf(path, lines), code: 'not_valid' })),
  )
}

/** `couriers[3].name`, or of a CSV the line of that courier. */
function fieldOf(path: readonly PropertyKey[], lines: readonly number[]): string {
  const [collection, index, ...rest] = path
  const line = collection === 'couriers' ? lines[Number(index)] : undefined
  const text = (parts: readonly PropertyKey[]) =>
    parts
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '')
  if (line === undefined) return text(path) || 'body'
  const column = rest.findLast((part) => typeof part === 'string')
  return `line ${line}, column ${String(column ?? 'courier')}`
}

function duplicates(file: RosterFile): RosterError[] {
  const code = 'stands_twice' as const
  return COLLECTIONS.flatMap((collection) => {
    const seen = new Set<string>()
    return file[collection].flatMap(({ id }, index) => {
      const twice = seen.has(id)
      seen.add(id)
      return twice ? [{ field: `${collection}[${index}].id`, code, value: id }] : []
    })
  })
}

/** References to what is neither in the file nor known already. */
function missing(file: RosterFile, lines: readonly number[], org: Org): RosterError[] {
  const units = new Set([...org.all('units').keys(), ...file.units.map(({ id }) => id)])
  const stations = new Set([...org.all('stations').keys(), ...file.stations.map(({ id }) => id)])
  const parents = (['units', 'stations'] as const).flatMap((collection) =>
    file[collection].flatMap(({ parent }, index) =>
      parent !== null && !units.has(parent)
        ? [{ field: `${collection}[${index}].parent`, code: 'no_such_unit' as const, value: parent }]
        : [],
    ),
  )
  const postings = file.couriers.flatMap((courier, index) =>
    courier.postings.flatMap(({ station }, position) =>
      stations.has(station)
        ? []
        : [
            {
              field: fieldOf(['couriers', index, 'postings', position, 'station'], lines),
              code: 'no_such_station' as const,
              value: station,
            },
          ],
    ),
  )
  return [...parents, ...postings]
}

/** Units that would lie below themselves. */
function cyclic(file: RosterFile, org: Org): RosterError[] {
  const parents = new Map([...org.all('units').values(), ...file.units].map(({ id, parent }) => [id, parent]))
  return file.units.flatMap(({ id }, index) => {
    const seen = new Set([id])
    for (let up = parents.get(id); up != null; up = parents.get(up)) {
      if (seen.has(up)) return [{ field: `units[${index}].parent`, code: 'below_itself' as const, value: id }]
      seen.add(up)
    }
    return []
  })
}

async function movedCalendars(
  { stations }: WholeFile,
  { org, boards, clock }: { org: Org; boards: Boards; clock: Clock },
): Promise<RosterError[]> {
  const found = await Promise.all(
    stations.map((station, index) => {
      const known = org.get('stations', station.id)
      return calendarErrors(`stations[${index}]`, known, station, boards, clock.now())
    }),
  )
  return found.flat()
}

function compare(file: WholeFile, org: Org): { entries: OrgEntry[]; change: RosterChange } {
  const change: RosterChange = {
    added: { units: 0, stations: 0, couriers: 0 },
    changed: { units: 0, stations: 0, couriers: 0 },
    unchanged: 0,
  }
  const entries: OrgEntry[] = []
  for (const collection of COLLECTIONS) {
    for (const value of file[collection]) {
      const known = org.get(collection, value.id)
      if (isDeepStrictEqual(known, value)) change.unchanged++
      else {
        change[known ? 'changed' : 'added'][collection]++
        entries.push([collection, value.id, value] as OrgEntry)
      }
    }
  }
  return { entries, change }
}
