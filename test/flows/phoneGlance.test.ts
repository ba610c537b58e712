/** Two seconds to look: what the phone says at a glance, on the smallest screen, in the largest type, read aloud. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const SMALLEST_PHONE = { width: 320, height: 640 }
const PAGES = ['', 'why?metric=pickups&period=this-week', 'news', 'records', 'disputes']

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

async function openAs(courierId: string): Promise<Page> {
  const { courier } = await signInCourier(manager, courierId)
  const { page, context } = await openPage(browser, `${company.server.baseUrl}/me`, SMALLEST_PHONE, courier)
  onTestFinished(() => context.close())
  await page.waitForSelector('[data-day-line]')
  return page
}

/** What stands beyond the screen, or is cut short without saying so by an ellipsis. Runs inside of the page. */
function misfits(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || element.closest('.visually-hidden') || element.closest('[hidden]')) continue
    const style = getComputedStyle(element)
    const name = `${element.tagName}.${element.getAttribute('class')} “${element.textContent?.slice(0, 20)}”`
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`beyond the screen: ${name}`)
    const clips = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis'
    if (clips && element.scrollWidth > element.clientWidth + 1) found.push(`cut short: ${name}`)
  }
  return found
}

const DAY_MS = 86_400_000
/** Eight hours ahead of UTC, all year. */
const shanghai = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString()
const hourOf = (ms: number) => `${shanghai(ms).slice(11, 13)}:00`

test('at a glance: how many to the next one and ahead of the last, and my day hour by hour, live', async () => {
  const now = Date.now()
  // an hour ago, or just after midnight where that was yesterday
  const earlier = Math.max(now - 3_600_000, now - ((now + 8 * 3_600_000) % DAY_MS) + 1_000)
  const sent = (courier: string, atMs: number, count: number) =>
    buildPickup(courier, { at: new Date(atMs).toISOString(), count })
  const gone = sent('e2', now, 6)
  await company.source.post('/pickups', [sent('e1', now, 9), sent('e3', now, 4), gone])
  await company.source.post('/pickups', { ...gone, version: 2, void: true })
  await company.source.post('/pickups', sent('e2', earlier, 6))

  const page = await openAs('e2')
  expect(await page.textContent('[data-gap-up="day"]')).toMatch(/差 3 件追上第 1 名/)
  expect(await page.textContent('[data-gap-down="day"]')).toMatch(/领先第 3 名 2 件/)
  const hour = (ms: number) => page.textContent(`[data-hour="${hourOf(ms)}"]`)
  expect(await hour(earlier)).toContain('6 件')
  expect(await hour(now)).toContain('作废 6')
  expect(await page.locator('.day-mark.day-void').count()).toBe(1)

  // said aloud is a new rank, not every parcel
  await page.evaluate(() => {
    document.documentElement.dataset.said = '0'
    const said = document.querySelector('[data-place="day"] [role="status"]')
    if (said)
      new MutationObserver(() => {
        document.documentElement.dataset.said = `${Number(document.documentElement.dataset.said) + 1}`
      }).observe(said, { childList: true, characterData: true, subtree: true })
  })
  await company.source.post('/pickups', sent('e2', now, 1))
  await page.waitForSelector('[data-me-score="day"]:has-text("7")')
  await company.source.post('/pickups', sent('e2', now, 1))
  await page.waitForSelector('[data-me-score="day"]:has-text("8")')
  expect(await page.getAttribute('html', 'data-said')).toBe('0')
  await company.source.post('/pickups', sent('e2', now, 2))
  await page.waitForSelector('[data-place="day"] [role="status"]:has-text("今日第 1 名，10 件")')
  expect(Number(await page.getAttribute('html', 'data-said'))).toBeLessThanOrEqual(2)
  // 1, 1 and 2 more of this hour
  const thisHour = hourOf(earlier) === hourOf(now) ? 10 : 4
  await page.waitForSelector(`[data-hour="${hourOf(now)}"]:has-text("${thisHour} 件")`)
})

test('nothing is wider than 320 px, in the usual type and at 200 %, in either language', async () => {
  await manager.post('/announcements', {
    kind: 'award',
    title: '恭喜东城营业部本周散件揽收突破一万二千三百四十五件大关再创历史新高',
    body: 'https://example.org/a-very-long-address-without-a-single-space-that-would-widen-a-page',
    stations: '*',
    takeover: false,
    ticker: true,
  })
  await company.source.post('/pickups', buildPickup('e5', { count: 98_765 }))
  const page = await openAs('e5')
  for (const lang of ['zh-CN', 'en']) {
    for (const path of PAGES) {
      await page.goto(`${company.server.baseUrl}/me/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.waitForSelector('[data-link="live"]')
      await page.waitForSelector(path === '' ? '[data-day-line]' : '.sub-head h2')
      for (const fontPx of [16, 32]) {
        await page.addStyleTag({ content: `html { font-size: ${fontPx}px !important }` })
        expect(await page.evaluate(misfits), `${path} ${lang} ${fontPx}px`).toEqual([])
        if (path === '') {
          await page.screenshot({ path: join(OUTPUT, `phone-320-${lang}-${fontPx}.png`), fullPage: true })
        }
      }
    }
  }
})
