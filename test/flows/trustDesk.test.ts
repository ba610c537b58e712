import { join } from 'node:path'
import type { StandingsReply } from '@leitai/shared/api'
import type { DisputesReply } from '@leitai/shared/dispute'
import type { Explanation } from '@leitai/shared/explanation'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser } from '../helpers/browser.ts'
import { at, closedTuesday, DAY, TIED } from '../helpers/finals.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, MARKUP_NAME } from '../helpers/stations.ts'

/** The day after, on which the test's clock stands at 13:00. */
const WEDNESDAY = '2026-03-04'
/** As waybill systems name things; every character of it has to survive an address. */
const ODD_ID = 'EM 1/2?#%&=<b>"\'中文'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** A desk at which the manager is signed in. Errors of its scripts fail the test at its end. */
async function openDesk(manager: Caller): Promise<{ page: Page; go(path: string): Promise<unknown> }> {
  const { page, context, errors } = await openPage(browser, `${manager.baseUrl}/desk`, DESK_VIEWPORT, manager)
  onTestFinished(async () => {
    await context.close()
    expect(errors).toEqual([])
  })
  await page.waitForSelector('.stations')
  return { page, go: (path) => page.goto(`${manager.baseUrl}/desk/stations/${EAST}${path}`) }
}

async function scoresOf(manager: Caller, period: string): Promise<Record<string, number>> {
  const { rows } = await manager.get<StandingsReply>(`/stations/${EAST}/standings?period=${period}`)
  return Object.fromEntries(
    rows.filter(({ score }) => score > 0).map(({ memberId, score }) => [memberId, score]),
  )
}

/** Whether a phone shows all of its width. */
async function fitsPhone(page: Page): Promise<boolean> {
  await page.setViewportSize({ width: 390, height: 844 })
  const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth')
  await page.setViewportSize(DESK_VIEWPORT)
  return fits === true
}

const row = (page: Page, id: string) =>
  page.locator('tr.pickup').filter({ has: page.getByText(id, { exact: true }) })
const sum = (page: Page) => page.locator('.sum-check')
const dialog = (page: Page) => page.getByRole('dialog')

test('[S4] a name on the board leads to the pickups behind its score, page by page, and they add up to it', async () => {
  const more = Array.from({ length: 70 }, (_, n) =>
    buildPickup('e4', { at: at(`07:${String(n % 60).padStart(2, '0')}:00`), count: 2 }),
  )
  const company = await closedTuesday([...TIED, ...more])
  const manager = await company.signIn()
  const { page, go } = await openDesk(manager)
  await go('')
  await page.getByRole('button', { name: '前一期' }).click()
  await page.locator(`[data-board="${DAY}"] [data-member-id="e4"] a`).click()

  const facts = page.locator('.standing-facts')
  await facts.waitFor()
  expect(await facts.getAttribute('data-rank')).toBe('1')
  expect(await facts.getAttribute('data-score')).toBe('140')
  // e1 and e2 have 5 each
  expect(await facts.textContent()).toContain('领先 135 件，第 2 名')
  await page.locator('tr.pickup').nth(49).waitFor()
  expect(await page.locator('tr.pickup').count()).toBe(50)
  expect(await sum(page).textContent()).toContain('已列 50 / 70 条')
  await page.getByRole('button', { name: '再列一页' }).click()
  await page.locator('.sum-check.good').waitFor()
  expect(await sum(page).textContent()).toContain('140 件')
  expect(await page.locator('tr.pickup').count()).toBe(70)

  await page.getByText('收入', { exact: true }).first().click()
  await page.waitForURL(/metric=revenue/)
  await page.locator('.standing-facts[data-score="105000"]').waitFor() // 70 times 15 yuan
  await page.getByText('周', { exact: true }).click()
  await page.waitForURL(/period=2026-W10/)
})

