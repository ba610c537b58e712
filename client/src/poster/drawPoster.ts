/** Draws a poster of the honours on a canvas: red and gold, for a wall or for a chat group. */
import type { Honours } from '@leitai/shared/ceremony'
import type { HonoursTexts } from '../i18n/honours.ts'
import { fitNames, heightOf, type Measure } from './fitNames.ts'
import { drawGround, GOLD, type Size } from './ground.ts'
import { type Place, placesOf } from './places.ts'

export const LANDSCAPE: Size = { width: 1920, height: 1080 }
export const PORTRAIT: Size = { width: 1080, height: 1920 }

const SANS =
  '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans", sans-serif'
/** The headline as it is printed: heavy strokes of a book face where the system has one. */
const SERIF = `"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "STZhongsong", "SimSun", ${SANS}`

const IVORY = '#fdf6e7'
const PALE = '#ffe6a3'
const INK = '#6d0d10'
/** Names are never set smaller, for the poster stands on walls too: who finds no room is counted. */
const SMALLEST = 32

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface PosterPlan {
  headline: { y: number; size: number }
  congratulations: { y: number; size: number }
  heading: { y: number; size: number }
  /** Boxes in order of the places, where there is one, where there are two, where there are three. */
  places: readonly (readonly Box[])[]
  closing: { y: number; size: number }
  foot: { y: number; size: number }
}

const PLANS: Record<'landscape' | 'portrait', PosterPlan> = {
  landscape: {
    headline: { y: 150, size: 148 },
    congratulations: { y: 262, size: 42 },
    heading: { y: 330, size: 56 },
    places: [
      [{ x: 260, y: 412, width: 1400, height: 470 }],
      [
        { x: 160, y: 412, width: 860, height: 470 },
        { x: 1060, y: 456, width: 700, height: 426 },
      ],
      [
        { x: 640, y: 412, width: 640, height: 470 },
        { x: 112, y: 452, width: 496, height: 426 },
        { x: 1312, y: 452, width: 496, height: 426 },
      ],
    ],
    closing: { y: 936, size: 46 },
    foot: { y: 1000, size: 34 },
  },
  portrait: {
    headline: { y: 244, size: 220 },
    congratulations: { y: 412, size: 54 },
    heading: { y: 500, size: 60 },
    places: [
      [{ x: 110, y: 680, width: 860, height: 820 }],
      [
        { x: 110, y: 600, width: 860, height: 540 },
        { x: 110, y: 1186, width: 860, height: 440 },
      ],
      [
        { x: 110, y: 600, width: 860, height: 540 },
        { x: 110, y: 1186, width: 414, height: 440 },
        { x: 556, y: 1186, width: 414, height: 440 },
      ],
    ],
    closing: { y: 1700, size: 52 },
    foot: { y: 1778, size: 38 },
  },
}

/** Draws in a coordinate system of LANDSCAPE or PORTRAIT: `scale` it first. */
export function drawPoster(
  context: CanvasRenderingContext2D,
  portrait: boolean,
  honours: Honours,
  texts: HonoursTexts,
): void {
  const size = portrait ? PORTRAIT : LANDSCAPE
  const plan = PLANS[portrait ? 'portrait' : 'landscape']
  const middle = size.width / 2
  drawGround(context, size)
  context.textAlign = 'center'
  context.textBaseline = 'middle'

  const roomy = size.width * 0.84
  const period = texts.period(honours)
  const range = texts.range(honours)
  drawHeadline(context, texts.good, middle, plan.headline, size.width * 0.6)
  drawLine(context, texts.congratulations, middle, plan.congratulations, { color: IVORY, width: roomy })
  drawLine(
    context,
    `\u2068${honours.stationName}\u2069  ${texts.heading(period, texts.what[honours.metric])}`,
    middle,
    plan.heading,
    { color: PALE, width: roomy },
  )
  const places = placesOf(honours, texts)
  places.forEach((place, index) => {
    const box = plan.places[places.length - 1]?.[index]
    if (box) drawPlace(context, box, place, texts)
  })
  drawLine(context, texts.closing, middle, plan.closing, { color: PALE, width: roomy })
  const foot = [range, texts.total(honours.total)].filter(Boolean).join('  ·  ')
  drawLine(context, foot, middle, plan.foot, { color: IVORY, width: roomy })
}

function font(size: number, family = SANS): string {
  return `700 ${size}px ${family}`
}

interface LineLook {
  color: string
  width: number
}

/** One line in the middle of `x`, smaller where it would be too wide. */
function drawLine(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  { y, size }: { y: number; size: number },
  { color, width }: LineLook,
): void {
  context.font = font(size)
  const scale = Math.min(width / Math.max(context.measureText(text).width, 1), 1)
  context.font = font(size * scale)
  context.fillStyle = color
  context.fillText(text, x, y)
}

