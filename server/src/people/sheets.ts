import { escapeCell, unescapeCell } from '@leitai/shared/sheetCell'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

/** More rows than any roster has; a company beyond it sends several files. */
export const MAX_ROWS = 200_000
export const MAX_COLUMNS = 100
/** Of all rows together, the empty ones between others counted: far more than any roster has. */
export const MAX_CELLS = 2_000_000
/** No line of a roster comes near it; an open quote would gather all that follows. */
const MAX_RECORD_CHARACTERS = 64 * 1024

/** A table as it was written down: of a workbook by its name, of a CSV without one. */
export interface Sheet {
  name: string | undefined
  rows: SheetRow[]
}

export interface SheetRow {
  /** As a spreadsheet or an editor numbers it, from 1. */
  line: number
  /** Empty where there is nothing; free of the quote that keeps formulas from running. */
  cells: string[]
}

/** A table that cannot be read at all, or is too long. */
export class SheetFault extends Error {
  readonly code: 'not_a_table' | 'not_a_workbook' | 'too_large'
  readonly line: number | undefined
  constructor(code: SheetFault['code'], line?: number) {
    super(code)
    this.code = code
    this.line = line
  }
}

const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }),
)

/** Reads CSV, or with a tab as `delimiter` what is copied from a spreadsheet. Throws SheetFault. */
export function parseCsv(text: string, delimiter: ',' | '\t'): Sheet {
  let cells = 0
  const options = {
    delimiter,
    bom: true,
    info: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    // a spreadsheet quotes a copied cell for its line breaks and tabs only: other quotes are text
    relax_quotes: delimiter === '\t',
    to: MAX_ROWS + 1,
    max_record_size: MAX_RECORD_CHARACTERS,
    cast: (text: string, { index, lines }: { index: number; lines: number }) => {
      if (index >= MAX_COLUMNS || ++cells > MAX_CELLS) throw new SheetFault('too_large', lines)
      return text
    },
  }
  const rows = records(text, options).map(({ info, record }) => ({
    line: info.lines,
    cells: record.map(unescapeCell),
  }))
  if (rows.length > MAX_ROWS) throw new SheetFault('too_large', rows.at(-1)?.line)
  return { name: undefined, rows }
}

function records(text: string, options: object): z.output<typeof recordsSchema> {
  try {
    return recordsSchema.parse(parse(text, options))
  } catch (error) {
    if (error instanceof SheetFault) throw error
    const line: unknown = error instanceof CsvError ? error.lines : undefined
    const long = error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE'
    throw new SheetFault(long ? 'too_large' : 'not_a_table', typeof line === 'number' ? line : undefined)
  }
}

/** Excel takes a file without this mark for the local code page and garbles Chinese. */
const BYTE_ORDER_MARK = '\ufeff'

/** Rows as a CSV file that spreadsheets read, cells that would run as formulas escaped. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const cell = escapeCell(text)
  // a cell that begins or ends with a space would lose it
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
