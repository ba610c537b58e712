import { join } from 'node:path'
import type { PostedAnnouncement, SettingsReply } from '@leitai/shared/api'
import type { BurstPreview } from '@leitai/shared/burst'
import type { GoalSheet } from '@leitai/shared/goalSheet'
import type { NewsReply } from '@leitai/shared/receipt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, signInCourier, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, SMALL_ROSTER, WEST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

/** A manager's ten minutes: goals, settings, announcements. Told in order. */
const company = useNewCompany({
  ...SMALL_ROSTER,
  units: [{ id: 'zd', name: '曾都区分公司', level: 'district', parent: null }],
  stations: SMALL_ROSTER.stations.map((one) => ({ ...one, parent: one.id === EAST ? 'zd' : null })),
})
let browser: Browser
let desk: Page
let errors: string[]
let manager: Caller

beforeAll(async () => {
  manager = await signInManager(company.server)
  browser = await startBrowser()
  const opened = await openPage(browser, `${company.server.baseUrl}/desk/stations/${EAST}/goals`, {
    width: 1366,
    height: 768,
  })
  desk = opened.page
  errors = opened.errors
  await desk.fill('input[name="password"]', MANAGER_PASSWORD)
  await desk.click('button[type="submit"]')
})
afterAll(() => browser?.close())

const go = (path: string) => desk.goto(`${company.server.baseUrl}/desk/${path}`)
const button = (name: string) => desk.getByRole('button', { name, exact: true })
const shot = (name: string) => desk.screenshot({ path: join(OUTPUT, `upkeep-${name}.png`), fullPage: true })
const fits = () => desk.evaluate('document.documentElement.scrollWidth <= innerWidth')
/** The page as a phone shows it. */
async function onPhone(name: string): Promise<void> {
  await desk.setViewportSize({ width: 390, height: 844 })
  await shot(`${name}-phone`)
  expect(await fits()).toBe(true)
  await desk.setViewportSize({ width: 1366, height: 768 })
}

test('goals of everyone are filled at once, saved, and taken back by a click', async () => {
  await desk.waitForSelector('tr[data-goals-of="e1"]')
  await desk.fill('input[name="pickups-day"]', '70')
  await desk.fill('input[name="pickups-month-e1"]', 'viel')
  await button('保存').click()
  expect(await desk.evaluate('document.activeElement.name')).toBe('pickups-month-e1')
  await desk.fill('input[name="pickups-month-e1"]', '')
  await desk.selectOption('select[name="filling"]', 'share')
  await button('填上').click()
  expect(await desk.inputValue('input[name="pickups-day-e1"]')).toBe('10') // 70 among seven
  await onPhone('goals')
  await button('保存').click()
  const undo = button('撤销')
  await undo.hover() // it stays for as long as it is pointed at
  await shot('goals')
  const targets = async () => {
    const { rows } = await manager.get<GoalSheet>(`/stations/${EAST}/goals/sheet`)
    return rows.map(({ goals }) => goals.day.target)
  }
  expect(await targets()).toEqual([70, ...Array(7).fill(10)])
  await undo.click()
  await desk.getByText('目标已恢复原样').waitFor()
  expect(await targets()).toEqual(Array(8).fill(null))
  await until('an empty field', async () => (await desk.inputValue('input[name="pickups-day"]')) === '')
})

