import { dayNoOf } from '@leitai/shared/calendar'
import type { Courier, Posting, RosterError, Station, Unit } from '@leitai/shared/roster'
import { type Column, kindOfWord, roleOfWord, type TableKind, yesOrNo } from './rosterColumns.ts'
import { type Row, readTable, type Table } from './rosterHeadings.ts'
import { parseCsv, type Sheet, SheetFault } from './sheets.ts'

/** Since when a courier is posted whose line does not say, and who was not known: always. */
const ALWAYS = '2000-01-01'
const OF_COURIER: readonly Column[] = ['name', 'role', 'alias', 'avatar', 'hiredOn', 'hidden']

/** What is known already and lines build on. */
export interface Known {
  courier(id: string): Courier | undefined
  station(id: string): Station | undefined
  unit?(id: string): Unit | undefined
  /** Today's date at a station. */
  today(stationId: string): string
}

/** Where something stands in a table; `column` as it is called there, for a field of a roster. */
export interface Origin {
  sheet: string | undefined
  line: number
  /** The table may name a station beside a courier. */
  kind: TableKind
  column(name: Column): string
}

/** A roster in the shape of `roster.json`, not yet checked, and where each part of it stands. */
export interface TableRoster {
  file: { units: unknown[]; stations: unknown[]; couriers: unknown[] }
  origins: { units: Origin[]; stations: Origin[]; couriers: CourierOrigin[] }
  errors: RosterError[]
}

export interface CourierOrigin extends Origin {
  /** Of each posting; undefined for one that was known and no line names. */
  postings: (Origin | undefined)[]
}

interface Entry {
  origin: Origin
  value: Record<string, unknown>
  said: Map<Column, string>
  postings: { posting: Posting; origin: Origin | undefined }[]
}

/** Reads a roster CSV, see `gatherTables`. */
export function parseRosterCsv(text: string, known: Known, delimiter: ',' | '\t' = ','): TableRoster {
  try {
    return gatherTables([parseCsv(text, delimiter)], known)
  } catch (error) {
    if (error instanceof SheetFault) return nothingBut([faultError(error)])
    throw error
  }
}

/** A table that could not be read, as a mistake in the roster. */
export function faultError({ code, line }: SheetFault): RosterError {
  return line === undefined ? { field: 'body', code } : { field: `line ${line}`, code, line }
}

/**
 * Reads tables of couriers (one posting a line) and of units and stations, told apart by their headings. What
 * they do not say stays as it is. Without `from` a new courier belongs to the station as of always, one who is
 * there already stays as they are, and any other moves there today. A station that `stationName` names is
 * added with it.
 */
export function gatherTables(sheets: readonly Sheet[], known: Known): TableRoster {
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const read = filled.map((sheet) => readTable(sheet))
  // notes beside the tables are left alone, but there has to be a table
  const tables = read.filter(({ kind }) => kind !== undefined)
  const errors = (tables.length > 0 ? tables : read.slice(0, 1)).flatMap((table) => table.errors)
  if (read.length === 0) errors.push({ field: 'body', code: 'empty' })
  const roster = nothingBut(errors)
  if (errors.length > 0) return roster
  const stations = new Map<string, { value: unknown; origin: Origin }>()
  for (const table of tables) if (table.kind === 'units') gatherUnits(table, known, roster, stations)
  for (const table of tables) if (table.kind === 'couriers') gatherCouriers(table, known, roster, stations)
  for (const { value, origin } of stations.values()) {
    roster.file.stations.push(value)
    roster.origins.stations.push(origin)
  }
  return roster
}

function nothingBut(errors: RosterError[]): TableRoster {
  return {
    file: { units: [], stations: [], couriers: [] },
    origins: { units: [], stations: [], couriers: [] },
    errors,
  }
}

/** A mistake at a cell, with its place in words and in parts. */
export function errorAt(
  { sheet, line, column }: Origin,
  name: Column,
  code: RosterError['code'],
  value?: string,
): RosterError {
  const heading = column(name)
  return {
    field: `${sheet === undefined ? '' : `sheet ${sheet}, `}line ${line}, column ${heading}`,
    code,
    ...(sheet === undefined ? {} : { sheet }),
    line,
    column: heading,
    ...(value === undefined ? {} : { value }),
  }
}

type Stations = Map<string, { value: unknown; origin: Origin }>

function gatherUnits(table: Table, known: Known, { file, origins, errors }: TableRoster, stations: Stations) {
  for (const row of table.rows) {
    const { id = '', name = '', kind = '', parent, timeZone, dayStart, weekStart } = row.cells
    const origin = originOf(row, table, 'units')
    const level = kindOfWord(kind)
    const belongs = parent ? { parent } : {}
    if (level === 'station') {
      if (stations.has(id)) errors.push(errorAt(origin, 'id', 'stands_twice', id))
      const rest = {
        ...(timeZone ? { timeZone } : {}),
        ...(dayStart ? { dayStart: dayStart.padStart(5, '0') } : {}),
        ...(weekStart ? { weekStart: Number(weekStart) } : {}),
      }
      stations.set(id, { value: { ...known.station(id), id, name, ...belongs, ...rest }, origin })
    } else {
      file.units.push({ ...known.unit?.(id), id, name, level, ...belongs })
      origins.units.push(origin)
    }
  }
}

