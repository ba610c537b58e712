import { join } from 'node:path'
import type { PostedAnnouncement } from '@leitai/shared/api'
import type { NewsReply, ReadersReply } from '@leitai/shared/receipt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { at, startClosingCompany } from '../helpers/finals.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, MARKUP_NAME } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

test('[F2] a courier reads what was announced, which is a receipt, and applauds it and a colleague', async () => {
  const company = await startClosingCompany('2026-03-03T09:00:00+08:00')
  const manager = await company.signIn()
  const counts = { e5: 12, e2: 9, e1: 4 }
  await company.send(
    ...Object.entries(counts).map(([id, count]) => buildPickup(id, { at: at('08:30:00'), count })),
  )
  company.setTime('2026-03-04T13:00:00+08:00')
  company.letTimeRun()
  await company.services.finals.sweep()
  const { id } = await manager.post<PostedAnnouncement>('/announcements', {
    kind: 'award',
    title: `冠军 ${MARKUP_NAME}`,
    body: '第一行\n第二行',
    stations: [EAST],
    takeover: false,
    ticker: true,
  })
  const { courier } = await signInCourier(manager, 'e1')
  const phone = { width: 320, height: 640 }
  const { page, context, errors } = await openPage(browser, `${manager.baseUrl}/me/`, phone, courier)
  onTestFinished(() => context.close())
  const link = page.locator('.page-links a[href="/me/news"]')
  await link.locator('.news-dot').waitFor()
  expect((await manager.get<ReadersReply>(`/stations/${EAST}/announcements/${id}/readers`)).seen).toEqual([])
  await link.click()

  const told = page.locator(`[data-told="${id}"]`)
  await told.waitFor()
  expect(await told.textContent()).toContain(MARKUP_NAME)
  expect(await told.locator('.announcement-body').evaluate((body) => getComputedStyle(body).whiteSpace)).toBe(
    'pre-line',
  )
  await until('the receipt is there', async () => {
    const { seen } = await manager.get<ReadersReply>(`/stations/${EAST}/announcements/${id}/readers`)
    return seen.map(({ courierId }) => courierId).join() === 'e1'
  })
  const heads = page.locator('[data-podium] [data-member]')
  expect(await heads.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-member')))).toEqual([
    'e5',
    'e2',
    'e1',
  ])
  expect(await page.locator('[data-member="e1"] button').count(), 'nobody applauds themselves').toBe(0)
  await page.screenshot({ path: join(OUTPUT, 'phone-news-320.png'), fullPage: true })

  for (const each of [told, page.locator('[data-member="e5"]')]) {
    await each.locator('button').click()
    await each.locator('.kudos-given').waitFor()
    expect(await each.locator('.kudos-count').textContent()).toBe('1 次掌声')
  }
  expect((await courier.get<NewsReply>(`/stations/${EAST}/news`)).kudosLeft).toBe(8)
  expect(await fits(page)).toBe(true)
  await page.evaluate("localStorage.setItem('leitai.language', 'en')")
  await page.reload()
  await told.waitFor()
  await page.screenshot({ path: join(OUTPUT, 'phone-news-320-en.png'), fullPage: true })
  expect(await fits(page)).toBe(true)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: join(OUTPUT, 'phone-news-390-en.png'), fullPage: true })
  await page.click('.sub-back')
  await link.waitFor()
  expect(await link.locator('.news-dot').count(), 'read is read').toBe(0)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.screenshot({ path: join(OUTPUT, 'phone-board-320-en.png'), fullPage: true })
  expect(await fits(page)).toBe(true)
  await page.click('.page-links a[href="/me/records"]')
  await page.waitForSelector('[data-badge="firstDay"]')
  expect(await page.textContent('[data-badge="firstDay"] p')).toBe(
    'On the board for the first time on 3 Mar, with 4',
  )
  await page.screenshot({ path: join(OUTPUT, 'phone-badges-320-en.png'), fullPage: true })
  expect(await fits(page)).toBe(true)
  expect(errors).toEqual([])
})
