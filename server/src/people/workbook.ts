import { escapeCell, unescapeCell } from '@leitai/shared/sheetCell'
import { z } from 'zod'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Sheet, SheetFault } from './sheets.ts'
import { TooMuch, unzip } from './unzip.ts'
import { addressOf, type CellHints, extentOf, hintsOf, sheetPaths, zeroFormats } from './workbookParts.ts'

/** Packed, and unpacked: XML packs to a tenth, and a roster of fifty thousand lines has some 10 MB of it. */
export const MAX_WORKBOOK_BYTES = 16 * 1024 * 1024
const UNZIP_LIMITS = { bytes: 96 * 1024 * 1024, files: 500 }

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.date(), z.null()])
const sheetsSchema = z.array(z.object({ sheet: z.string(), data: z.array(z.array(cellSchema)) }))
type Cell = z.output<typeof cellSchema>

/**
 * Reads all sheets of an XLSX workbook. Dates come as ISO dates, numbers digit by digit with the zeros that
 * their format shows, and lines under a cell that is merged downwards have its value. Throws SheetFault.
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const files = unpack(bytes)
  const part = (path: string) => files.get(path)?.toString('utf8')
  const formats = zeroFormats(part('xl/styles.xml') ?? '')
  let cells = 0
  const hints = sheetPaths(part).map((path) => {
    const xml = part(path) ?? ''
    const { column, line } = extentOf(xml) // a cell far out would have the reader fill all before it
    cells += line * (column + 1)
    if (line > MAX_ROWS || column >= MAX_COLUMNS || cells > MAX_CELLS) throw new SheetFault('too_large', line)
    return hintsOf(xml, formats, MAX_ROWS)
  })
  const sheets = await parse(files)
  return sheets.map(({ sheet, data }, index) => ({
    name: sheet,
    rows: textRows(data, hints[index] ?? { merged: new Map(), digits: new Map() }),
  }))
}

/** Only what is read of a workbook, unpacked within bounds: pictures and macros are left where they are. */
function unpack(bytes: Buffer): Map<string, Buffer> {
  try {
    const files = unzip(
      bytes,
      (name) => /^xl\/.*\.(xml|rels)$|^\[Content_Types\]\.xml$|^_rels\//.test(name),
      {
        ...UNZIP_LIMITS,
      },
    )
    // none needs a document type, and what one may define is better not expanded
    if ([...files.values()].some((file) => file.includes('<!DOCTYPE'))) throw new Error('a document type')
    return files
  } catch (error) {
    throw new SheetFault(error instanceof TooMuch ? 'too_large' : 'not_a_workbook')
  }
}

/** The library gets an archive of ours, of what has been unpacked here: it trusts the sizes that one tells. */
async function parse(files: ReadonlyMap<string, Buffer>): Promise<z.output<typeof sheetsSchema>> {
  const { zipSync } = await import('fflate')
  const { default: readXlsx } = await import('read-excel-file/universal')
  const archive = zipSync(Object.fromEntries(files), { level: 0 })
  try {
    const options = { parseNumber: (digits: string) => digits, trim: true }
    return sheetsSchema.parse(await readXlsx(new Uint8Array(archive).buffer, options))
  } catch {
    throw new SheetFault('not_a_workbook')
  }
}

function textRows(data: readonly (readonly Cell[])[], { merged, digits }: CellHints): Sheet['rows'] {
  const at = (address: string, cell: Cell): string => {
    const text = textOf(cell)
    const width = digits.get(address)
    return width !== undefined && /^\d+$/.test(text) ? text.padStart(width, '0') : text
  }
  const held = new Map<string, string>()
  const holders = new Set(merged.values())
  return data.flatMap((row, index) => {
    const line = index + 1
    const cells = row.map((cell, column) => {
      const address = addressOf(column, line)
      const own = at(address, cell)
      if (holders.has(address)) held.set(address, own)
      return own === '' ? (held.get(merged.get(address) ?? '') ?? '') : own
    })
    const width = cells.findLastIndex((cell) => cell !== '') + 1
    return row.every((cell) => textOf(cell) === '') ? [] : [{ line, cells: cells.slice(0, width) }]
  })
}

/** `parseNumber` keeps the digits as they are; those of a computed number may end in a rounding error. */
function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  const text = String(cell).trim()
  return unescapeCell(/^\d+(\.0+|\.\d*e\+?\d+)$/i.test(text) ? String(Number(text)) : text)
}

export interface WrittenSheet {
  name: string
  rows: readonly (readonly string[])[]
  /** Of each column, in characters. */
  widths: readonly number[]
}

/** Sheets as an XLSX workbook of text cells, the first row of each a heading that stays in sight. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const { default: writeXlsx } = await import('write-excel-file/node')
  const written = sheets.map(({ name, rows, widths }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row, index) =>
      row.map((text) =>
        text === ''
          ? null
          : {
              value: escapeCell(text),
              type: String,
              format: '@', // stays a text when it is edited: 0123 keeps its zero
              ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
            },
      ),
    ),
  }))
  return writeXlsx(written).toBuffer()
}
