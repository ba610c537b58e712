import { dateOf, dayOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import type { Courier, RosterChange, RosterError, RosterFile, Station } from '@leitai/shared/roster'
import type { Boards } from '../boards/boards.ts'
import type { Org } from '../org/org.ts'
import { calendarErrors } from './calendarChanges.ts'
import { calendarOf, type Roster } from './roster.ts'
import { compareRoster, type WholeRoster } from './rosterChanges.ts'
import {
  type Checked,
  checkRoster,
  errorAtPath,
  MAX_ERRORS,
  type Origins,
  type Parsed,
} from './rosterCheck.ts'
import { beyondScope, type RosterEntry, type RosterScope } from './rosterScope.ts'
import { faultError, gatherTables, type Known } from './rosterTables.ts'
import { type Sheet, SheetFault } from './sheets.ts'
import { parseInThread, readInThread } from './threadedWorkbook.ts'

const TRIES = 3
/** The calendar of a station that this file is the first to name. */
const NEW_STATION = { timeZone: 'Asia/Shanghai', dayStart: '00:00', weekStart: 1, changes: [] }

/** A roster as it comes: JSON, comma- or tab-separated values, or an XLSX workbook. */
export type Delivered = { json: unknown } | { csv: string } | { tsv: string } | { xlsx: Buffer }

/** A roster that cannot be taken, with every mistake in it. */
export class RosterRefusal extends Refusal {
  readonly errors: RosterError[]
  constructor(errors: RosterError[]) {
    const told = errors.slice(0, MAX_ERRORS)
    super('invalid_roster', told.map(({ field, code }) => `${field}: ${code}`).join('\n'), {
      field: told[0]?.field ?? 'body',
    })
    this.errors = told
  }
}

export interface RosterImport {
  /**
   * Takes a roster whole or not at all; with `dryRun` only says what it would change. Without a scope it may change
   * anything. Throws RosterRefusal.
   */
  take(delivered: Delivered, dryRun: boolean, scope?: RosterScope): Promise<RosterChange>
}

/** Imports rosters. What stands in one is added or replaced; doing it twice is the same as once. */
export function createRosterImport(deps: {
  org: Org
  roster: Roster
  boards: Boards
  clock: Clock
}): RosterImport {
  const { org, clock } = deps
  const known: Known = {
    courier: (id) => org.get('couriers', id),
    station: (id) => org.get('stations', id),
    unit: (id) => org.get('units', id),
    today: (stationId) =>
      dateOf(dayOf(clock.now(), calendarOf(org.get('stations', stationId) ?? NEW_STATION))),
  }

  function check(delivered: Delivered, sheets: readonly Sheet[]): Checked & { origins: Origins } {
    if ('json' in delivered) return { ...checkRoster(delivered.json, undefined, org), origins: undefined }
    const { file, origins, errors } = gatherTables(sheets, known)
    const checked = checkRoster(file, origins, org)
    return { parsed: checked.parsed, errors: [...errors, ...checked.errors], origins }
  }

  async function takeOnce(
    { parsed, errors: wrong, origins }: ReturnType<typeof check>,
    dryRun: boolean,
    scope: RosterScope | undefined,
  ): Promise<RosterChange | undefined> {
    const version = org.version()
    const moved = await movedCalendars(parsed, origins, deps)
    const { entries, unchanged, change } = compareRoster(completed(parsed, org), org)
    // who is below whom can be asked of a roster without mistakes only
    const beyond = scope && wrong.length === 0 ? beyondScope({ entries, unchanged }, scope, deps) : []
    const errors = [
      ...wrong,
      ...moved,
      ...beyond.slice(0, MAX_ERRORS).map((entry) => notYours(entry, parsed, origins)),
    ]
    if (errors.length > 0) throw new RosterRefusal(inOrder(errors))
    if (dryRun || entries.length === 0) return change
    return (await org.put(entries, version)) ? change : undefined
  }

  return {
    async take(delivered, dryRun, scope) {
      const sheets = await sheetsOf(delivered)
      await org.sync()
      for (let tries = 0; tries < TRIES; tries++) {
        // tables build on what is known now
        const change = await takeOnce(check(delivered, sheets), dryRun, scope)
        if (change) return change
      }
      throw new Refusal('roster_changed', 'The roster is being changed by others.')
    },
  }
}

async function sheetsOf(delivered: Delivered): Promise<Sheet[]> {
  try {
    if ('csv' in delivered) return await parseInThread(delivered.csv, ',')
    if ('tsv' in delivered) return await parseInThread(delivered.tsv, '\t')
    return 'xlsx' in delivered ? await readInThread(delivered.xlsx) : []
  } catch (error) {
    throw error instanceof SheetFault ? new RosterRefusal([faultError(error)]) : error
  }
}

/** Mistakes as they are met from top to bottom, one a place. */
function inOrder(errors: readonly RosterError[]): RosterError[] {
  const sheets = [...new Set(errors.map(({ sheet }) => sheet))]
  const first = new Map(errors.map(({ field }, index) => [field, index] as const).reverse())
  const unique = errors.filter(({ field }, index) => index === first.get(field))
  return unique.sort(
    (a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || (a.line ?? 0) - (b.line ?? 0),
  )
}

/** What a file does not say is as it was: an old file undoes no change that is to come, and no wish of a courier's. */
function completed({ units, stations, couriers }: Parsed, org: Org): WholeRoster {
  return {
    units: units.map(({ value }) => value),
    stations: stations.map(({ value }) => completedStation(value, org)),
    couriers: couriers.map(({ value }) => completedCourier(value, org.get('couriers', value.id))),
  }
}

function completedStation(station: RosterFile['stations'][number], org: Org): Station {
  return { ...station, changes: station.changes ?? org.get('stations', station.id)?.changes ?? [] }
}

function completedCourier(
  { alias, avatar, hiredOn, hidden, postings, ...rest }: RosterFile['couriers'][number],
  known: Courier | undefined,
): Courier {
  const said = {
    alias: alias === undefined ? known?.alias : (alias ?? undefined),
    avatar: avatar === undefined ? known?.avatar : (avatar ?? undefined),
    hiredOn: hiredOn === undefined ? known?.hiredOn : (hiredOn ?? undefined),
    hidden: (hidden ?? known?.hidden) === true ? (true as const) : undefined,
  }
  const ordered = postings.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return { ...rest, postings: ordered, ...said }
}

function notYours([collection, id]: RosterEntry, parsed: Parsed, origins: Origins): RosterError {
  const { index = 0 } = parsed[collection].find(({ value }) => value.id === id) ?? {}
  return errorAtPath([collection, index, 'id'], 'not_yours', origins, id)
}

async function movedCalendars(
  { stations }: Parsed,
  origins: Origins,
  { org, boards, clock }: { org: Org; boards: Boards; clock: Clock },
): Promise<RosterError[]> {
  const found = await Promise.all(
    stations.map(async ({ index, value }) => {
      const known = org.get('stations', value.id)
      const wrong = await calendarErrors(known, completedStation(value, org), boards, clock.now())
      return wrong.map(({ path, code }) => errorAtPath(['stations', index, ...path], code, origins, value.id))
    }),
  )
  return found.flat()
}
