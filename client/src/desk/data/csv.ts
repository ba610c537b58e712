import { escapeCell } from '@leitai/shared/sheetCell'

/** CSV as spreadsheets read it. */

type Cell = string | number | null

/** Excel takes a file without this mark for the local code page and garbles Chinese. */
const BYTE_ORDER_MARK = '\ufeff'

function cellText(cell: Cell): string {
  if (cell === null) return ''
  // numbers are ours: only text can carry somebody else's formula
  const text = typeof cell === 'number' ? String(cell) : escapeCell(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of cells as a CSV file for Excel; text that would run as a formula gets a leading quote. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}
