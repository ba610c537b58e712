/** The phone's page on a home screen: what installs it, and what it shows while its server is away. */
import type { PinReply } from '@leitai/shared/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { PHONE_VIEWPORT, startBrowser } from '../helpers/browser.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

async function openAs(courierId: string, userAgent?: string): Promise<Page> {
  const { pin } = await manager.post<PinReply>(`/couriers/${courierId}/pin`)
  const context = await browser.newContext({ viewport: PHONE_VIEWPORT, locale: 'zh-CN', userAgent })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${company.server.baseUrl}/me`)
  await page.fill('input[name="number"]', courierId)
  await page.fill('input[name="pin"]', pin)
  await page.click('button[type="submit"]')
  await page.waitForSelector('[data-me-rank="day"]')
  return page
}

interface Manifest {
  name: string
  short_name: string
  lang: string
  start_url: string
  scope: string
  display: string
  icons: { src: string; sizes: string; type: string; purpose: string }[]
}

/** Width and height as a PNG's header tells them. */
async function pngSize(path: string): Promise<string> {
  const response = await fetch(company.server.baseUrl + path)
  const bytes = new DataView(await response.arrayBuffer())
  expect([bytes.getUint32(0), bytes.getUint32(4)]).toEqual([0x89504e47, 0x0d0a1a0a])
  return `${bytes.getUint32(16)}x${bytes.getUint32(20)}`
}

test('it can be installed, in either language, with icons that are what they say', async () => {
  const page = await openAs('e1')
  const manifestNow = async () => {
    const href = await page.locator('link[rel="manifest"]').getAttribute('href')
    const response = await fetch(company.server.baseUrl + href)
    expect(response.headers.get('content-type')).toContain('application/manifest+json')
    return (await response.json()) as Manifest
  }
  const zh = await manifestNow()
  expect(zh).toMatchObject({ lang: 'zh-CN', short_name: '擂台', start_url: '/me/', scope: '/me/' })
  expect(zh.display).toBe('standalone')
  expect(zh.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual(
    expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 512x512']),
  )
  for (const { src, sizes, type } of zh.icons) {
    if (type === 'image/png') expect(await pngSize(src)).toBe(sizes)
  }
  const touchIcon = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
  expect(await pngSize(touchIcon ?? '')).toBe('180x180')
  await page.click('button[lang="en"]')
  await page.waitForSelector('link[rel="manifest"][href$="manifest.en.webmanifest"]', { state: 'attached' })
  expect(await manifestNow()).toMatchObject({ lang: 'en', short_name: 'Leitai', start_url: '/me/' })
})

test('a quiet hint says how: by the browser’s own offer, within WeChat by its menu, and not again after "not now"', async () => {
  const page = await openAs('e2')
  await page.waitForSelector('[data-day-line]')
  expect(await page.locator('[data-install]').count()).toBe(0)
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => document.documentElement.setAttribute('data-asked', 'yes'),
    })
    document.documentElement.setAttribute('data-own-bar', String(window.dispatchEvent(offer)))
  })
  await page.click('[data-install="prompt"] .button')
  await page.waitForSelector('html[data-asked="yes"][data-own-bar="false"]')
  await page.locator('[data-install]').waitFor({ state: 'detached' })

  const inWeChat = await openAs('e3', 'Mozilla/5.0 (Linux; Android 12) Chrome/86.0 MicroMessenger/8.0.2')
  await inWeChat.waitForSelector('[data-install="wechat"]')
  await inWeChat.click('[data-install="wechat"] .link')
  await inWeChat.reload()
  await inWeChat.waitForSelector('[data-day-line]')
  expect(await inWeChat.locator('[data-install]').count()).toBe(0)
})

// last: it takes the server of this file away
test('[L3] opened anew without a server it shows the last numbers with their time, and goes live by itself', async () => {
  const page = await openAs('e4')
  await company.source.post('/pickups', buildPickup('e4', { count: 7 }))
  await page.waitForSelector('[data-me-score="day"]:has-text("7")')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(async () => (await caches.match('/me/')) !== undefined)
  await page.reload() // what is loaded from now on goes through the worker
  await page.waitForSelector('[data-link="live"]')
  await page.waitForSelector('[data-day-line]')
  await company.server.kill9()
  await page.reload()
  await page.waitForSelector('[data-link="serverAway"] strong')
  expect(await page.textContent('[data-link]')).toMatch(/数据截至 \d\d:\d\d/)
  expect(await page.textContent('[data-me-score="day"]')).toBe('7')
  await page.click('[data-place="day"] [data-why-link="today"]')
  await page.waitForSelector('text=这一页要联网才能打开')
  await page.goBack()
  const { dataDir, port } = company.server
  const again = await startServer({ dataDir, port })
  onTestFinished(() => again.stop())
  await page.waitForSelector('[data-link="live"]')
  await company.source.post('/pickups', buildPickup('e4', { count: 2 }))
  await page.waitForSelector('[data-me-score="day"]:has-text("9")')
})
