import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const company = useSmallCompany()
const WEEK_MS = 7 * 86_400_000
const WALL_4K = { width: 3840, height: 2160 }
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
  const at = (ago: number) => new Date(Date.now() - ago).toISOString()
  await company.source.post('/pickups', [
    buildPickup('e1', { count: 40, at: at(WEEK_MS) }),
    buildPickup('e2', { count: 40, at: at(WEEK_MS) }),
    buildPickup('e3', { count: 7, at: at(2 * WEEK_MS) }),
    buildPickup('e3', { count: 12 }),
  ])
  await manager.call('PUT', `/stations/${EAST}/goals`, {
    body: { kind: 'day', metric: 'pickups', target: 48 },
  })
  await manager.post('/announcements', {
    kind: 'notice',
    title: '今晚七点誓师大会',
    body: '',
    stations: '*',
    takeover: false,
    ticker: true,
  })
})
afterAll(() => browser?.close())

async function openScene(query: string, viewport = WALL_VIEWPORT): Promise<Page> {
  const { token } = await pairWall(manager, EAST)
  const wall = await openPage(browser, `${company.server.baseUrl}/wall?${query}#token=${token}`, viewport)
  onTestFinished(() => wall.context.close())
  await wall.page.waitForSelector('[data-link="live"]')
  return wall.page
}

test('the podium shows last week’s champions, who share the first place', async () => {
  const page = await openScene('scene=podium')
  const scene = await page.waitForSelector('[data-scene="podium"] [data-podium="week"]')
  const text = await scene.textContent()
  for (const part of ['徐静', '欧阳明月', '40']) expect(text).toContain(part)
  await page.screenshot({ path: join(OUTPUT, 'wall-podium.png') })
})

test('the goal shows how far the day is, in per cent and in parcels', async () => {
  const page = await openScene('scene=goal')
  const goal = await page.waitForSelector('[data-goal="day"]')
  expect((await goal.textContent())?.replace(/\s+/g, ' ')).toMatch(/25 ?%.*12 ?\/ ?48/)
  await page.screenshot({ path: join(OUTPUT, 'wall-goal.png') })
})

test('the trend draws the weeks, and the week shows its places', async () => {
  const trend = await openScene('scene=trend')
  await trend.waitForSelector('[data-scene="trend"] svg .recharts-bar-rectangle')
  await trend.screenshot({ path: join(OUTPUT, 'wall-trend.png') })
  const week = await openScene('scene=week')
  await week.waitForSelector('[data-board="week"] [data-member-id="e3"][data-rank="1"]')
})

test('announcements run along the foot', async () => {
  const page = await openScene('')
  const ticker = await page.waitForSelector('[data-ticker]')
  expect(await ticker.textContent()).toContain('今晚七点誓师大会')
})

test('in English and 4K nothing overflows, and figures are four times as large as in 1080p by area', async () => {
  const figure = (page: Page) =>
    page
      .locator('[data-board="day"] [data-member-id="e3"]')
      .evaluate((row) => row.getBoundingClientRect().height)
  const small = await openScene('lang=en')
  const large = await openScene('lang=en', WALL_4K)
  await large.waitForSelector('[data-board="day"] [data-member-id="e3"][data-rank="1"]')
  expect(await large.evaluate(() => document.documentElement.lang)).toBe('en')
  expect((await figure(large)) / (await figure(small))).toBeCloseTo(2, 1)
  const overflow = await large.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  expect(overflow).toEqual([0, 0])
  expect(await large.textContent('#wall')).not.toMatch(/[距差件榜]/)
  await large.screenshot({ path: join(OUTPUT, 'wall-4k-en.png') })
})
