/**
 * How the words on a page stand out from what is really drawn behind them: gradients, bars and veils too, of which
 * axe knows nothing.
 */
import type { Page } from 'playwright-core'

export interface Faint {
  text: string
  /** As WCAG has it, of the part that stands out least. */
  ratio: number
  /** What it has to be: 4.5, or 3 for what is large. */
  least: number
}

interface Options {
  /** How bright the page is under a veil, 0 to 1. */
  light: number
  /** What WCAG calls large, in rem: on a wall 32 px at 1080p, or 24 px in bold. */
  large: number
  largeBold: number
}

/** What runs past stands where it was looked at. */
const STILL = '*, *::before, *::after { animation: none !important; transition: none !important }'
const NO_WORDS = `*, *::before, *::after {
  color: transparent !important;
  text-shadow: none !important;
}
svg text, svg tspan { fill: transparent !important; stroke: transparent !important }`

/** Words whose contrast against the picture behind them is too low, worst first. */
export async function faintWords(page: Page, options: Options): Promise<Faint[]> {
  await page.evaluate(`window.faintWords = ${faintWordsIn.toString()}`)
  const still = await page.addStyleTag({ content: STILL })
  await page.evaluate(`window.findGround = window.faintWords(${JSON.stringify(options)})`)
  const style = await page.addStyleTag({ content: NO_WORDS })
  const ground = await page.screenshot({ type: 'png', scale: 'css' })
  for (const one of [style, still]) await one.evaluate((element) => element.parentNode?.removeChild(element))
  return page.evaluate<Faint[]>(`window.findGround('data:image/png;base64,${ground.toString('base64')}')`)
}

/** Looks where words are and what colour they have; what it returns takes the picture without them. In the page. */
function faintWordsIn({ light, large, largeBold }: Options): (ground: string) => Promise<Faint[]> {
  type Colour = [red: number, green: number, blue: number, alpha: number]
  const STEPS = 9
  /** Of a line's height, above and below what is drawn of it. */
  const MARGIN = 0.25
  /** The share of a word's ground that may be worse: edges of what it stands on. */
  const IGNORED = 0.08

  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const colourOf = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
    return [red, green, blue, alpha]
  }
  const opacityOf = (of: Element): number => {
    let opacity = 1
    for (let around: Element | null = of; around; around = around.parentElement)
      opacity *= Number(getComputedStyle(around).opacity)
    return opacity
  }
  const isGrey = (of: Element): boolean => {
    for (let around: Element | null = of; around; around = around.parentElement)
      if (getComputedStyle(around).filter === 'grayscale(1)') return true
    return false
  }
  const greyOf = ([red, green, blue, alpha]: Colour): Colour => {
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return [grey, grey, grey, alpha]
  }
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) =>
      value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ratioOf = (one: readonly number[], other: readonly number[]): number => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  /** Whether it is what is seen there. */
  const isOnTop = (element: Element, x: number, y: number): boolean => {
    const top = document.elementFromPoint(x, y)
    return top !== null && (top.contains(element) || element.contains(top))
  }

  /** What of a box is not hidden by what is around it. */
  const seenOf = (element: Element, box: DOMRect): DOMRect => {
    let { left, top, right, bottom } = box
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue
      const clip = around.getBoundingClientRect()
      left = Math.max(left, clip.left)
      right = Math.min(right, clip.right)
    }
    top = Math.max(top, 0)
    bottom = Math.min(bottom, innerHeight)
    return new DOMRect(left, top, Math.max(right - left, 0), Math.max(bottom - top, 0))
  }

  const words: { text: string; colour: Colour; least: number; edge: Colour | null; boxes: DOMRect[] }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || text === '' || element.closest('.visually-hidden, .preview-mark, script, style')) continue
    const style = getComputedStyle(element)
    const opacity = opacityOf(element)
    if (style.visibility === 'hidden' || opacity === 0) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = Array.from(range.getClientRects(), (box) => seenOf(element, box)).filter(
      ({ left, top, width, height }) => width > 0 && isOnTop(element, left + width / 2, top + height / 2),
    )
    const inSvg = element instanceof SVGGraphicsElement
    const scale = inSvg ? (element.getScreenCTM()?.a ?? 1) : 1
    const rem = (Number.parseFloat(style.fontSize) * scale) / remPx
    const isLarge = rem >= large || (rem >= largeBold && Number(style.fontWeight) >= 700)
    const [red, green, blue, alpha] = colourOf(inSvg ? style.fill : style.color)
    const own: Colour = [red, green, blue, alpha * opacity]
    const colour = isGrey(element) ? greyOf(own) : own
    // letters with an edge around them stand on it
    const edge = inSvg && style.stroke !== 'none' ? colourOf(style.stroke) : null
    words.push({ text: text.slice(0, 40), colour, least: isLarge ? 3 : 4.5, edge, boxes })
  }

  return async (ground) => {
    const image = new Image()
    image.src = ground
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    if (!context) return []
    context.drawImage(image, 0, 0)
    const { data, width: across } = context.getImageData(0, 0, image.width, image.height)
    const faint: Faint[] = []
    for (const { text, colour, least, edge, boxes } of words) {
      const ratios: number[] = []
      for (const { left, top, width, height } of boxes) {
        for (let step = 0; step < STEPS * STEPS; step++) {
          const x = left + ((Math.floor(step / STEPS) + 0.5) / STEPS) * width
          const y = top + (MARGIN + (((step % STEPS) + 0.5) / STEPS) * (1 - 2 * MARGIN)) * height
          if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue
          const at = (Math.floor(y) * across + Math.floor(x)) * 4
          const behind = edge
            ? edge.slice(0, 3).map((value) => value * light)
            : Array.from(data.subarray(at, at + 3))
          const alpha = colour[3]
          const drawn = behind.map(
            (value, index) => alpha * (colour[index] ?? 0) * light + (1 - alpha) * value,
          )
          ratios.push(ratioOf(drawn, behind))
        }
      }
      ratios.sort((a, b) => a - b)
      const ratio = ratios[Math.floor(ratios.length * IGNORED)]
      if (ratio !== undefined && ratio < least)
        faint.push({ text, ratio: Math.round(ratio * 100) / 100, least })
    }
    return faint.sort((a, b) => a.ratio - b.ratio)
  }
}
