/** How what is written on a poster fits, which is a picture: by what was written on its canvas, and where. */

/** Notes every line that is written on a canvas, for as long as the canvas keeps its size. Before the page's scripts. */
export const NOTE_DRAWN = `(function () {
  var write = CanvasRenderingContext2D.prototype.fillText
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    var here = this.getTransform()
    var width = this.measureText(text).width
    var size = parseFloat(this.font.match(/[\\d.]+px/)[0])
    var left = this.textAlign === 'center' ? x - width / 2 : x
    var canvas = this.canvas
    if (!canvas.written || canvas.writtenOf !== canvas.width) canvas.written = []
    canvas.writtenOf = canvas.width
    canvas.written.push({ text: text, size: size, left: left, right: left + width, y: y, across: canvas.width / here.a, down: canvas.height / here.d })
    return write.apply(this, arguments)
  }
})()`

interface Written {
  text: string
  /** Type, and places, in the poster's own px: 1080 of them are the shorter side. */
  size: number
  left: number
  right: number
  y: number
  across: number
  down: number
}

/**
 * What of the poster on screen is cut, too small or over something else: words beyond its frame, names that are not
 * whole, words over words, type below 32 px at 1080p. Runs inside of the page.
 */
export function overflowsOnPoster(): string[] {
  const FRAME = 60
  const LEAST = 31.5
  /** The height of what is drawn of a line, by its type. */
  const DRAWN = 0.8
  const canvas = document.querySelector<HTMLCanvasElement & { written?: Written[] }>('canvas.ceremony-poster')
  if (!canvas) return ['no poster']
  const found: string[] = []
  const { left, top, right, bottom } = canvas.getBoundingClientRect()
  if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
    found.push('beyond the screen')
  const written = canvas.written ?? []
  const shown = written.map(({ text }) => text.replace(/[\u2068\u2069]/g, '')).join('')
  if (written.length < 8) found.push(`${written.length} lines written`)
  const spoken = canvas.getAttribute('aria-label') ?? ''
  // after the heading: place, names, figure and unit of each
  for (const place of spoken.split('; ').slice(1)) {
    const names = place.replace(/ [\d,]+ \S+$/, '').replace(/^\S+( place)? /, '')
    if (!shown.replace(/\s/g, '').includes(names.replace(/\s/g, ''))) found.push(`not whole: ${names}`)
  }
  written.forEach((one, index) => {
    if (one.size < LEAST) found.push(`${Math.round(one.size)} px: ${one.text}`)
    const half = (one.size * DRAWN) / 2
    if (
      one.left < FRAME ||
      one.right > one.across - FRAME ||
      one.y - half < FRAME ||
      one.y + half > one.down - FRAME
    )
      found.push(`beyond the frame: ${one.text}`)
    for (const other of written.slice(index + 1)) {
      const apart = Math.abs(one.y - other.y) >= ((one.size + other.size) * DRAWN) / 2
      if (!apart && one.left < other.right - 1 && other.left < one.right - 1)
        found.push(`words over words: ${one.text} and ${other.text}`)
    }
  })
  return found
}
