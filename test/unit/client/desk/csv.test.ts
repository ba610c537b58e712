import { decodeText } from '@leitai/shared/decodeText'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../../client/src/desk/data/csv.ts'

const BOM = '\ufeff'

describe('toCsv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\0x', '＝1', '＠x'])(
    '[security 8] escapes a cell that begins as %j does',
    (cell) => {
      expect(toCsv([[cell]])).toBe(`${BOM}'${cell}\r\n`)
    },
  )

  it('[security 8] escapes and quotes a formula with quotes in it', () => {
    expect(toCsv([['=HYPERLINK("http://x","y")']])).toBe(`${BOM}"'=HYPERLINK(""http://x"",""y"")"\r\n`)
  })

  it('leaves harmless text, and numbers of ours, as they are', () => {
    expect(toCsv([['王小明', 'a=b', -3, 12.5, null]])).toBe(`${BOM}王小明,a=b,-3,12.5,\r\n`)
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe(`${BOM}"a,b","say ""hi""","two\nlines"\r\n`)
  })
})

describe('decodeText', () => {
  it('reads UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('工号,姓名'))).toBe('工号,姓名')
  })

  it('reads GB 18030, as Chinese spreadsheets save', () => {
    // 工号 in GBK
    expect(decodeText(new Uint8Array([0xb9, 0xa4, 0xba, 0xc5]))).toBe('工号')
  })
})
