/** The media type of an Excel workbook, and of what is copied from a spreadsheet. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const TSV_TYPE = 'text/tab-separated-values'

/** Characters with which a spreadsheet begins a formula, full-width forms included. */
const STARTS_FORMULA = /^'*[=+\-@\t\r\n\0＝＋－＠]/
const ESCAPED = /^''*[=+\-@\t\r\n\0＝＋－＠]/

/** A text as a cell that no spreadsheet takes for a formula: a quote is put before it where need be. */
export function escapeCell(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text
}

/** The text that a cell stands for: undoes `escapeCell`. */
export function unescapeCell(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell
}
