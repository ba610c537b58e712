/** What axe finds on a page, how its words stand out from their ground, and what moves on it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const GRAVE = new Set<unknown>(['serious', 'critical'])
let source: string | undefined

export interface Axe {
  /** Rules that do not hold for the page. */
  except?: readonly string[]
  /** Of these kinds only. */
  tags?: readonly string[]
}

/** What axe calls serious or critical on a page as it stands, one a line. */
export async function graveFaults(page: Page, { except = [], tags }: Axe = {}): Promise<string[]> {
  source ??= await readFile(AXE, 'utf8')
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  const rules = Object.fromEntries(except.map((id) => [id, { enabled: false }]))
  // frames are pages of their own, which are looked at as such
  const runOnly = tags && { type: 'tag', values: tags }
  const options = JSON.stringify({ resultTypes: ['violations'], iframes: false, rules, runOnly })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`)
  return violations
    .filter(({ impact }) => GRAVE.has(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary?.replace(/\s+/g, ' ')}`),
    )
}

/** What moves although whoever looks has asked for less movement. */
export function restless(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`document.getAnimations()
    .filter((one) => one.playState === 'running' && one.effect.getTiming().duration > 200)
    .map((one) => one.animationName || one.transitionProperty)`)
}

/** Where the keyboard stands, as `standsAt` finds it. */
export interface Stop {
  name: string
  /** What is wrong with how it shows; empty where nothing is. */
  faults: string[]
  /** Page coordinates. */
  box: { top: number; right: number; bottom: number; left: number }
}

/** Where the keyboard stands and whether that can be seen: a ring of 2 px, 3:1 against its ground, under nothing. */
function standsAt(): Stop | null {
  const LEAST_CONTRAST = 3
  const element = document.activeElement
  if (!element || element === document.body) return null
  const hasRing = (one: Element | null): one is Element => {
    const style = one && getComputedStyle(one)
    return style !== null && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
  }
  const coloursIn = (text: string): number[][] =>
    Array.from(text.matchAll(/rgba?\(([^)]+)\)/g), ([, parts = '']) =>
      parts.split(/[ ,/]+/).map(Number),
    ).filter(([, , , alpha = 1]) => alpha > 0.9)
  const light = ([red = 0, green = 0, blue = 0]: number[]) => {
    const linear = (value: number) =>
      value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  function groundOf(of: Element): number[][] {
    for (let around = of.parentElement; around; around = around.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(around)
      const colours = [...coloursIn(backgroundImage), ...coloursIn(backgroundColor)]
      if (colours.length > 0) return colours
    }
    return [[255, 255, 255]]
  }
  const own = element.getBoundingClientRect()
  const hidden = own.width <= 1 || own.height <= 1
  const bearer = [hidden ? null : element, element.nextElementSibling, element.closest('label')].find(hasRing)
  const label =
    element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent
  const name = `${element.tagName.toLowerCase()} ${element.getAttribute('name') ?? ''} ${label?.trim().slice(0, 40)}`
  const faults: string[] = []
  const rect = (bearer ?? element).getBoundingClientRect()
  if (!bearer) faults.push('has no ring')
  else {
    const [ring = []] = coloursIn(getComputedStyle(bearer).outlineColor)
    for (const ground of groundOf(bearer)) {
      const [bright = 0, dark = 0] = [light(ring), light(ground)].sort((a, b) => b - a)
      const ratio = (bright + 0.05) / (dark + 0.05)
      if (ratio < LEAST_CONTRAST) faults.push(`ring ${ring} on ${ground}: ${ratio.toFixed(2)}`)
    }
  }
  const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2]
  if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) faults.push('is out of sight')
  for (let over = document.elementFromPoint(x, y); over; over = over.parentElement) {
    const above = /sticky|fixed/.test(getComputedStyle(over).position)
    if (above && !over.contains(element)) faults.push(`is under ${over.className}`)
  }
  const [right, bottom] = [scrollX + rect.right, scrollY + rect.bottom]
  return { name, faults, box: { top: scrollY + rect.top, left: scrollX + rect.left, right, bottom } }
}

/** How many things of the page take the keyboard: of radio buttons that belong together one. */
const STOPS = `(() => {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')
  const groups = new Set()
  return [...all].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || one.closest('[hidden], [inert], fieldset:disabled')) return false
    if (!one.checkVisibility({ visibilityProperty: true })) return false
    if (one.type !== 'radio') return true
    const isFirst = !groups.has(one.name)
    groups.add(one.name)
    return isFirst
  }).length
})()`

/** Whoever has not come to the end of a page by then is caught in it. */
const MOST_PRESSES = 150

/** Walks a page by Tab alone from its beginning to its end; what is wrong on the way, one a line. */
export async function faultsOfTabbing(page: Page): Promise<string[]> {
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges()')
  await page.evaluate(
    'document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex")',
  )
  const expected = await page.evaluate<number>(STOPS)
  const faults: string[] = []
  let before: Stop | null = null
  let stops = 0
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press('Tab')
    const stop: Stop | null = await page.evaluate(standsAt)
    if (!stop) break
    if (stop.name === before?.name && stop.box.top === before.box.top) continue // day, month, year of one field
    stops++
    faults.push(...stop.faults.map((fault) => `${stop.name}: ${fault}`))
    // upwards only into the next column
    if (before && stop.box.bottom <= before.box.top && stop.box.left < before.box.right) {
      faults.push(`from ${before.name} back up to ${stop.name}`)
    }
    before = stop
  }
  if (stops !== expected) faults.push(`${stops} stops instead of ${expected}, the last ${before?.name}`)
  return faults
}