function drawHeadline(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  { y, size }: { y: number; size: number },
  width: number,
): void {
  // characters stand apart as on a banner: engines of TVs know no letter spacing on a canvas
  const characters = [...text]
  const chinese = characters.every((character) => character > '\u2e80')
  const spread = chinese ? characters.join('\u2002') : text
  context.save()
  context.font = font(size, SERIF)
  const scale = Math.min(width / Math.max(context.measureText(spread).width, 1), 1)
  context.font = font(size * scale, SERIF)
  const gold = context.createLinearGradient(0, y - size / 2, 0, y + size / 2)
  gold.addColorStop(0, '#fff6dc')
  gold.addColorStop(0.55, GOLD)
  gold.addColorStop(1, '#d89e2c')
  context.shadowColor = 'rgba(40, 4, 6, 0.75)'
  context.shadowBlur = size * 0.12
  context.shadowOffsetY = size * 0.04
  context.fillStyle = gold
  context.fillText(spread, x, y)
  context.restore()
}

function drawPlace(context: CanvasRenderingContext2D, box: Box, place: Place, texts: HonoursTexts): void {
  const { x, y, width, height } = box
  const first = place.rank === 1
  const middle = x + width / 2
  const unit = height / 100
  /** Where nothing is told below the figure, there is more room above it. */
  const told = place.notes.length > 0
  drawCard(context, box, first)
  drawLabel(context, place.label, middle, y, unit * (first ? 9.5 : 8.5), first)

  const measure: Measure = (text, size) => {
    context.font = font(size)
    return context.measureText(text).width
  }
  const namesBox = {
    width: width * 0.88,
    height: unit * (told ? 30 : 46),
    largest: unit * (first ? 20 : 16.5),
    smallest: SMALLEST,
    and: texts.and,
    more: texts.more,
  }
  const set = fitNames(
    place.members.map(({ name }) => name),
    namesBox,
    measure,
  )
  context.font = font(set.size)
  context.fillStyle = IVORY
  const top = y + unit * (told ? 27 : 36) - heightOf(set) / 2
  set.lines.forEach((line, index) => {
    context.fillText(line, middle, top + (heightOf(set) / set.lines.length) * (index + 0.5))
  })
  drawScore(
    context,
    place.score,
    middle,
    y + unit * (told ? 54 : 78),
    unit * (first ? 23 : 20),
    width * 0.88,
    texts,
  )
  place.notes.forEach((note, index) => {
    const at = y + unit * (81.5 + (index - (place.notes.length - 1) / 2) * 10)
    drawLine(context, note, middle, { y: at, size: unit * 8.2 }, { color: PALE, width: width * 0.9 })
  })
}

function drawCard(context: CanvasRenderingContext2D, { x, y, width, height }: Box, first: boolean): void {
  const ground = context.createLinearGradient(0, y, 0, y + height)
  ground.addColorStop(0, first ? 'rgba(110, 12, 15, 0.9)' : 'rgba(90, 10, 13, 0.75)')
  ground.addColorStop(1, 'rgba(60, 6, 9, 0.85)')
  roundedPath(context, { x, y, width, height }, 26)
  context.fillStyle = ground
  context.fill()
  context.lineWidth = first ? 6 : 4
  context.strokeStyle = first ? GOLD : 'rgba(238, 188, 76, 0.7)'
  context.stroke()
}

function drawLabel(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  first: boolean,
): void {
  context.font = font(size)
  const width = context.measureText(text).width + size * 2.2
  const height = size * 1.7
  roundedPath(context, { x: x - width / 2, y: y - height / 2, width, height }, height / 2)
  const gold = context.createLinearGradient(0, y - height / 2, 0, y + height / 2)
  gold.addColorStop(0, first ? '#fff3cf' : '#f7ead0')
  gold.addColorStop(1, first ? GOLD : '#cfa25a')
  context.fillStyle = gold
  context.fill()
  context.fillStyle = INK
  context.fillText(text, x, y + size * 0.04)
}

/** The figure, and its unit smaller behind it. */
function drawScore(
  context: CanvasRenderingContext2D,
  score: number,
  x: number,
  y: number,
  size: number,
  width: number,
  texts: HonoursTexts,
): void {
  const figure = texts.figure(score)
  const unit = `\u2002${texts.unit(score)}`
  const unitSize = (at: number) => Math.max(at * 0.42, SMALLEST)
  const widths = (at: number) => {
    context.font = font(at)
    const first = context.measureText(figure).width
    context.font = font(unitSize(at))
    return [first, context.measureText(unit).width] as const
  }
  const [wholeFigure, wholeUnit] = widths(size)
  const small = size * Math.min(width / (wholeFigure + wholeUnit), 1)
  // where the unit became no smaller, the figure leaves it room
  const fitted = Math.min(small, (size * (width - widths(small)[1])) / wholeFigure)
  const [figureWidth, unitWidth] = widths(fitted)
  const left = x - (figureWidth + unitWidth) / 2
  context.textAlign = 'left'
  context.font = font(fitted)
  context.fillStyle = GOLD
  context.fillText(figure, left, y)
  context.font = font(unitSize(fitted))
  context.fillStyle = PALE
  context.fillText(unit, left + figureWidth, y + fitted * 0.2)
  context.textAlign = 'center'
}

function roundedPath(context: CanvasRenderingContext2D, { x, y, width, height }: Box, radius: number): void {
  context.beginPath()
  context.moveTo(x + radius, y)
  context.arcTo(x + width, y, x + width, y + height, radius)
  context.arcTo(x + width, y + height, x, y + height, radius)
  context.arcTo(x, y + height, x, y, radius)
  context.arcTo(x, y, x + width, y, radius)
  context.closePath()
}
