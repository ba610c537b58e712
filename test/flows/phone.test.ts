import { join } from 'node:path'
import type { PinReply } from '@leitai/shared/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, PHONE_VIEWPORT, startBrowser, type WatchedPage } from '../helpers/browser.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, MARKUP_NAME } from '../helpers/stations.ts'

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

async function open(path = '/me'): Promise<WatchedPage> {
  const phone = await openPage(browser, `${company.server.baseUrl}${path}`, PHONE_VIEWPORT)
  onTestFinished(() => phone.context.close())
  return phone
}

/** Signs a courier in through the form, as a thumb would. */
async function signIn(page: Page, number: string, pin: string): Promise<void> {
  await page.fill('input[name="number"]', number)
  await page.fill('input[name="pin"]', pin)
  await page.click('button[type="submit"]')
}

async function openAs(courierId: string): Promise<WatchedPage> {
  const { pin } = await manager.post<PinReply>(`/couriers/${courierId}/pin`)
  const phone = await open()
  await signIn(phone.page, courierId, pin)
  await phone.page.waitForSelector('[data-me-rank="day"]')
  return phone
}

const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

/** Resolves when an element says a text: heard from the page's changes. */
const whenSaid = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    ([where = '', what]) => document.querySelector(where)?.textContent === what,
    [selector, text],
  )

describe('the phone', () => {
  test('a wrong PIN is said beside the field, and the right one lets in', async () => {
    const { page, errors } = await open()
    const { pin } = await manager.post<PinReply>('/couriers/e6/pin')
    await page.screenshot({ path: join(OUTPUT, 'phone-sign-in.png') })
    await signIn(page, 'e6', pin === '000000' ? '000001' : '000000')
    await page.waitForSelector('input[name="pin"][aria-invalid="true"]')
    await signIn(page, 'e6', pin)
    await page.waitForSelector('[data-me-rank="day"]')
    expect(errors).toEqual([])
  })

  test('rank and gaps move as pickups come', async () => {
    await post('e1', 9)
    const { page, errors } = await openAs('e2')
    await post('e2', 5)
    await whenSaid(page, '[data-me-rank="day"]', '2')
    await whenSaid(page, '[data-me-score="day"]', '5')
    expect(await page.textContent('[data-gap-up="day"]')).toMatch(/4.*徐静/)
    await post('e2', 6)
    await whenSaid(page, '[data-me-rank="day"]', '1')
    expect(await page.textContent('[data-gap-down="day"]')).toContain('2')
    expect(await page.textContent('[data-me-rank="week"]')).toBe('1')
    await page.screenshot({ path: join(OUTPUT, 'phone.png'), fullPage: true })
    expect(await fits(page)).toBe(true)
    expect(errors).toEqual([])
  })

  test('[SEC-6] markup in names and announcements is text, and nothing is wider than the screen', async () => {
    await post('e5', 500)
    const { page } = await openAs('e5')
    await manager.post('/announcements', {
      kind: 'award',
      title: `冠军 ${MARKUP_NAME}`,
      body: '<script>window.hacked = 1</script>',
      stations: [EAST],
      takeover: false,
      ticker: true,
    })
    await page.waitForSelector('[data-announcement]')
    expect(await page.textContent('[data-announcement]')).toContain(MARKUP_NAME)
    expect(await page.textContent('[data-announcement]')).toContain('<script>')
    expect(await page.textContent('[data-row="e5"]')).toContain(MARKUP_NAME)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('main img').count()).toBe(0)
    expect(await fits(page)).toBe(true)
  })

  test('the QR code of a wall lets a courier of its station set the first PIN', async () => {
    const { token } = await pairWall(manager, EAST)
    const wall = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
    onTestFinished(() => wall.close())
    await wall.when('a ticket', () => wall.tickets.length > 0)
    const { page } = await open(wall.tickets[0]?.path)
    await page.waitForSelector('input[name="pin2"]')
    expect(await page.textContent('main')).toContain('东城营业部')
    await page.fill('input[name="number"]', 'e4')
    await page.fill('input[name="pin"]', '246802')
    await page.fill('input[name="pin2"]', '246802')
    await page.click('button[type="submit"]')
    await page.waitForSelector('[data-me-rank="day"]')
  })

  test('the QR code with the number of who has a PIN asks for it, and says so in the language in use', async () => {
    const { pin } = await manager.post<PinReply>('/couriers/e5/pin')
    const { token } = await pairWall(manager, EAST)
    const wall = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
    onTestFinished(() => wall.close())
    await wall.when('a ticket', () => wall.tickets.length > 0)
    const { page } = await open(wall.tickets[0]?.path)
    await page.waitForSelector('input[name="pin2"]')
    const other = pin === '246802' ? '246803' : '246802'
    await page.fill('input[name="pin2"]', other)
    await signIn(page, 'e5', other)
    await page.waitForSelector('.field:has(input[name="number"]) .field-error')
    expect(await page.locator('input[name="pin2"]').count()).toBe(0)
    expect(await page.inputValue('input[name="pin"]')).toBe('')
    await page.click('button[lang="en"]')
    expect(await page.locator('.field-error').count()).toBe(0)
    await page.click('button[type="submit"]')
    expect(await page.textContent('.field:has(input[name="pin"]) .field-error')).toBe('The PIN has 6 digits.')
    await page.click('button[lang="zh-CN"]')
    expect(await page.textContent('.field:has(input[name="pin"]) .field-error')).toBe('PIN 是 6 位数字。')
    await signIn(page, 'e5', pin)
    await page.waitForSelector('[data-me-rank="day"]')
  })

  // last: it takes the server of this file away
  test('[L3] with the server away it says of when its numbers are, and comes back by itself', async () => {
    const { page, errors } = await openAs('e3')
    await post('e3', 2)
    await whenSaid(page, '[data-me-score="day"]', '2')
    await company.server.kill9()
    await page.waitForSelector('[data-link="serverAway"]')
    expect(await page.textContent('[data-link]')).toMatch(/\d{1,2}:\d{2}/)
    expect(await page.textContent('[data-me-score="day"]')).toBe('2')
    const { dataDir, port } = company.server
    const again = await startServer({ dataDir, port })
    onTestFinished(() => again.stop())
    await page.waitForSelector('[data-link="live"]')
    await post('e3', 3)
    await whenSaid(page, '[data-me-score="day"]', '5')
    expect(errors).toEqual([])
  })
})
