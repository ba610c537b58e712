import { isDeepStrictEqual } from 'node:util'
import type { Courier, Posting, RosterChange, RosterDetail, Station, Unit } from '@leitai/shared/roster'
import type { Org } from '../org/org.ts'
import type { RosterEntry } from './rosterScope.ts'

/** Told one by one; of more than these the counts have to do. */
const MAX_DETAILS = 500
const ORDER: readonly RosterDetail['how'][] = ['left', 'moved', 'changed', 'added']

/** A roster that says everything of what it names. */
export interface WholeRoster {
  units: Unit[]
  stations: Station[]
  couriers: Courier[]
}

/** What a roster changes of what is known: the entries to write, and the same in words; and what stays as it is. */
export function compareRoster(
  roster: WholeRoster,
  org: Org,
): { entries: RosterEntry[]; unchanged: RosterEntry[]; change: RosterChange } {
  const change: RosterChange = {
    added: { units: 0, stations: 0, couriers: 0 },
    changed: { units: 0, stations: 0, couriers: 0 },
    unchanged: 0,
    details: [],
  }
  const entries: RosterEntry[] = []
  const unchanged: RosterEntry[] = []
  const names = namesOf(roster, org)
  function note(collection: 'units' | 'stations' | 'couriers', entry: RosterEntry, detail: RosterDetail) {
    change[detail.how === 'added' ? 'added' : 'changed'][collection]++
    entries.push(entry)
    change.details.push(detail)
  }
  for (const unit of roster.units) {
    const known = org.get('units', unit.id)
    if (isSame(known, unit)) unchanged.push(['units', unit.id, unit])
    else note('units', ['units', unit.id, unit], unitDetail('unit', known, unit, names))
  }
  for (const station of roster.stations) {
    const known = org.get('stations', station.id)
    if (isSame(known, station)) unchanged.push(['stations', station.id, station])
    else note('stations', ['stations', station.id, station], unitDetail('station', known, station, names))
  }
  for (const courier of roster.couriers) {
    const known = org.get('couriers', courier.id)
    if (isSame(known, courier)) unchanged.push(['couriers', courier.id, courier])
    else note('couriers', ['couriers', courier.id, courier], courierDetail(known, courier, names))
  }
  change.unchanged = unchanged.length
  change.details.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
  change.details.splice(MAX_DETAILS)
  return { entries, unchanged, change }
}

/** What is stored says nothing of what is not there. */
function isSame(known: object | undefined, value: object): boolean {
  return (
    known !== undefined &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(known)), JSON.parse(JSON.stringify(value)))
  )
}

type Names = ReadonlyMap<string, string>

function namesOf({ units, stations }: WholeRoster, org: Org): Names {
  const all = [...org.all('units').values(), ...org.all('stations').values(), ...units, ...stations]
  return new Map(all.map(({ id, name }) => [id, name]))
}

function unitDetail(
  what: 'unit' | 'station',
  known: Unit | Station | undefined,
  value: Unit | Station,
  names: Names,
): RosterDetail {
  const parts = (one: Unit | Station | undefined) => ({
    name: one?.name,
    level: what === 'unit' ? one?.level : undefined,
    parent: nameOf(one?.parent ?? null, names),
    ...(one && 'timeZone' in one
      ? {
          timeZone: one.timeZone,
          dayStart: one.dayStart,
          weekStart: String(one.weekStart),
          changes: one.changes.map(({ from, timeZone, dayStart }) =>
            [from, timeZone, dayStart].filter(Boolean).join(' '),
          ),
        }
      : {}),
  })
  const moved = known !== undefined && known.parent !== value.parent
  const how = known === undefined ? 'added' : moved ? 'moved' : 'changed'
  return { what, id: value.id, name: value.name, how, fields: differences(parts(known), parts(value)) }
}

function courierDetail(known: Courier | undefined, value: Courier, names: Names): RosterDetail {
  const how = howOf(known, value)
  const goes = how === 'moved' || how === 'left'
  const parts = (one: Courier | undefined) => ({
    name: one?.name,
    role: one?.role,
    // where they end up, and where they would have: who reads it need not put the dates together
    station: goes && one ? nameOf(endsAt(one), names) : undefined,
    postings: one?.postings.map((posting) => postingText(posting, names)),
    alias: one?.alias,
    avatar: one?.avatar,
    hiredOn: one?.hiredOn,
    hidden: one?.hidden && 'yes',
  })
  return {
    what: 'courier',
    id: value.id,
    name: value.name,
    how,
    fields: differences(parts(known), parts(value)),
  }
}

/** Where the last posting leaves a courier; null where it ends. */
function endsAt({ postings }: Courier): string | null {
  const last = postings.at(-1)
  return last === undefined || last.lastDay !== undefined ? null : last.station
}

function nameOf(id: string | null, names: Names): string | undefined {
  return id === null ? undefined : (names.get(id) ?? id)
}

function howOf(known: Courier | undefined, value: Courier): RosterDetail['how'] {
  if (known === undefined) return 'added'
  const [before, after] = [endsAt(known), endsAt(value)]
  if (before === after) return 'changed'
  return after === null ? 'left' : 'moved'
}

/** `2026-11-01 东城营业部`, with the last day where there is one. */
function postingText({ station, from, lastDay }: Posting, names: Names): string {
  return `${from}${lastDay === undefined ? '' : ` – ${lastDay}`} ${nameOf(station, names)}`
}

type Parts = Record<string, string | readonly string[] | undefined>

function differences(before: Parts, after: Parts): RosterDetail['fields'] {
  return Object.keys(after).flatMap((field) => {
    const [old, now] = [before[field], after[field]]
    if (!Array.isArray(old) && !Array.isArray(now))
      return old === now ? [] : [{ field, before: text(old), after: text(now) }]
    const [olds, nows] = [list(old), list(now)]
    const [gone, come] = [without(olds, nows), without(nows, olds)]
    // one a date: what stands under the same date is what became of it
    const dates = [...new Set([...gone, ...come].map((line) => line.slice(0, 10)))].sort()
    return dates.map((date) => ({
      field,
      before: gone.find((line) => line.startsWith(date)) ?? null,
      after: come.find((line) => line.startsWith(date)) ?? null,
    }))
  })
}

const text = (value: Parts[string]): string | null => (typeof value === 'string' ? value : null)
const list = (value: Parts[string]): readonly string[] =>
  value === undefined || typeof value === 'string' ? [] : value
const without = (all: readonly string[], others: readonly string[]) =>
  all.filter((one) => !others.includes(one))