test('[P1] [F3] a pickup is voided with a reason, is on the trail, changes board and final, and counts again when restored', async () => {
  const company = await closedTuesday()
  const odd = buildPickup('e1', { id: ODD_ID, at: at('11:00:00'), count: 3 })
  await company.send(odd, { ...odd, version: 2, count: 4 })
  const manager = await company.signIn()
  const { page, go } = await openDesk(manager)
  await go(`/why/e1?period=${DAY}`)
  await row(page, ODD_ID).getByRole('button').click()
  const opened = page.locator(`[data-opened-pickup]`)
  await opened.locator('[data-version="1"]').waitFor()
  expect(await opened.locator('[data-version="2"]').textContent()).toContain('件数：3 → 4')

  await opened.getByRole('button', { name: `作废 ${ODD_ID}` }).click()
  expect(await dialog(page).textContent()).toContain(`徐静 −4 件，${DAY} 的榜会变`)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  // the focus has come back to what opened it
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: '作废' }).click()
  const reason = dialog(page).locator('textarea[aria-invalid="true"]')
  await reason.waitFor()
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true)
  await reason.fill('客户 <i>退件</i>')
  await page.keyboard.press('Enter')
  await opened.locator('[data-state="void"]').first().waitFor()
  await row(page, ODD_ID).and(page.locator('[data-state="void"]')).waitFor()
  await page.locator('.sum-check.good').waitFor()
  expect(await sum(page).getAttribute('data-sum')).toBe('5')
  await page.screenshot({ path: join(OUTPUT, 'desk-why.png'), fullPage: true })
  expect(await fitsPhone(page)).toBe(true)
  expect(await scoresOf(manager, DAY)).toEqual({ e1: 5, e2: 5, e3: 4 })

  await go('/corrections')
  const entry = page.locator('[data-correction]').first()
  await entry.waitFor()
  const told = await entry.textContent()
  for (const words of ['管理员', '127.0.0.1', ODD_ID, '客户 <i>退件</i>', '状态：计入 → 作废']) {
    expect(told).toContain(words)
  }
  await page.screenshot({ path: join(OUTPUT, 'desk-corrections.png'), fullPage: true })
  await entry.getByRole('button', { name: `看 ${ODD_ID} 的各个版本` }).click()
  await entry.getByRole('button', { name: `恢复 ${ODD_ID}` }).click()
  await dialog(page).locator('textarea').fill('退件是另一件')
  await dialog(page).getByRole('button', { name: '恢复' }).click()
  await page.locator('[data-correction]').nth(1).waitFor()
  expect(await page.locator('[data-correction]').count()).toBe(2)
  expect(await scoresOf(manager, DAY)).toEqual({ e1: 9, e2: 5, e3: 4 })

  await company.services.finals.sweep()
  await go('/finals')
  await page.locator(`[data-draft="pickups/${DAY}"]`).getByText('冠军由 徐静、欧阳明月 变为 徐静').waitFor()
})

test('[P1] what changed under the manager’s hands is shown, the reason stays, and a second look reassigns it', async () => {
  const company = await closedTuesday()
  const pickup = buildPickup('e1', { at: at('11:00:00'), count: 3 })
  await company.send(pickup)
  const manager = await company.signIn()
  const { page, go } = await openDesk(manager)
  await go(`/why/e1?period=${DAY}`)
  await row(page, pickup.id).getByRole('button').click()
  await page.getByRole('button', { name: `${pickup.id} 改记给他人` }).click()
  await company.send({ ...pickup, version: 2, count: 6 })

  await dialog(page).locator('input[name="courier"]').fill(MARKUP_NAME)
  await dialog(page).locator('textarea').fill('扫错工号')
  await dialog(page).getByRole('button', { name: '改记给他人' }).click()
  await dialog(page).getByText('已重新读取，您写的理由还在').waitFor()
  await dialog(page).getByText(`徐静 −6 件，${MARKUP_NAME} +6 件`).waitFor()
  expect(await dialog(page).locator('textarea').inputValue()).toBe('扫错工号')
  await page.screenshot({ path: join(OUTPUT, 'desk-correction.png') })
  await dialog(page).getByRole('button', { name: '改记给他人' }).click()
  await row(page, pickup.id).waitFor({ state: 'detached' })
  // what had the focus has gone with its row: the focus stays with the list
  await page.locator('.table-frame:focus').waitFor()
  expect(await scoresOf(manager, DAY)).toEqual({ e1: 5, e2: 5, e3: 4, e5: 6 })
  expect(await page.evaluate('window.hacked')).toBeUndefined()
})

