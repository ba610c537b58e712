/** Sets names into a box: as large as they fit, on as many lines as there are, or the first of them. Pure. */

/** Width of a text in a type size, both in px. */
export type Measure = (text: string, size: number) => number

export interface NameBox {
  width: number
  height: number
  largest: number
  smallest: number
  /** Between names. */
  and: string
  /** What stands in for those who find no room; `n` is how many there are in all. */
  more(n: number): string
}

export interface SetNames {
  size: number
  lines: string[]
}

const LINE = 1.24
const STEP = 0.9
/** Keeps a name that is written from right to left where it stands. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** The largest setting in which all names fit; in the smallest one the first of them, and how many there are. */
export function fitNames(names: readonly string[], box: NameBox, measure: Measure): SetNames {
  for (let size = box.largest; size > box.smallest; size *= STEP) {
    const lines = linesOf(names, size, box, measure)
    if (lines.length * size * LINE <= box.height && lines.length <= Math.max(names.length, 2))
      return { size, lines }
  }
  const size = box.smallest
  const room = Math.max(Math.floor(box.height / (size * LINE)), 1)
  const all = linesOf(names, size, box, measure)
  if (all.length <= room) return { size, lines: all }
  for (let shown = names.length - 1; shown > 0; shown--) {
    const lines = linesOf(names.slice(0, shown), size, box, measure)
    if (lines.length < room) return { size, lines: [...lines, box.more(names.length)] }
  }
  const [only = ''] = linesOf(names.slice(0, 1), size, box, measure)
  return { size, lines: names.length > 1 && room > 1 ? [only, box.more(names.length)] : [only] }
}

export function heightOf({ size, lines }: SetNames): number {
  return lines.length * size * LINE
}

/** Names in rows of as many as fit; one that is wider than the box is broken within itself. */
function linesOf(
  names: readonly string[],
  size: number,
  { width, and }: NameBox,
  measure: Measure,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1
    const parts = partsOf(name, size, width, measure)
    for (const [place, part] of parts.entries()) {
      const piece = last || place < parts.length - 1 ? isolated(part) : `${isolated(part)}${and}`
      if (line !== '' && measure(line + piece, size) > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += piece
    }
  }
  return line === '' ? lines : [...lines, line]
}

function partsOf(name: string, size: number, width: number, measure: Measure): string[] {
  if (measure(name, size) <= width) return [name]
  const parts: string[] = []
  let part = ''
  for (const character of name) {
    if (part !== '' && measure(part + character, size) > width) {
      const space = part.lastIndexOf(' ')
      parts.push(space > 0 ? part.slice(0, space) : part)
      part = space > 0 ? part.slice(space + 1) : ''
    }
    part += character
  }
  return [...parts, part]
}
