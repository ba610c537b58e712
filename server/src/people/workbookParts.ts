/** What a workbook says of its cells beside their values, found in its XML. */

/** Cells of a sheet that are not what their value says, by address (`B7`). */
export interface CellHints {
  /** Addresses under a merged cell, each with the address that holds its value. */
  merged: Map<string, string>
  /** Numbers shown with leading zeros, with how many digits. */
  digits: Map<string, number>
}

const SHEET = /<(?:\w+:)?sheet\s[^<>]*>/g
const RELATIONSHIP = /<(?:\w+:)?Relationship\s[^<>]*>/g
const CELL = /<(?:\w+:)?c\s[^<>]*>/g
const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*>/g
const FORMAT = /<(?:\w+:)?numFmt\s[^<>]*>/g
const ROW = /<(?:\w+:)?row\s[^<>]*>/g
/** Looked for one by one: a single pattern for both would start over at each of many beginnings. */
const CELL_FORMATS_BEGIN = /<(?:\w+:)?cellXfs[\s>]/
const CELL_FORMATS_END = /<\/(?:\w+:)?cellXfs>/
const CELL_FORMAT = /<(?:\w+:)?xf[\s/>][^<>]*/g
const ADDRESS = /^([A-Z]{1,3})([1-9]\d{0,6})$/

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
}

/** Paths of the sheets in their order. */
export function sheetPaths(part: (path: string) => string | undefined): string[] {
  const targets = new Map(
    [...(part('xl/_rels/workbook.xml.rels') ?? '').matchAll(RELATIONSHIP)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return [...(part('xl/workbook.xml') ?? '').matchAll(SHEET)].map(([tag]) => {
    const target = targets.get(attribute(tag, '\\w+:id')) ?? ''
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  })
}

/** Column (from 0) and line (from 1) of an address; undefined for what is none. */
export function placeOfAddress(address: string): { column: number; line: number } | undefined {
  const [, letters, line] = ADDRESS.exec(address) ?? []
  if (letters === undefined) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, line: Number(line) }
}

/** The address of a place: `0, 7` is `A7`. */
export function addressOf(column: number, line: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters + line
}

/** The farthest column (from 0) and line that any cell of a sheet claims. */
export function extentOf(xml: string): { column: number; line: number } {
  const extent = { column: 0, line: 0 }
  for (const [tag] of xml.matchAll(CELL)) {
    const place = placeOfAddress(attribute(tag, 'r') ?? '')
    if (!place) continue
    extent.column = Math.max(extent.column, place.column)
    extent.line = Math.max(extent.line, place.line)
  }
  for (const [tag] of xml.matchAll(ROW)) extent.line = Math.max(extent.line, Number(attribute(tag, 'r') ?? 0))
  return extent
}

/** Formats that only pad a number with zeros (`00000000`): style → digits. */
export function zeroFormats(styles: string): Map<number, number> {
  const padded = new Map<string | undefined, number>()
  for (const [tag] of styles.matchAll(FORMAT)) {
    const code = attribute(tag, 'formatCode') ?? ''
    if (/^0{2,20}$/.test(code)) padded.set(attribute(tag, 'numFmtId'), code.length)
  }
  const formats = new Map<number, number>()
  const begin = styles.search(CELL_FORMATS_BEGIN)
  const behind = begin < 0 ? '' : styles.slice(begin)
  const list = behind.slice(0, Math.max(behind.search(CELL_FORMATS_END), 0))
  ;[...list.matchAll(CELL_FORMAT)].forEach(([tag], style) => {
    const digits = padded.get(attribute(tag, 'numFmtId'))
    if (digits !== undefined) formats.set(style, digits)
  })
  return formats
}

/** What a sheet's XML says of its cells; `most` merged cells at most are looked at. */
export function hintsOf(xml: string, formats: ReadonlyMap<number, number>, most: number): CellHints {
  const digits = new Map<string, number>()
  if (formats.size > 0) {
    for (const [tag] of xml.matchAll(CELL)) {
      const width = formats.get(Number(attribute(tag, 's')))
      if (width !== undefined) digits.set(attribute(tag, 'r') ?? '', width)
    }
  }
  const merged = new Map<string, string>()
  for (const [tag] of xml.matchAll(MERGE)) {
    const [from = '', to = ''] = (attribute(tag, 'ref') ?? '').split(':')
    const [first, last] = [placeOfAddress(from), placeOfAddress(to)]
    // down only: a title over many columns stands once
    if (!first || !last || first.column !== last.column) continue
    for (let line = first.line + 1; line <= last.line && merged.size < most; line++)
      merged.set(addressOf(first.column, line), from)
  }
  return { merged, digits }
}