test('[H3] the rule is set, a burst waits and is counted with one click; what is voided needs a reason of its own', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const { page, go } = await openDesk(manager)
  await go('/settings')
  await page.getByText('超出的先待核实').click()
  await page.fill('input[name="burst-parcels"]', '0')
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('input[name="burst-parcels"][aria-invalid="true"]').fill('10')
  await page.fill('input[name="burst-minutes"]', '5')
  await page.getByText('同一人 5 分钟内超过 10 件时').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('设置已保存').waitFor()

  const burst = (courier: string) =>
    ['12:00', '12:01', '12:02'].map((time) =>
      buildPickup(courier, { at: at(`${time}:00`, WEDNESDAY), count: 6 }),
    )
  const others = burst('e6')
  await company.send(...burst('e2'), ...others)
  // the first six parcels of each are plausible
  expect(await scoresOf(manager, WEDNESDAY)).toEqual({ e2: 6, e6: 6 })
  await page.goto(`${manager.baseUrl}/desk`)
  await page.locator('[data-todo="pendingPickups"] a').click()
  const group = page.locator('[data-burst="e2"]')
  await group.getByText('2 条揽收，共 12 件').waitFor()
  await page.locator('.tab-count').getByText('4', { exact: true }).waitFor()
  expect(await fitsPhone(page)).toBe(true)
  await page.screenshot({ path: join(OUTPUT, 'desk-pending.png'), fullPage: true })
  await group.getByRole('button', { name: '计入 12 件' }).click()
  await group.waitFor({ state: 'detached' })
  expect(await scoresOf(manager, WEDNESDAY)).toEqual({ e2: 18, e6: 6 })

  const other = page.locator('[data-burst="e6"]')
  await other.getByRole('button', { name: '逐条看（2）' }).click()
  const waiting = others[1]?.id ?? ''
  await row(page, waiting).getByRole('button').click()
  await other.getByRole('button', { name: `核实计入 ${waiting}` }).click()
  expect(await dialog(page).locator('textarea').inputValue()).toBe('核实无误')
  await page.keyboard.press('Enter')
  await other.getByText('1 条揽收，共 6 件').waitFor()
  expect(await scoresOf(manager, WEDNESDAY)).toEqual({ e2: 18, e6: 12 })
  await other.getByRole('button', { name: '全部作废' }).click()
  await other.locator('textarea[aria-invalid="true"]').fill('重复扫描')
  await other.getByRole('button', { name: '全部作废' }).click()
  await page.getByText('没有待核实的揽收').waitFor()
  expect(await scoresOf(manager, WEDNESDAY)).toEqual({ e2: 18, e6: 12 })
  await go('/corrections')
  await page.locator('[data-correction]').nth(3).waitFor({ state: 'attached' })
  expect(await page.locator('[data-correction]').count()).toBe(4)
  // what was decided with one click is one line, which unfolds
  const decided = page.locator('[data-decision="2"]')
  expect(await decided.locator('summary').textContent()).toContain('2 条揽收，共 12 件')
  expect(await page.locator('.trail > li:visible').count()).toBe(3)
  await decided.locator('summary').click()
  expect(await page.locator('[data-correction]:visible').count()).toBe(4)

  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: '补录' }).click()
  const unseen = await dialog(page).evaluate((one) => one.scrollHeight - one.clientHeight)
  expect(unseen).toBe(0)
})

test('[S4] a missing pickup is added from the dispute and the dispute answered; both read the trail', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const { courier } = await signInCourier(manager, 'e1')
  const disputes = `/stations/${EAST}/disputes`
  await courier.post(disputes, { about: 'missing', pickupId: ODD_ID, text: '<b>华府小区</b>的一件没有' })
  company.setTime(at('13:01:00', WEDNESDAY)) // newest first, so that one is newer
  const [tied] = TIED
  await courier.post(disputes, { about: 'pickup', pickupId: tied?.id, text: '应该是六件' })
  const { page } = await openDesk(manager)
  await page.locator('[data-todo="openDisputes"] a').click()

  const missing = page.locator('.dispute').filter({ hasText: '<b>华府小区</b>的一件没有' })
  await missing.getByRole('button', { name: `看 ${ODD_ID} 的各个版本` }).click()
  await missing.getByText('本站没有收到过这个运单号').waitFor()
  await missing.getByRole('button', { name: '按这条补录' }).click()
  expect(await dialog(page).locator('input[name="id"]').inputValue()).toBe(ODD_ID)
  await dialog(page).locator('input[name="at"]').fill(`${DAY}T15:30`)
  await dialog(page).locator('input[name="revenue"]').fill('8.2')
  await dialog(page).getByRole('button', { name: '补录' }).click()
  await dialog(page).locator('input[name="product"][aria-invalid="true"]').fill('express')
  await dialog(page).getByRole('button', { name: '补录' }).click()
  await missing.locator('.versions').getByText('手工补录').waitFor()
  const explained = await manager.get<Explanation>(
    `/stations/${EAST}/explanation?metric=revenue&period=${DAY}&courier=e1`,
  )
  expect(explained.pickups[0]).toMatchObject({
    id: ODD_ID,
    at: '2026-03-03T07:30:00Z',
    count: 1,
    revenue: 820,
    late: true,
    reason: '员工异议：<b>华府小区</b>的一件没有',
  })

  await missing.getByRole('button', { name: /^采纳/ }).click()
  await missing.locator('textarea[aria-invalid="true"]').fill('已补录，谢谢')
  expect(await fitsPhone(page)).toBe(true)
  await page.screenshot({ path: join(OUTPUT, 'desk-disputes.png'), fullPage: true })
  await missing.getByRole('button', { name: /^采纳/ }).click()
  await page.locator('.dispute[data-state="accepted"]').getByText('已补录，谢谢').waitFor()

  const doubted = page.locator('.dispute').filter({ hasText: '应该是六件' })
  await doubted.locator('textarea').fill('底单上是五件')
  await doubted.getByRole('button', { name: '不采纳' }).click()
  await page.locator('.dispute[data-state="declined"]').getByText('底单上是五件').waitFor()
  await page.getByText('没有待处理的异议').waitFor()
  const own = await courier.get<DisputesReply>(disputes)
  expect(own.disputes.map(({ state, trail }) => [state, trail.at(-1)?.text])).toEqual([
    ['declined', '底单上是五件'],
    ['accepted', '已补录，谢谢'],
  ])
})
