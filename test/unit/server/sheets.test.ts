import { parseCsv, SheetFault, toCsv } from '@leitai/server/people/sheets'
import { escapeCell, unescapeCell } from '@leitai/shared/sheetCell'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const SHARP = ['"', ',', '\t', '\n', '\r\n', "'", '=', '+', '-', '@', '＝', ' ', '\0', '工', 'a', '1', '😀']
const cell = fc.array(fc.constantFrom(...SHARP), { maxLength: 8 }).map((parts) => parts.join(''))
/** A row of empty cells only is a blank line, and those do not count. */
const rows = fc.array(
  fc.tuple(
    cell.filter((text) => text !== ''),
    fc.array(cell, { maxLength: 4 }),
  ),
  { maxLength: 6 },
)
const table = rows.map((all) => all.map(([first, others]) => [first, ...others]))
const cellsOf = (text: string, delimiter: ',' | '\t') =>
  parseCsv(text, delimiter).rows.map(({ cells }) => cells)

describe('[security 8] the quote before what would run', () => {
  test('any text comes back, and none that a spreadsheet would run goes out', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unescapeCell(escapeCell(text))).toBe(text)
        expect(escapeCell(text)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
      }),
    )
  })

  test('two texts never become the same cell', () => {
    expect(['=1', "'=1", "''=1", "'a", 'a'].map(escapeCell)).toEqual(["'=1", "''=1", "'''=1", "'a", 'a'])
  })
})

test('a CSV of any cells is read as it was written: quotes, commas, line breaks, formulas, spaces at the ends', () => {
  fc.assert(
    fc.property(table, (written) => {
      expect(cellsOf(toCsv(written), ',')).toEqual(written)
    }),
  )
})

test('what is copied from a spreadsheet is read cell by cell, quoted for line breaks and tabs, or not at all', () => {
  const copied = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const plain = table.map((all) =>
    // spaces around a cell are not part of it, and it is not escaped
    all
      .map((row) => row.map((text) => text.trim().replace(/^[\s'=+\-@＝\0]+/, '')))
      .filter(([first]) => first !== ''),
  )
  fc.assert(
    fc.property(plain, (written) => {
      const text = written.map((row) => row.map(copied).join('\t')).join('\r\n')
      expect(cellsOf(text, '\t')).toEqual(written)
    }),
  )
})

test('lines are numbered as an editor does, blank ones counted', () => {
  expect(parseCsv('\ufeffa,b\r\n\r\n\r\n1,2\r\n', ',').rows.map(({ line }) => line)).toEqual([1, 4])
})

test('a quote that never ends is told with its line', () => {
  const read = () => parseCsv('a,b\n1,2\n3,"x\n', ',')
  expect(read).toThrow(SheetFault)
  expect(read).toThrow(expect.objectContaining({ code: 'not_a_table' }))
})
