import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser } from '../helpers/browser.ts'
import { overflowsOnWall } from '../helpers/overflow.ts'
import { CASES, PREVIEWED, previewPath, turnTo } from '../helpers/previews.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const company = useSmallCompany()
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** Everything that does not fit, of every scene in every case, by its address. */
async function overflows(
  viewport: { width: number; height: number },
  lang: 'zh' | 'en',
): Promise<Record<string, string[]>> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(`${company.server.baseUrl}${previewPath('week', 'usual', `&lang=${lang}`)}`)
  const found: Record<string, string[]> = {}
  for (const scene of PREVIEWED) {
    for (const of of CASES) {
      const path = previewPath(scene, of)
      await page.evaluate(turnTo(scene, of, path))
      const here = await page.evaluate(overflowsOnWall)
      if (here.length > 0) found[path] = here
    }
  }
  expect(errors).toEqual([])
  return found
}

test.each([
  { width: 1280, height: 720, lang: 'zh' as const },
  { width: 1920, height: 1080, lang: 'en' as const },
  { width: 1080, height: 1920, lang: 'zh' as const },
])(
  '[S3] every scene fits $width x $height in every case ($lang): nothing beyond its panel, cut short or over other words',
  async ({ lang, ...viewport }) => {
    expect(await overflows(viewport, lang)).toEqual({})
  },
)