test('[H3] [S3] settings say what they do: places on walls, hours as a bar, what a rule would have held', async () => {
  const noon = Date.now() - 3_600_000
  const at = (minute: number) => new Date(noon + minute * 60_000).toISOString()
  await company.source.post('/pickups', [
    ...[0, 1, 2, 3].map((minute) => buildPickup('e1', { at: at(minute), count: 2 })),
    buildPickup('e2', { at: at(0), count: 2 }),
  ])
  await go(`stations/${EAST}/settings`)
  await desk.getByText('现在 7 人，全部显示。').waitFor()
  await desk.getByText('只显示前面的').click()
  await desk.fill('input[name="wallTop"]', '3')
  await desk.getByText('现在 7 人，大屏显示前 3 名。').waitFor()
  await desk.getByText('超出的先待核实').click()
  await desk.fill('input[name="burst-parcels"]', '5')
  // 2, 4, 6 and 8 parcels within ten minutes: the third and the fourth are beyond five
  await desk.getByText('5 次揽收中有 2 次会先待核实（徐静）').waitFor()
  expect(await desk.locator('.day-bar').getAttribute('aria-label')).toBe('揽收时间 08:00 到 20:00')
  await shot('settings')
  await onPhone('settings')
  await desk.fill('input[name="burst-parcels"]', '500')
  await desk.getByText('5 次揽收一次也不会拦下').waitFor()
  await button('保存').click()
  await desk.getByText('设置已保存').waitFor()
  expect(await manager.get<SettingsReply>(`/stations/${EAST}/settings`)).toMatchObject({
    wallTop: 3,
    burst: { parcels: 500, minutes: 10 },
  })
  const preview = await manager.get<BurstPreview>(`/stations/${EAST}/pending/preview?parcels=5&minutes=10`)
  expect(preview).toMatchObject({
    ...{ pickups: 5, held: 2, heldParcels: 4 },
    couriers: [{ id: 'e1', name: '徐静', held: 2 }],
  })
  const path = `/stations/${EAST}/pending/preview?parcels=5&minutes=0`
  expect(await manager.problem('GET', path)).toMatchObject({ code: 'invalid_request', field: 'minutes' })
})

test('an announcement for a whole district is scheduled, changed, withdrawn and taken back; who has seen it', async () => {
  const posted = () => manager.get<PostedAnnouncement[]>('/announcements')
  await go('announcements/new')
  // what the texts tell of is the station that was chosen, in drafts and templates alike
  const asked = (what: string) => desk.waitForRequest((request) => request.url().endsWith(`/${WEST}/${what}`))
  const both = Promise.all([asked('announcement-drafts'), asked('announcement-fields')])
  await desk.selectOption('select[name="draftStation"]', WEST)
  await both
  await desk.getByText('模板', { exact: true }).click()
  await desk.getByRole('button', { name: /用这个.*本周动员/ }).click()
  await desk.getByText('选营业部').click()
  await desk.check('input[name="unit-zd"]', { force: true })
  await desk.check('input[name="pinned"]', { force: true })
  await button('马上发出').click()
  // nothing is final yet: what would have filled it in is missing
  await desk.getByText('还有大括号里的内容没填上').first().waitFor()
  await desk.fill('input[name="title"]', '本周动员')
  await desk.fill('textarea[name="body"]', '谁来打擂？')
  await button('把现在写的存为模板').click()
  await desk.getByText('已存为模板。').waitFor()
  await desk.getByRole('radio', { name: '定时' }).first().check({ force: true })
  await desk.fill('input[name="startsAt"]', '2099-01-01T08:00')
  await shot('posting')
  await onPhone('posting')
  await button('定时发出').click()
  await desk.getByRole('link', { name: '修改', exact: true }).click()
  expect(await desk.inputValue('input[name="startsAt"]')).toBe('2099-01-01T08:00')
  await desk.fill('input[name="title"]', '向冠军看齐')
  await desk.getByRole('radio', { name: '马上' }).check({ force: true })
  await button('马上发出').click()
  await desk.locator('[data-state="running"]').getByText('曾都区分公司').waitFor()
  const [one] = await posted()
  expect(one).toMatchObject({ title: '向冠军看齐', stations: ['zd'], pinned: true, state: 'running' })
  const path = `/announcements/${one?.id}`
  const body = { kind: 'notice', title: 'x', body: '', stations: ['zd'], takeover: false, ticker: true }
  expect(await manager.problem('PUT', path, { body })).toMatchObject({ code: 'announcement_begun' })

  const { courier } = await signInCourier(manager, 'e1')
  const { announcements } = await courier.get<NewsReply>(`/stations/${EAST}/news`)
  expect(announcements.map(({ title }) => title)).toEqual(['向冠军看齐'])
  await courier.post(`/stations/${EAST}/news/seen`, { ids: [one?.id] })
  await desk.getByText('谁看过').click()
  await desk.getByText('已看 1 / 7 人').waitFor()
  await shot('announcements')
  await onPhone('announcements')

  await button('撤回').click()
  await desk.locator('[data-state="withdrawn"]').waitFor()
  await button('撤销').click()
  await desk.locator('[data-state="running"]').waitFor()
  expect((await posted()).map(({ state }) => state)).toEqual(['running'])
  expect(await manager.get('/templates')).toEqual([{ kind: 'notice', title: '本周动员', body: '谁来打擂？' }])
})

test('no script of the desk has thrown on the way', () => {
  expect(errors).toEqual([])
})
