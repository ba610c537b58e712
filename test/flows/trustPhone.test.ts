import { join } from 'node:path'
import type { Dispute, DisputesReply } from '@leitai/shared/dispute'
import type { Explanation } from '@leitai/shared/explanation'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, PHONE_VIEWPORT, startBrowser, type WatchedPage } from '../helpers/browser.ts'
import type { Delivery } from '../helpers/naiveFold.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

/** A Monday long ago: every pickup of it comes late. */
const DAY = '2026-03-02'
const SMALLEST_PHONE = { width: 320, height: 568 }

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

const send = (...deliveries: Delivery[]) => company.source.post('/pickups', deliveries)
const onDay = (time: string, courier: string, parts: Partial<Delivery>) =>
  buildPickup(courier, { at: `${DAY}T${time}:00+08:00`, ...parts })

/** A phone at a page, signed in as a courier. */
async function openAs(courierId: string, path: string, viewport = PHONE_VIEWPORT): Promise<WatchedPage> {
  const { courier } = await signInCourier(manager, courierId)
  const phone = await openPage(browser, `${company.server.baseUrl}${path}`, viewport, courier)
  onTestFinished(() => phone.context.close())
  return phone
}

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
const said = async (page: Page, selector: string) => (await page.textContent(selector))?.trim()
const row = (id: string) => `[data-pickup="${id}"]`
const adds = (page: Page, id: string) => said(page, `${row(id)} .why-adds [aria-hidden]`)
const ids = (page: Page) =>
  page.locator('[data-pickup]').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-pickup')))

