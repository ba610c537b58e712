import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser } from '../helpers/browser.ts'
import { overflowsOnWall } from '../helpers/overflow.ts'
import {
  CASES,
  findInAll,
  PREVIEWED,
  PREVIEWED_AWARDS,
  PREVIEWED_TAKEOVER,
  previewPath,
} from '../helpers/previews.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const company = useSmallCompany()
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** The cases in which most has to fit: enough for a screen of the same shape as another one. */
const WORST: (typeof CASES)[number][] = ['many', 'long', 'huge']
/** What lies over the scene, but for the poster that ends a ceremony: it is one image, as large as the screen. */
const LYING_OVER = [PREVIEWED_TAKEOVER, ...PREVIEWED_AWARDS.filter((step) => step !== 'award-poster')]
const SCREENS = {
  zh: [
    { size: '1280x720', cases: CASES },
    { size: '1080x1920', cases: CASES },
    { size: '3840x2160', cases: WORST },
  ],
  en: [
    { size: '1920x1080', cases: CASES },
    { size: '1366x768', cases: WORST },
  ],
}

test.each(['zh', 'en'] as const)(
  '[S3] every scene fits every screen (%s): nothing beyond its panel, over other words, cut short or too small to be read',
  async (lang) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`${company.server.baseUrl}${previewPath('week', 'usual', `&lang=${lang}`)}`)
    for (const { size, cases } of SCREENS[lang]) {
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      const found = await page.evaluate(findInAll(overflowsOnWall, PREVIEWED, cases))
      expect.soft({ size, found }).toEqual({ size, found: {} })
      const over = await page.evaluate(findInAll(overflowsOnWall, LYING_OVER, WORST))
      expect.soft({ size, over }).toEqual({ size, over: {} })
    }
    expect(errors).toEqual([])
  },
)