function gatherCouriers(table: Table, known: Known, roster: TableRoster, stations: Stations): void {
  const { errors } = roster
  const entries = new Map<string, Entry>()
  for (const row of table.rows) {
    const { courier = '', station = '', stationName, timeZone } = row.cells
    const origin = originOf(row, table, 'couriers')
    if (courier === '') {
      errors.push(errorAt(origin, 'courier', 'empty'))
      continue
    }
    if (stationName) {
      const rest = timeZone ? { timeZone } : {}
      const before = stations.get(station)?.value ?? known.station(station)
      stations.set(station, { value: { ...Object(before), id: station, name: stationName, ...rest }, origin })
    }
    const entry = entries.get(courier) ?? newEntry(courier, origin, known)
    entries.set(courier, entry)
    errors.push(...say(entry, row, origin), ...post(entry, row, origin, known))
  }
  for (const { value, postings, origin } of entries.values()) {
    const ordered = postings.sort((a, b) => (a.posting.from < b.posting.from ? -1 : 1))
    roster.file.couriers.push({ ...value, postings: ordered.map(({ posting }) => posting) })
    roster.origins.couriers.push({ ...origin, postings: ordered.map((one) => one.origin) })
  }
}

function newEntry(courier: string, origin: Origin, known: Known): Entry {
  const before = known.courier(courier)
  return {
    origin,
    value: { name: '', ...before, id: courier },
    said: new Map(),
    postings: (before?.postings ?? []).map((posting) => ({ posting, origin: undefined })),
  }
}

/** What a line says of the courier; several lines of one have to say the same. */
function say({ value, said }: Entry, { cells }: Row, origin: Origin): RosterError[] {
  const errors: RosterError[] = []
  for (const column of OF_COURIER) {
    const text = cells[column]
    if (!text) continue
    const before = said.get(column)
    if (before !== undefined && before !== text) errors.push(errorAt(origin, column, 'contradicts', text))
    said.set(column, text)
    value[column] = saidValue(column, text)
    if (column === 'hiredOn') errors.push(...noDate(text, column, origin))
  }
  return errors
}

function saidValue(column: Column, text: string): unknown {
  if (column === 'role') return roleOfWord(text)
  if (column === 'hidden') return yesOrNo(text)
  return column === 'hiredOn' ? dateOfCell(text) : text
}

/** Adds the posting of a line, one a date. */
function post(entry: Entry, { cells }: Row, origin: Origin, known: Known): RosterError[] {
  const { station = '' } = cells
  const errors = (['from', 'lastDay'] as const).flatMap((column) => noDate(cells[column], column, origin))
  const before = entry.postings.map(({ posting }) => posting)
  const lastDay = cells.lastDay ? dateOfCell(cells.lastDay) : undefined
  const from = cells.from ? dateOfCell(cells.from) : fromOf(before, station, known, lastDay)
  if (from === undefined) return errors
  const same = entry.postings.find(({ posting }) => posting.from === from)
  if (same?.origin && same.posting.station !== station)
    return [...errors, errorAt(origin, 'from', 'stands_twice', from)]
  const end = lastDay ?? (same?.posting.station === station ? same.posting.lastDay : undefined)
  const posting = { station, from, ...(end === undefined ? {} : { lastDay: end }) }
  entry.postings = [...entry.postings.filter((one) => one !== same), { posting, origin }]
  return errors
}

/** When a posting begins whose line does not say; undefined where there is nothing to add. */
function fromOf(
  postings: readonly Posting[],
  station: string,
  known: Known,
  lastDay: string | undefined,
): string | undefined {
  if (postings.length === 0) return ALWAYS
  const today = known.today(station)
  const current = postings.findLast(({ from }) => from <= today)
  const there = current?.station === station && (current.lastDay ?? today) >= today
  if (!there) return today
  return lastDay === undefined ? undefined : current.from
}

function noDate(cell: string | undefined, column: Column, origin: Origin): RosterError[] {
  if (!cell || !Number.isNaN(dayNoOf(dateOfCell(cell)))) return []
  return [errorAt(origin, column, 'not_a_date', cell)]
}

function originOf({ line }: Row, { sheet, headings }: Table, kind: TableKind): Origin {
  return { sheet: sheet.name, line, kind, column: (name) => headings.get(name) ?? name }
}

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** `2026/3/1`, `2026.3.1`, `2026年3月1日` and the bare day number of a spreadsheet in ISO form; else as it is. */
export function dateOfCell(text: string): string {
  if (/^[2-9]\d{4}$/.test(text))
    return new Date(EXCEL_EPOCH_MS + Number(text) * DAY_MS).toISOString().slice(0, 10)
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text)
  if (!match) return text
  const [, year, month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
