import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInCourier, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const SMALL = { width: 320, height: 640 }
const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = await signInManager(company.server)
})
afterAll(() => browser?.close())

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(OUTPUT, `phone-${name}.png`), fullPage: true })

/** A phone, signed in, and what its courier can do at the API. */
async function openAs(courierId: string, path = '/me/') {
  const { courier } = await signInCourier(manager, courierId)
  const phone = await openPage(browser, `${company.server.baseUrl}/wall/nothing`, SMALL)
  onTestFinished(() => phone.context.close())
  const [name = '', value = ''] = courier.cookies().split('=')
  await phone.context.addCookies([{ name, value, url: company.server.baseUrl }])
  await phone.page.goto(`${company.server.baseUrl}${path}`)
  return { ...phone, courier }
}

async function inEnglish(page: Page): Promise<void> {
  await page.evaluate("localStorage.setItem('leitai.language', 'en')")
  await page.reload()
}

test('[H1] a courier challenges another on the phone; accepted, both see it head to head as it happens, and the wall too', async () => {
  const one = await openAs('e1', '/me/duels')
  await one.page.selectOption('select[name="opponent"]', 'e2')
  await one.page.fill('input[name="word"]', '冠军等我来')
  await one.page.click('[data-duel-form] button[type="submit"]')
  const duel = one.page.locator('[data-duel]')
  await duel.waitFor()
  expect(await duel.getAttribute('data-state')).toBe('asked')

  const { token } = await pairWall(manager, EAST)
  const wall = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(wall.close)
  expect(wall.snapshots.at(-1)?.duels).toEqual([])

  const other = await openAs('e2')
  const link = other.page.locator('.page-links a[href="/me/duels"]')
  await link.locator('.news-dot').waitFor()
  await link.click()
  await other.page.waitForSelector('[data-state="asked"]')
  await shoot(other.page, 'duel-asked-320')
  await other.page.fill('[data-state="asked"] input', '放马过来')
  await other.page.click('[data-state="asked"] .button')
  await other.page.waitForSelector('[data-state="open"]')
  await wall.when('the duel', ({ duels }) => duels.some(({ a, b }) => a === 'e1' && b === 'e2'))

  await one.page.goto(`${company.server.baseUrl}/me/`)
  await one.page.waitForSelector('[data-running-duel]')
  await company.source.post('/pickups', [buildPickup('e1', { count: 3 }), buildPickup('e2', { count: 5 })])
  for (const { page } of [one, other]) {
    await page.waitForSelector('[data-side="e1"]:visible strong:text-is("3")')
    await page.waitForSelector('[data-side="e2"]:visible strong:text-is("5")')
    expect(await fits(page)).toBe(true)
  }
  expect(await one.page.textContent('.duel-words:visible')).toBe('落后 2 件')
  expect(await other.page.textContent('.duel-words:visible')).toBe('领先 2 件')
  await inEnglish(other.page)
  await other.page.waitForSelector('[data-state="open"]')
  await shoot(other.page, 'duels-320-en')
  expect(await fits(other.page)).toBe(true)
  expect([...one.errors, ...other.errors]).toEqual([])
})
