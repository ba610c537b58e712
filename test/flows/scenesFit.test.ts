import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser } from '../helpers/browser.ts'
import { overflowsOnWall } from '../helpers/overflow.ts'
import { CASES, findInAll, PREVIEWED, previewPath } from '../helpers/previews.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const company = useSmallCompany()
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const SIZES = {
  zh: ['1280x720', '3840x2160', '1080x1920'],
  en: ['1920x1080', '1366x768', '1080x1920'],
} as const

test.each(['zh', 'en'] as const)(
  '[S3] every scene fits every screen in every case (%s): nothing beyond its panel, over other words, cut short or too small to be read',
  async (lang) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`${company.server.baseUrl}${previewPath('week', 'usual', `&lang=${lang}`)}`)
    for (const size of SIZES[lang]) {
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      const found = await page.evaluate(findInAll(overflowsOnWall, PREVIEWED, CASES))
      expect.soft({ size, found }).toEqual({ size, found: {} })
    }
    expect(errors).toEqual([])
  },
)