describe('why this rank', () => {
  test('[S4] shows every pickup behind a score, every version of it, and adds up to the score', async () => {
    const three = onDay('09:15', 'e1', { id: 'EM-THREE', count: 3 })
    const amended = onDay('10:20', 'e1', { id: 'EM-AMENDED', count: 2 })
    const gone = onDay('11:25', 'e1', { id: 'EM-GONE', count: 5 })
    const contract = onDay('12:30', 'e1', { id: 'EM-CONTRACT', count: 40, channel: 'contract' })
    await send(three, amended, gone, contract)
    await send({ ...amended, version: 2, count: 4 }, { ...gone, version: 2, void: true })
    await send(onDay('09:00', 'e2', { count: 10 }), onDay('09:00', 'e3', { count: 6 }))
    await manager.post(`/stations/${EAST}/pickups/EM-THREE/corrections`, {
      action: 'void',
      base: 1,
      reason: '客户当场退件 <b>',
    })
    await manager.post(`/stations/${EAST}/pickups/EM-THREE/corrections`, {
      action: 'restore',
      base: (await company.source.get<{ version: number }>(`/stations/${EAST}/pickups/EM-THREE`)).version,
      reason: '核对底单，恢复',
    })

    const { page, errors } = await openAs('e1', `/me/why?metric=walkin&period=${DAY}`, SMALLEST_PHONE)
    await page.waitForSelector('[data-why-sum="matches"]')
    // 3 and 4 parcels; the void and the contract ones are there, and add nothing
    expect(await said(page, '[data-why-score]')).toBe('7')
    expect(await said(page, '[data-why-rank]')).toBe('2')
    expect(await said(page, '[data-why]')).toMatch(
      /差 3 件追上第 1 名.*领先第 3 名 1 件.*3月2日 10:20 的揽收起/,
    )
    expect(await ids(page)).toEqual(['EM-CONTRACT', 'EM-GONE', 'EM-AMENDED', 'EM-THREE'])
    expect(await adds(page, 'EM-CONTRACT')).toBe('0')
    expect(await adds(page, 'EM-GONE')).toBe('0')
    expect(await adds(page, 'EM-AMENDED')).toBe('+4')
    expect(await adds(page, 'EM-THREE')).toBe('+3')
    expect(await said(page, row('EM-GONE'))).toMatch(/11:25.*已作废.*有更正.*迟到补录/)
    expect(await said(page, row('EM-CONTRACT'))).toMatch(/40 件.*协议.*不计入此榜/)
    expect(await said(page, `[data-day="${DAY}"] h4`)).toMatch(/3月2日 周一.*合计 7 件/)

    await page.click(`${row('EM-GONE')} button`)
    await page.waitForSelector(`${row('EM-GONE')} [data-version="2"]`)
    expect(await said(page, `${row('EM-GONE')} [data-version="2"]`)).toContain('计入 → 已作废')
    expect(await said(page, `${row('EM-GONE')} [data-version="1"]`)).toMatch(/5 件.*由“test”上报/)
    await page.click(`${row('EM-THREE')} button`)
    await page.waitForSelector(`${row('EM-THREE')} [data-version="3"]`)
    expect(await said(page, `${row('EM-THREE')} [data-version="3"]`)).toMatch(
      /已作废 → 计入.*经理更正.*核对底单，恢复/,
    )
    expect(await said(page, `${row('EM-THREE')} [data-version="2"]`)).toContain('客户当场退件 <b>')
    expect(await fits(page)).toBe(true)
    await page.screenshot({ path: join(OUTPUT, 'phone-why.png'), fullPage: true })

    await page.click('.why-choices label:has-text("揽收")')
    await page.waitForSelector('[data-why-score]:text-is("47")')
    await page.waitForSelector('[data-why-sum="matches"]')
    expect(await adds(page, 'EM-CONTRACT')).toBe('+40')
    expect(errors).toEqual([])
  })

  test('[S4] page by page, and a change waits for a tap instead of moving the list', async () => {
    const many = Array.from({ length: 32 }, (_, index) =>
      buildPickup('e4', { id: `MANY-${index}`, count: 2 }),
    )
    await send(...many)
    const { page } = await openAs('e4', '/me')
    await page.waitForSelector('[data-me-rank="day"]')
    await page.click('[data-place="day"] [data-why-link="today"]')
    await page.waitForSelector('[data-pickup]')
    expect(await page.locator('[data-pickup]').count()).toBe(30)
    expect(await page.locator('[data-why-sum]').count()).toBe(0)
    await page.click('text=再看更早的（还有 2 条）')
    await page.waitForSelector('[data-why-sum="matches"]')
    expect(new Set(await ids(page))).toEqual(new Set(many.map(({ id }) => id)))
    expect(await said(page, '[data-why-sum]')).toContain('合计 64 件')

    await send(buildPickup('e4', { id: 'ONE-MORE' }))
    await page.waitForSelector('.why-news')
    expect(await page.locator(row('ONE-MORE')).count()).toBe(0)
    await page.click('.why-news button')
    await page.waitForSelector(row('ONE-MORE'))
    expect(await said(page, '[data-why-score]')).toBe('65')
    expect(await page.locator('.why-news').count()).toBe(0)

    await page.goBack()
    await page.waitForSelector('[data-me-rank="day"]:visible')
    expect(new URL(page.url()).pathname).toBe('/me/')
  })

  test('[H3] what waits for the manager is shown as that, and adds nothing', async () => {
    const settings = await manager.get<object>(`/stations/${EAST}/settings`)
    await manager.put(`/stations/${EAST}/settings`, { ...settings, burst: { parcels: 10, minutes: 10 } })
    onTestFinished(() => manager.put(`/stations/${EAST}/settings`, settings))
    await send(onDay('14:00', 'e6', { id: 'EM-FINE', count: 9 }))
    await send(onDay('14:01', 'e6', { id: 'EM-BURST', count: 9 }))
    const { page } = await openAs('e6', `/me/why?period=${DAY}`)
    await page.waitForSelector('[data-why-sum="matches"]')
    expect(await said(page, row('EM-BURST'))).toMatch(/待核实/)
    expect(await adds(page, 'EM-BURST')).toBe('0')
    expect(await said(page, '[data-why-score]')).toBe('9')
  })

  test('[S4] nobody reads the explanation of a colleague', async () => {
    const { courier } = await signInCourier(manager, 'e2')
    const path = `/stations/${EAST}/explanation?period=${DAY}`
    expect(await courier.problem('GET', `${path}&courier=e1`)).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect((await courier.get<Explanation>(path)).memberId).toBe('e2')
  })
})

