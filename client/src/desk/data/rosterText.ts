import { TSV_TYPE, XLSX_TYPE } from '@leitai/shared/sheetCell'
import { toCsv } from './csv.ts'

/** What was chosen, dropped, typed or pasted. */
export interface GivenRoster {
  text: string
  /** A workbook, which cannot be shown as text; then there is none. */
  book: File | null
}

export const NOTHING_GIVEN: GivenRoster = { text: '', book: null }

/** A roster as it is sent to the server. */
export interface RosterBody {
  content: string | Blob
  contentType: 'application/json' | 'text/csv' | typeof TSV_TYPE | typeof XLSX_TYPE
}

/** JSON, CSV, or, where cells are parted by tabs, what was copied from a spreadsheet. */
export function rosterBodyOf({ text: given, book }: GivenRoster): RosterBody {
  if (book) return { content: book, contentType: XLSX_TYPE }
  const content = given.replace(/^\ufeff/, '')
  if (/^\s*[{[]/.test(content)) return { content, contentType: 'application/json' }
  const [firstLine = ''] = content.trimStart().split('\n', 1)
  return { content, contentType: firstLine.includes('\t') ? TSV_TYPE : 'text/csv' }
}

/** True for the first bytes of a zip archive, which is what a workbook is. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** An empty roster with its heading row and two lines that show how it is filled in. */
export function rosterTemplate(
  headings: readonly string[],
  examples: readonly (readonly string[])[],
): string {
  return toCsv([headings, ...examples])
}
