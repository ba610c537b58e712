/** Draws `icon.svg` as PNGs, for launchers that take nothing else. */

/** `rounded` as the SVG has it, `full` to the edges, `safe` with what matters within a launcher's own shape. */
export type IconShape = 'rounded' | 'full' | 'safe'

type Point = readonly [x: number, y: number]
type Colour = readonly [r: number, g: number, b: number]

/** In the units of the SVG's view box. */
const SIDE = 32
const RADIUS = 7
const RED: Colour = [0x9b, 0x1a, 0x1c]
const GOLD: Colour = [0xf8, 0xd4, 0x77]
const PALE: Colour = [0xff, 0xf3, 0xcf]
/** Left, top, right, bottom. */
const STEPS = [
  [6, 18, 12, 27],
  [13, 9, 19, 27],
  [20, 21, 26, 27],
] as const
const STAR: readonly Point[] = [
  [16, 2],
  [17.1, 4.2],
  [19.5, 4.6],
  [17.8, 6.3],
  [18.2, 8.7],
  [16, 7.6],
  [13.8, 8.7],
  [14.2, 6.3],
  [12.5, 4.6],
  [14.9, 4.2],
]
/** What is drawn reaches 16 from its middle, and launchers leave a circle of four fifths of the side. */
const SAFE_SCALE = 0.76
const DRAWN_MIDDLE_Y = 14.5
/** Points a pixel and direction that are looked at: edges come out soft. */
const SAMPLES = 4

function isInStar(x: number, y: number): boolean {
  let inside = false
  STAR.forEach(([x1, y1], index) => {
    const [x2, y2] = STAR[(index + 1) % STAR.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  })
  return inside
}

function isInRounded(x: number, y: number): boolean {
  const dx = Math.max(RADIUS - x, x - (SIDE - RADIUS), 0)
  const dy = Math.max(RADIUS - y, y - (SIDE - RADIUS), 0)
  return dx * dx + dy * dy <= RADIUS * RADIUS
}

function colourAt(x: number, y: number): Colour {
  if (y < 9 && x > 12 && x < 20 && isInStar(x, y)) return PALE
  return STEPS.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom)
    ? GOLD
    : RED
}

/** Red, green, blue and opacity of each pixel, row by row, each row after the filter byte that PNG wants. */
function rasterise(px: number, shape: IconShape): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(px * (1 + 4 * px))
  const scale = shape === 'safe' ? SAFE_SCALE : 1
  const middleY = shape === 'safe' ? DRAWN_MIDDLE_Y : SIDE / 2
  for (let row = 0; row < px; row++) {
    for (let column = 0; column < px; column++) {
      const sum = [0, 0, 0]
      let covered = 0
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const x = ((column + ((sample % SAMPLES) + 0.5) / SAMPLES) * SIDE) / px
        const y = ((row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * SIDE) / px
        if (shape === 'rounded' && !isInRounded(x, y)) continue
        const colour = colourAt((x - SIDE / 2) / scale + SIDE / 2, (y - SIDE / 2) / scale + middleY)
        colour.forEach((value, channel) => {
          sum[channel] = (sum[channel] ?? 0) + value
        })
        covered++
      }
      const at = row * (1 + 4 * px) + 1 + 4 * column
      sum.forEach((value, channel) => {
        rows[at + channel] = covered > 0 ? Math.round(value / covered) : 0
      })
      rows[at + 3] = Math.round((255 * covered) / (SAMPLES * SAMPLES))
    }
  }
  return rows
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A part of a PNG file: length, name, content, checksum. */
function part(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(content, 8)
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)))
  return bytes
}

/** The icon as a PNG of `px` by `px`. */
export async function drawIcon(px: number, shape: IconShape): Promise<Uint8Array> {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, px)
  view.setUint32(4, px)
  header.set([8, 6], 8) // eight bits a channel, with opacity
  const parts = [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('IDAT', await deflate(rasterise(px, shape))),
    part('IEND', new Uint8Array(0)),
  ]
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const each of parts) {
    file.set(each, at)
    at += each.length
  }
  return file
}
