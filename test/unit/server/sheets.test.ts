import { parseCsv, SheetFault, toCsv } from '@leitai/server/people/sheets'
import { extentOf, zeroFormats } from '@leitai/server/people/workbookParts'
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

test('[SEC-9] a line of too many columns, or one too long, is refused where it is met', () => {
  const start = performance.now()
  const faults = [`a,b\n${','.repeat(2_000_000)}`, `a,b\n"${'x'.repeat(2_000_000)}`].map((text) => {
    try {
      return parseCsv(text, ',')
    } catch (error) {
      return error
    }
  })
  expect(faults).toMatchObject([
    { code: 'too_large', line: 2 },
    { code: 'too_large', line: 2 },
  ])
  expect(faults.every((fault) => fault instanceof SheetFault)).toBe(true)
  expect(performance.now() - start).toBeLessThan(1_000)
})

test('[SEC-9] tags that never end cost no more than their length', () => {
  const start = performance.now()
  expect(zeroFormats('<cellXfs '.repeat(40_000)).size).toBe(0)
  expect(extentOf('<row '.repeat(200_000))).toEqual({ column: 0, line: 0 })
  expect(extentOf('<c '.repeat(200_000))).toEqual({ column: 0, line: 0 })
  expect(performance.now() - start).toBeLessThan(1_000)
  const styles =
    '<numFmt numFmtId="164" formatCode="0000"/><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
  expect([...zeroFormats(styles)]).toEqual([[1, 4]])
  expect(extentOf('<row r="7" spans="1:2"><c r="B7"/></row>')).toEqual({ column: 1, line: 7 })
})
