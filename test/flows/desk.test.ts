import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, oneTimePassword } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer, type TestServer } from '../helpers/server.ts'
import { createKey, EAST, MARKUP_NAME, SMALL_ROSTER } from '../helpers/stations.ts'

/** A station's first day, told in order: each test goes on where the one before has ended. */
let browser: Browser
let server: TestServer
let dataDir: string
let desk: Page
const errors: string[] = []

beforeAll(async () => {
  dataDir = await createTmpDir()
  server = await startServer({ dataDir })
  browser = await startBrowser()
  const opened = await openPage(browser, `${server.baseUrl}/desk`, DESK_VIEWPORT)
  opened.page.on('pageerror', (error) => errors.push(String(error)))
  desk = opened.page
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await removeTmpDir(dataDir)
})

const go = (path: string) => desk.goto(`${server.baseUrl}/desk/${path}`)
const button = (name: string) => desk.getByRole('button', { name, exact: true })
const shot = (name: string) => desk.screenshot({ path: join(OUTPUT, `desk-${name}.png`), fullPage: true })

/** A week ago, when nothing is said otherwise: what last week's drafts are made of. */
async function sendPickups(): Promise<void> {
  const source = createCaller(server.baseUrl, { key: await createKey(dataDir) })
  const aWeekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString()
  await source.post('/pickups', [
    buildPickup('e1', { at: aWeekAgo, count: 42 }),
    buildPickup('e2', { at: aWeekAgo, count: 30 }),
    buildPickup('e1', { count: 7 }),
    buildPickup('e5', { count: 12 }),
  ])
}

describe('the desk', () => {
  test('the one-time password leads to an own one', async () => {
    await desk.fill('input[name="password"]', 'not the password')
    await desk.click('button[type="submit"]')
    await desk.waitForSelector('input[name="password"][aria-invalid="true"]')
    await desk.fill('input[name="password"]', oneTimePassword(server))
    await desk.click('button[type="submit"]')
    await desk.fill('input[name="password2"]', MANAGER_PASSWORD)
    await desk.fill('input[name="password"]', MANAGER_PASSWORD)
    await desk.click('button[type="submit"]')
    await desk.getByRole('link', { name: '导入名册' }).first().waitFor()
    await shot('empty')
  })

  test('a roster with mistakes is sent back with every one of them, a good one is shown before it is taken', async () => {
    await go('roster/import')
    const wrong = {
      couriers: [{ id: 'x1', name: '', postings: [{ station: 'nowhere', from: '2026-02-30' }] }],
    }
    await desk.fill('textarea[name="roster"]', JSON.stringify(wrong))
    await button('看会改什么').click()
    await desk.getByText('couriers[0]').first().waitFor()
    await shot('import-errors')

    await desk.fill('textarea[name="roster"]', JSON.stringify(SMALL_ROSTER))
    await button('看会改什么').click()
    await button('确认导入').click()
    await desk.getByText('名册已导入').waitFor()
  })

  test('a CSV as spreadsheets write it adds a courier', async () => {
    await go('roster/import')
    const csv = '工号,姓名,岗位,网点,任职日期\nc9,"何,海",营业员,east,2026-01-01\n'
    await desk.fill('textarea[name="roster"]', csv)
    await button('看会改什么').click()
    await button('确认导入').click()
    await desk.getByText('名册已导入').waitFor()
    await go('roster')
    await desk.getByRole('row').filter({ hasText: '何,海' }).waitFor()
  })

  test('a PIN is shown once and lets the courier in', async () => {
    await go('roster')
    await button('给 徐静 发 PIN').click()
    const pin = (await desk.locator('[data-secret]').textContent())?.trim()
    expect(pin).toMatch(/^\d{6}$/)
    const courier = createCaller(server.baseUrl)
    await courier.post('/session', { as: 'courier', number: 'e1', pin })
    expect(await courier.get('/session?as=courier')).toMatchObject({ courierId: 'e1', name: '徐静' })
  })

  test('a goal is set and is on the station’s state', async () => {
    await go(`stations/${EAST}/goals`)
    await desk.fill('input[name="pickups-day"]', '120')
    await button('保存').click()
    await desk.getByText('目标已保存').waitFor()
    await sendPickups()
    await go('')
    const row = desk.locator(`[data-station-id="${EAST}"]`)
    await row.filter({ hasText: '120' }).waitFor()
    await row.filter({ hasText: '19' }).waitFor()
    await shot('home')
  })

  test('[SEC-6] markup in a name is text, on the live board and in the roster', async () => {
    await go(`stations/${EAST}`)
    const row = desk.locator('[data-board] [data-member-id="e5"]')
    await row.waitFor()
    expect(await row.getAttribute('data-rank')).toBe('1')
    expect(await row.textContent()).toContain(MARKUP_NAME)
    await shot('station')
    await go('roster')
    await desk.getByText(MARKUP_NAME).first().waitFor()
    expect(await desk.locator('main img').count()).toBe(0)
    expect(await desk.evaluate('window.hacked')).toBeUndefined()
    await shot('roster')
  })

  test('the code of a TV is entered, and the TV lights up', async () => {
    const tv = await openPage(browser, `${server.baseUrl}/wall`, WALL_VIEWPORT)
    const code = await (await tv.page.waitForSelector('[data-pairing-code]')).getAttribute(
      'data-pairing-code',
    )
    await go('walls/pair')
    await desk.fill('input[name="code"]', (code ?? '').toLowerCase())
    await desk.fill('input[name="name"]', '分拣大厅')
    await desk.selectOption('select[name="stationId"]', EAST)
    await button('配对').click()
    await tv.page.waitForSelector('[data-board="day"] [data-member-id="e5"]')
    await desk.getByText('分拣大厅').first().waitFor()
    await shot('walls')

    await go(`announcements/new?station=${EAST}`)
    await desk.getByRole('button', { name: /用这个.*冠军/ }).click()
    expect(await desk.locator('textarea').first().inputValue()).toContain('徐静，个人揽收42件')
    await shot('posting')
    await button('马上发出').click()
    await tv.page.waitForSelector('[data-takeover]')
    expect(await tv.page.textContent('[data-takeover]')).toContain('上周揽收冠军')
    await desk.waitForURL(/announcements$/)
    await shot('announcements')

    await button('撤回').click()
    await tv.page.waitForSelector('[data-takeover]', { state: 'detached' })
    await tv.context.close()
  })

  test('no script of the desk has thrown on the way', () => {
    expect(errors).toEqual([])
  })
})
