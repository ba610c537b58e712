import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WALL_VIEWPORT } from '../helpers/browser.ts'
import { startOldBrowser } from '../helpers/oldBrowser.ts'
import type { OldVersion } from '../helpers/oldChromium.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { PREVIEWED, PREVIEWED_AWARDS, previewPath, turnTo } from '../helpers/previews.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const company = useSmallCompany()

/** A scene that was lost to an error leaves its panel empty. */
const wordsOf = (scene: string) => `document.querySelector('[data-scene="${scene}"]').textContent.length`

/** Previews begin it half way of a day from 08:00 to 20:00. */
const REPLAY_CLOCK = `document.querySelector('.replay-clock').textContent`

test.each<OldVersion>([66, 69])('every scene is drawn in Chromium %i without an error', async (version) => {
  const browser = await startOldBrowser(WALL_VIEWPORT, { version })
  onTestFinished(() => browser.close())
  expect(browser.userAgent).toContain(`Chrome/${version}.`)
  await browser.open(`${company.server.baseUrl}${previewPath('today', 'few')}`)
  for (const scene of PREVIEWED) {
    await browser.evaluate(turnTo(scene, 'usual', previewPath(scene, 'usual')))
    expect(await browser.evaluate(wordsOf(scene))).toBeGreaterThan(10)
    if (scene === 'replay') expect(await browser.evaluate(REPLAY_CLOCK)).toMatch(/^1[4-6]:/)
    if (scene === 'race') await browser.screenshot(join(OUTPUT, `race-chromium-${version}.png`))
  }
  for (const award of PREVIEWED_AWARDS) {
    await browser.evaluate(turnTo(award, 'usual', previewPath(award, 'usual')))
    const step = await browser.evaluate(
      `document.querySelector('[data-ceremony]').getAttribute('data-ceremony')`,
    )
    expect(`award-${step}`).toBe(award)
  }
  expect(browser.errors).toEqual([])
})
