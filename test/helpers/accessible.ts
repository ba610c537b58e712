/** What axe finds on a page, how its words stand out from their ground, and what moves on it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const GRAVE = new Set<unknown>(['serious', 'critical'])
let source: string | undefined

/** What axe calls serious or critical on a page as it stands, one a line; `except` names rules that do not hold for it. */
export async function graveFaults(page: Page, except: readonly string[] = []): Promise<string[]> {
  source ??= await readFile(AXE, 'utf8')
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  const rules = Object.fromEntries(except.map((id) => [id, { enabled: false }]))
  // frames are pages of their own, which are looked at as such
  const options = JSON.stringify({ resultTypes: ['violations'], iframes: false, rules })
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
