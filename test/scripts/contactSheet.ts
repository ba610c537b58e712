/** Draws every scene of the wall, with the sample data of its preview, into one picture for the docs. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startBrowser } from '../helpers/browser.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { ROOT } from '../helpers/paths.ts'
import { PREVIEWED, PREVIEWED_AWARDS, PREVIEWED_TAKEOVER, previewPath, turnTo } from '../helpers/previews.ts'
import { startServer } from '../helpers/server.ts'

const FILE = join(ROOT, 'docs/scenes.png')
const LANDSCAPE = { width: 1920, height: 1080 }
const PORTRAIT = { width: 1080, height: 1920 }
/** The week stands beside today's ranking in its own picture. */
const ACROSS = [...PREVIEWED.filter((scene) => scene !== 'week'), ...PREVIEWED_AWARDS, PREVIEWED_TAKEOVER]
/** At night, once the numbers are old, and both. */
const LIGHTS: [scene: string, light: string][] = [
  ['today', '&percent=50'],
  ['podium', '&stale'],
  ['goal', '&percent=50&stale'],
]
/** Those that hang upright, in the last row. */
const UPRIGHT = ['today', 'race', 'stations', 'duel', 'goal', 'season']
const COLUMNS = 3
const TILE_PX = 440

async function picture(page: Page, scene: string, light = ''): Promise<string> {
  await page.evaluate(turnTo(scene, 'usual', previewPath(scene, 'usual', light)))
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 90 })
  return `<img src="data:image/jpeg;base64,${jpeg.toString('base64')}">`
}

async function pictures(page: Page, scenes: readonly string[]): Promise<string> {
  const drawn: string[] = []
  for (const scene of scenes) drawn.push(await picture(page, scene))
  return drawn.join('')
}

const dataDir = await createTmpDir()
const server = await startServer({ dataDir })
const browser = await startBrowser()
try {
  const open = async (viewport: { width: number; height: number }) => {
    const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
    await page.goto(`${server.baseUrl}${previewPath('idle', 'few')}`)
    return page
  }
  const landscape = await open(LANDSCAPE)
  const across = await pictures(landscape, ACROSS)
  const lights: string[] = []
  for (const [scene, light] of LIGHTS) lights.push(await picture(landscape, scene, light))
  const upright = await pictures(await open(PORTRAIT), UPRIGHT)
  const width = COLUMNS * TILE_PX
  const sheet = await (await browser.newContext({ viewport: { width, height: 100 } })).newPage()
  await sheet.setContent(`<style>
    body { margin: 0; background: #111 }
    div { display: flex; flex-wrap: wrap }
    img { display: block; box-sizing: border-box; padding: 3px; width: ${TILE_PX}px }
    .upright img { width: ${width / UPRIGHT.length}px }
  </style><div>${across}${lights.join('')}</div><div class="upright">${upright}</div>`)
  await sheet.screenshot({ path: FILE, fullPage: true })
} finally {
  await browser.close()
  await server.stop()
  await removeTmpDir(dataDir)
}
