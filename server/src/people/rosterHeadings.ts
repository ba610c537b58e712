import type { RosterError } from '@leitai/shared/roster'
import { type Column, columnOf, headingOf, REQUIRED, type TableKind } from './rosterColumns.ts'
import type { Sheet } from './sheets.ts'

/** How far down the headings may stand: below a title, a date, a blank line. */
const HEADINGS_WITHIN = 10

export interface Row {
  line: number
  /** By column; what is empty is not there. */
  cells: Partial<Record<Column, string>>
}

/** A sheet whose columns have been understood. */
export interface Table {
  sheet: Sheet
  /** Undefined where the sheet is no table of ours. */
  kind: TableKind | undefined
  /** How the file spells each column. */
  headings: ReadonlyMap<Column, string>
  rows: Row[]
  errors: RosterError[]
}

interface Found {
  kind: TableKind
  at: number
  columns: (Column | undefined)[]
  matches: number
}

/** Finds the headings of a sheet, and by them what it holds. */
export function readTable(sheet: Sheet): Table {
  const found = findHeadings(sheet)
  const { kind, at, columns } = found
  const heading = sheet.rows[at]
  const headings = new Map<Column, string>()
  columns.forEach((column, index) => {
    if (column && !headings.has(column)) headings.set(column, heading?.cells[index] ?? column)
  })
  const place = sheet.name === undefined ? {} : { sheet: sheet.name }
  const before = sheet.name === undefined ? '' : `sheet ${sheet.name}, `
  const line = heading?.line ?? 1
  const inChinese = /\p{Script=Han}/u.test(heading?.cells.join('') ?? '')
  const errors = REQUIRED[kind]
    .filter((column) => !headings.has(column))
    .map((missing): RosterError => {
      const column = headingOf(kind, missing, inChinese ? 'zh' : 'en')
      return {
        ...place,
        field: `${before}line ${line}, column ${column}`,
        code: 'missing_column',
        line,
        column,
      }
    })
  const rows = sheet.rows.slice(at + 1).map(({ line, cells }): Row => {
    const row: Row = { line, cells: {} }
    columns.forEach((column, index) => {
      if (column && cells[index] && row.cells[column] === undefined) row.cells[column] = cells[index]
    })
    return row
  })
  return { sheet, kind: found.matches > 0 ? kind : undefined, headings, rows: rows.filter(isFilled), errors }
}

function isFilled({ cells }: Row): boolean {
  return Object.keys(cells).length > 0
}

/** The first row with most of the columns that a table needs; the first of the sheet where none has any. */
function findHeadings({ rows }: Sheet): Found {
  let best: Found | undefined
  rows.slice(0, HEADINGS_WITHIN).forEach(({ cells }, at) => {
    for (const kind of ['couriers', 'units'] as const) {
      const columns = cells.map((cell) => columnOf(kind, cell))
      const matches = REQUIRED[kind].filter((column) => columns.includes(column)).length
      if (!best || matches > best.matches) best = { kind, at, columns, matches }
    }
  })
  return best ?? { kind: 'couriers', at: 0, columns: [], matches: 0 }
}
