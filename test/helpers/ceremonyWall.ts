/** Walls in a ceremony, as real pages: what they show, and when by the clock of the machine. */
import type { Browser } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { openPage, WALL_VIEWPORT } from './browser.ts'

export interface ShownStep {
  step: string | null
  /** ms since 1970, by the machine's clock, whatever the page takes for the time. */
  at: number
}

/** Writes down every step as it appears. The page's own clock may be off by `aheadMs`. */
function watcher(aheadMs: number): string {
  return `
    window.shownSteps = []
    const realNow = Date.now
    Date.now = () => realNow() + ${aheadMs}
    let last = null
    new MutationObserver(() => {
      const shown = document.querySelector('[data-ceremony]')
      const step = shown && shown.getAttribute('data-ceremony')
      if (step === last) return
      last = step
      window.shownSteps.push({ step, at: performance.timeOrigin + performance.now() })
    }).observe(document, { subtree: true, childList: true, attributes: true })
  `
}

/** Opens a wall and waits until it is live. */
export async function openCeremonyWall(
  browser: Browser,
  url: string,
  { aheadMs = 0, viewport = WALL_VIEWPORT }: { aheadMs?: number; viewport?: typeof WALL_VIEWPORT } = {},
) {
  const { page, context, errors } = await openPage(browser, 'about:blank', viewport)
  onTestFinished(() => context.close())
  await page.addInitScript(watcher(aheadMs))
  await page.goto(url)
  await page.waitForSelector('[data-link="live"]', { state: 'attached' })
  return {
    page,
    errors,
    /** Resolves once a step is on; null: once there is no ceremony. */
    async shows(step: string | null): Promise<void> {
      if (step === null) await page.waitForSelector('[data-ceremony]', { state: 'detached' })
      else await page.waitForSelector(`[data-ceremony="${step}"]`)
    },
    steps: () => page.evaluate<ShownStep[]>('window.shownSteps'),
  }
}