describe('disputes', () => {
  test('[S4] a courier asks, the manager declines with a sentence, and the courier reads it', async () => {
    await send(onDay('16:00', 'm1', { id: 'EM-DOUBT', count: 1 }))
    const { page, errors } = await openAs('m1', `/me/why?period=${DAY}`)
    await page.click(`${row('EM-DOUBT')} button`)
    await page.click(`${row('EM-DOUBT')} [data-dispute]`)
    await page.click('[data-dispute-form] button[type="submit"]')
    expect(await said(page, '[data-left]')).toBe('请先写一句话。')
    await page.fill('textarea', '长'.repeat(301))
    expect(await said(page, '[data-left]')).toContain('超出 1 字')
    await page.fill('textarea', '这票是 3 件，只算了 1 件')
    await page.click('[data-dispute-form] button[type="submit"]')
    await page.waitForSelector('[data-dispute-sent]')

    const path = `/stations/${EAST}/disputes`
    const { disputes } = await manager.get<DisputesReply>(`${path}?as=manager&state=open`)
    const asked = disputes.find(({ pickupId }) => pickupId === 'EM-DOUBT')
    expect(asked).toMatchObject({
      courier: 'm1',
      about: 'pickup',
      trail: [{ text: '这票是 3 件，只算了 1 件' }],
    })
    await manager.post<Dispute>(`${path}/${asked?.id}/decision`, {
      accept: false,
      text: '底单上是 1 件 <script>',
    })

    await page.goto(`${company.server.baseUrl}/me`)
    await page.waitForSelector('[data-news]')
    await page.click('[data-news]')
    const card = `[data-dispute-id="${asked?.id}"]`
    await page.waitForSelector(`${card}[data-state="declined"]`)
    expect(await said(page, card)).toMatch(/新答复.*未采纳.*我.*只算了 1 件.*经理.*底单上是 1 件 <script>/s)
    expect(await fits(page)).toBe(true)
    await page.screenshot({ path: join(OUTPUT, 'phone-disputes.png'), fullPage: true })
    await page.goBack()
    await page.waitForSelector('[data-me-rank="day"]:visible')
    await page.locator('[data-news]').waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  })

  test('[S4] a missing one is reported without a network too: nothing typed is lost; then it is withdrawn', async () => {
    const { page, context } = await openAs('e3', '/me/disputes')
    await page.click('[data-dispute]')
    await page.fill('input[name="pickupId"]', 'EM-LOST')
    await page.fill('textarea', '市场门口收的 2 件没有')
    await context.setOffline(true)
    await page.click('[data-dispute-form] button[type="submit"]')
    await page.waitForSelector('[data-dispute-form] .form-error:has-text("没有提交")')
    await context.setOffline(false)
    await page.reload()
    await page.waitForSelector('[data-dispute-form]')
    expect(await page.inputValue('input[name="pickupId"]')).toBe('EM-LOST')
    expect(await page.inputValue('textarea')).toBe('市场门口收的 2 件没有')
    await page.click('[data-dispute-form] button[type="submit"]')
    await page.waitForSelector('[data-dispute-id][data-state="open"]')
    expect(await said(page, '[data-dispute-id]')).toContain('EM-LOST')

    await page.click('[data-dispute-id] button')
    await page.click('[data-dispute-id] fieldset button:not(.link)')
    await page.waitForSelector('[data-dispute-id][data-state="withdrawn"]')
    const { courier } = await signInCourier(manager, 'e3')
    const { disputes } = await courier.get<DisputesReply>(`/stations/${EAST}/disputes`)
    expect(disputes.map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('without a network the pages behind the board say so, and the board stays as it is', async () => {
    const { page, context } = await openAs('e5', '/me')
    await page.waitForSelector('[data-me-rank="day"]')
    await context.setOffline(true)
    await page.click('[data-place="day"] [data-why-link="today"]')
    await page.waitForSelector('text=这一页要联网才能打开')
    await page.goBack()
    await page.waitForSelector('[data-me-rank="day"]:visible')
    await page.goForward()
    await page.waitForSelector('text=这一页要联网才能打开')
    await page.click('button:has-text("再试一次")')
    await page.waitForSelector('text=这一页要联网才能打开')
    await context.setOffline(false)
    // by itself
    await page.waitForSelector('[data-why]')
    expect(await said(page, '[data-why]')).toContain('还没有计入的揽收')
  })
})
