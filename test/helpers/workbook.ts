/** XLSX workbooks by hand: zip and XML, without the library that the server uses. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** The files of a zip archive by its central directory. */
export function readZip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let rest = archive.readUInt16LE(end + 10); rest > 0; rest--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    const bytes = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    files.set(archive.toString('utf8', at + 46, at + 46 + (name ?? 0)), bytes.toString('utf8'))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

interface ZipFile {
  name: string
  content: Buffer
  /** What the archive says that it unpacks to, where that is a lie. */
  claims?: number
}

/** A zip archive of deflated files. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims = content.length } of files) {
    const packed = deflateRawSync(content, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml.replace(/&(?:(\w+)|#x([0-9a-f]+)|#(\d+));/gi, (_, name, hex, decimal) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  )
const textIn = (xml: string) =>
  plain([...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join(''))

/** Every sheet with the text of its cells, row by row; empty cells at the end of a row are left out. */
export function readWorkbookByHand(archive: Buffer): { name: string; rows: string[][] }[] {
  const files = readZip(archive)
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, xml = '']) => textIn(xml),
  )
  const rels = new Map(
    [...(files.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      /Id="([^"]+)"/.exec(tag)?.[1],
      /Target="\/?(?:xl\/)?([^"]+)"/.exec(tag)?.[1],
    ]),
  )
  return [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
    const path = rels.get(/r:id="([^"]+)"/.exec(tag)?.[1])
    const rows: string[][] = []
    for (const [, attributes = '', inner = ''] of (files.get(`xl/${path}`) ?? '').matchAll(
      /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const [, letters = '', line = ''] = /r="([A-Z]+)(\d+)"/.exec(attributes) ?? []
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      const value = plain(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '')
      const text = /t="s"/.test(attributes) ? (strings[Number(value)] ?? '') : value || textIn(inner)
      if (text === '') continue
      const row = rows[Number(line) - 1] ?? []
      rows[Number(line) - 1] = row
      while (row.length < column) row.push('')
      row[column] = text
    }
    return { name: plain(/name="([^"]*)"/.exec(tag)?.[1] ?? ''), rows: Array.from(rows, (row) => row ?? []) }
  })
}

/** A cell of a workbook written by hand: text, the day number of a date, or digits that are shown padded. */
export type HandCell = string | { day: number } | { padded: number } | { number: number } | null

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function cellXml(cell: HandCell, column: number, line: number): string {
  const r = `${String.fromCharCode(65 + column)}${line}`
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${r}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${r}" s="1"><v>${cell.day}</v></c>`
  if ('padded' in cell) return `<c r="${r}" s="2"><v>${cell.padded}</v></c>`
  return `<c r="${r}"><v>${cell.number}</v></c>`
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A workbook as a spreadsheet program would save it: style 1 is a date, style 2 shows four digits. */
export function workbookFiles(
  sheets: readonly { name: string; rows: readonly (readonly HandCell[])[]; merged?: readonly string[] }[],
): ZipFile[] {
  const file = (name: string, content: string) => ({ name, content: Buffer.from(content) })
  return [
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="w" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    file(
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${REL}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    ),
    file(
      'xl/styles.xml',
      `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map(({ rows, merged = [] }, index) =>
      file(
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${MAIN}><sheetData>${rows.map((row, i) => (row.length > 0 ? `<row r="${i + 1}">${row.map((cell, column) => cellXml(cell, column, i + 1)).join('')}</row>` : '')).join('')}</sheetData>${merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`,
      ),
    ),
  ]
}
