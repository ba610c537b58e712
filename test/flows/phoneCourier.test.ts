import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const SMALL = { width: 320, height: 640 }
const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(OUTPUT, `phone-${name}.png`), fullPage: true })

/** A phone, signed in, and what its courier can do at the API. */
async function openAs(courierId: string, path = '/me/') {
  const { courier } = await signInCourier(manager, courierId)
  const phone = await openPage(browser, `${company.server.baseUrl}${path}`, SMALL, courier)
  onTestFinished(() => phone.context.close())
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

test('[H1] a courier sets a goal and sees its pace, takes an alias, leaves walls, signs out from afar and takes the data along', async () => {
  // hours of the whole day: the pace is that of the share of the day that is over
  const settings = await manager.get<object>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, hours: { from: '00:00', to: '24:00' } })
  const { page, courier, errors } = await openAs('e3', '/me/goals')
  await page.click('[data-set-goal="day"]')
  await page.fill('input[name="goal-day"]', '0')
  await page.click('[data-own-goal="day"] button[type="submit"]')
  expect(await page.textContent('[data-own-goal="day"] .field-error')).toBe('请填 1 到 100000 的整数。')
  await page.fill('input[name="goal-day"]', '2400')
  await page.click('[data-own-goal="day"] button[type="submit"]')
  await page.waitForSelector('[data-pace="day"]')
  const paceOf = async () => {
    const text = (await page.textContent('[data-own-goal="day"] [data-pace]')) ?? ''
    const [, expected, score] = /按进度应为 ([\d,]+) 件，现在 ([\d,]+) 件/.exec(text) ?? []
    return { expected: Number(expected?.replace(',', '')), score, text }
  }
  // 100 an hour: Shanghai is 8 hours ahead, without summer time
  const hoursGone = ((Date.now() / 3_600_000 + 8) % 24) * 100
  const pace = await paceOf()
  expect(Math.abs(pace.expected - hoursGone)).toBeLessThan(5)
  expect(pace.score).toBe('0')
  const [, needed = ''] = /每小时还需 ([\d,]+) 件，到 24:00/.exec(pace.text) ?? []
  // between those of the first and the last moment at which so many are expected, whatever the hour
  const perHour = (expected: number) => Math.ceil(2400 / (24 - expected / 100))
  expect(Number(needed.replaceAll(',', ''))).toBeGreaterThanOrEqual(perHour(pace.expected))
  expect(Number(needed.replaceAll(',', ''))).toBeLessThanOrEqual(perHour(pace.expected + 1))
  await company.source.post('/pickups', buildPickup('e3', { count: 6 }))
  await page.waitForSelector('[data-pace="day"]:has-text("现在 6 件")')
  await manager.put(`/stations/${EAST}/couriers/e3/goals`, { kind: 'week', metric: 'pickups', target: 50 })
  await inEnglish(page)
  await page.waitForSelector('[data-own-goal="week"] [data-pace]')
  expect(await page.locator('[data-set-goal="week"]').count(), 'the manager’s is not mine to change').toBe(0)
  await shoot(page, 'goals-320-en')
  expect(await fits(page)).toBe(true)

  const second = createCaller(company.server.baseUrl)
  const { pin } = await manager.post<{ pin: string }>('/couriers/e4/pin')
  await second.post('/session', { as: 'courier', number: 'e4', pin })
  const mine = await openPage(browser, `${company.server.baseUrl}/me/mine`, SMALL)
  onTestFinished(() => mine.context.close())
  await mine.page.fill('input[name="number"]', 'e4')
  await mine.page.fill('input[name="pin"]', pin)
  await mine.page.click('button[type="submit"]')
  await mine.page.fill('input[name="alias"]', '飞毛腿')
  await mine.page.check('input[name="offWalls"]')
  await shoot(mine.page, 'mine-320')
  await mine.page.click('[data-profile] button[type="submit"]')
  await mine.page.waitForSelector('[data-profile] [role="status"]')
  expect(await second.get('/me/profile')).toMatchObject({ alias: '飞毛腿', offWalls: true })
  const download = mine.page.waitForEvent('download')
  await mine.page.click('[data-export]')
  const stream = await (await download).createReadStream()
  let file = ''
  for await (const chunk of stream) file += chunk
  expect(JSON.parse(file)).toMatchObject({ person: { id: 'e4', alias: '飞毛腿', hidden: true } })
  await mine.page.click('[data-device="other"] button')
  await mine.page.locator('[data-device="other"]').waitFor({ state: 'detached' })
  expect((await second.call('GET', '/me/profile')).status).toBe(401)
  await inEnglish(mine.page)
  await mine.page.waitForSelector('[data-profile]')
  await shoot(mine.page, 'mine-320-en')
  expect(await fits(mine.page)).toBe(true)
  expect([...errors, ...mine.errors]).toEqual([])
  expect((await courier.call('GET', '/me/profile')).status).toBe(200)
})
