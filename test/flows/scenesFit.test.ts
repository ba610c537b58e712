import { SCENE_IDS } from '@leitai/shared/sceneIds'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBrowser } from '../helpers/browser.ts'
import { type Faint, faintWords } from '../helpers/contrast.ts'
import { overflowsOnWall } from '../helpers/overflow.ts'
import { NOTE_DRAWN, overflowsOnPoster } from '../helpers/posterFit.ts'
import {
  CASES,
  findInAll,
  PREVIEWED,
  PREVIEWED_AWARDS,
  PREVIEWED_TAKEOVER,
  previewPath,
  turnTo,
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
    { size: '1080x1920', cases: WORST },
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
    await page.addInitScript(NOTE_DRAWN)
    await page.goto(`${company.server.baseUrl}${previewPath('week', 'usual', `&lang=${lang}`)}`)
    for (const { size, cases } of SCREENS[lang]) {
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      const found = await page.evaluate(findInAll(overflowsOnWall, PREVIEWED, cases))
      expect.soft({ size, found }).toEqual({ size, found: {} })
      const over = await page.evaluate(findInAll(overflowsOnWall, LYING_OVER, WORST))
      expect.soft({ size, over }).toEqual({ size, over: {} })
      const poster = await page.evaluate(findInAll(overflowsOnPoster, ['award-poster'], WORST))
      expect.soft({ size, poster }).toEqual({ size, poster: {} })
    }
    expect(errors).toEqual([])
  },
)

/** Those with figures on grounds of their own: what pales with the numbers, unlike what lies over the scene. */
const FIGURES = ['week', 'podium', 'goal', 'trend', 'hall', 'race', 'replay', 'stations', 'duel']
/** At night it is as dark as a programme may have it. */
const LIGHTS = {
  day: { percent: 100, query: '', of: [...SCENE_IDS, ...LYING_OVER] },
  stale: { percent: 100, query: '&stale', of: FIGURES },
  night: { percent: 50, query: '&percent=50', of: [...SCENE_IDS, ...LYING_OVER] },
  'stale at night': { percent: 50, query: '&percent=50&stale', of: ['podium', 'goal', 'race', 'stations'] },
}

test('[L3] by day, at the darkest of night, and once the numbers are old: all words stand out from what is drawn behind them, 3:1 where they are large, else 4.5:1', async () => {
  const viewport = { width: 640, height: 360 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${company.server.baseUrl}${previewPath('week', 'few')}`)
  const found: Record<string, Faint[]> = {}
  for (const [name, { percent, query, of }] of Object.entries(LIGHTS)) {
    for (const scene of of) {
      await page.evaluate(turnTo(scene, 'usual', previewPath(scene, 'usual', query)))
      // 32 px at 1080p, 24 px in bold: what is large is so by its place on the wall, not by the screen's pixels
      const faint = await faintWords(page, { light: percent / 100, large: 0.32, largeBold: 0.24 })
      if (faint.length > 0) found[`${name}: ${scene}`] = faint
    }
  }
  expect(found).toEqual({})
})
