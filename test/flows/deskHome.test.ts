import { join } from 'node:path'
import type { AnnouncementInput, ListedWall, PostedAnnouncement, StandingsReply } from '@leitai/shared/api'
import type { CorrectionsReply } from '@leitai/shared/correction'
import type { FinalReply } from '@leitai/shared/final'
import type { HomeReply } from '@leitai/shared/todo'
import { expect, onTestFinished, test } from 'vitest'
import { openPage, startBrowser } from '../helpers/browser.ts'
import { at, closedTuesday, DAY } from '../helpers/finals.ts'
import { connectSocket } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const WEDNESDAY = '2026-03-04'
const SAFETY: AnnouncementInput = {
  ...{ kind: 'notice', title: '雨天行车安全提醒', body: '减速慢行', stations: [EAST] },
  ...{ takeover: false, ticker: true, pinned: true },
}

test('[H3] [F3] the home says who has not read, and settles with a click what may be taken back', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const settings = await manager.get<object>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, burst: { parcels: 10, minutes: 5 } })
  const burst = [0, 1, 2].map((n) => buildPickup('e4', { at: at(`12:0${n}:00`, WEDNESDAY), count: 6 }))
  // after the day was sealed: nobody else is champion for it
  const late = buildPickup('e6', { at: at('11:00:00'), count: 1 })
  await company.send(...burst, late)
  await company.services.finals.sweep()
  const { id } = await manager.post<PostedAnnouncement>('/announcements', SAFETY)
  await manager.post('/announcements', { ...SAFETY, title: '平常的公告', pinned: false })
  const { courier } = await signInCourier(manager, 'e1')
  await courier.post(`/stations/${EAST}/news/seen`, { ids: [id] })
  const [dark, bright] = [await pairWall(manager, EAST), await pairWall(manager, EAST)]

  const unread = async () => {
    const { todos } = await manager.get<HomeReply>('/home')
    return todos.find(({ kind }) => kind === 'unread')?.stations
  }
  company.setTime(at('14:59:59', WEDNESDAY))
  expect(await unread()).toBeUndefined()
  company.setTime(at('15:00:00', WEDNESDAY))
  const posted = SMALL_ROSTER.couriers.filter(({ postings }) => postings.at(-1)?.station === EAST).length
  const entry = (await unread())?.[0]
  expect(entry).toMatchObject({
    ...{ id: EAST, count: posted - 1 },
    unread: { id, title: SAFETY.title, unseen: posted - 1, posted },
  })
  const named = SMALL_ROSTER.couriers.filter((one) => entry?.unread?.names.includes(one.name))
  expect(named.map((one) => one.id)).toHaveLength(3)
  expect(named.map((one) => one.id)).not.toContain('e1')

  const socket = await connectSocket(manager.baseUrl, { auth: { as: 'wall', token: bright.token } })
  onTestFinished(() => void socket.close())
  socket.emit('report', { scene: 'week', width: 1920, height: 1080, build: 'x' })
  const walls = () => manager.get<ListedWall[]>('/walls')
  await until('a wall online', async () => (await walls()).some(({ online }) => online))

  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const size = { width: 1366, height: 768 }
  const { page, errors } = await openPage(browser, `${manager.baseUrl}/desk`, size)
  await page.fill('input[name="password"]', MANAGER_PASSWORD)
  await page.click('button[type="submit"]')
  const todo = (kind: string) => page.locator(`[data-todo="${kind}"]`)
  const toast = (text: string) => page.locator('.toast').filter({ hasText: text })
  await todo('unread')
    .getByText(`${posted - 1} / ${posted} 人没看`)
    .waitFor()

  const shown = new Promise((resolve) => socket.once('command', resolve))
  await todo('silentWall').getByRole('button').click()
  expect(await shown).toMatchObject({ kind: 'identify' })
  await toast('1 块大屏正在亮出编号').waitFor()

  // taken back, nothing has happened
  const countAll = todo('pendingPickups').getByRole('button', { name: '全部计入' })
  await countAll.click()
  await toast('ئالىم تۇرسۇن的 2 条、共 12 件即将计入').getByRole('button', { name: '撤销' }).click()
  await countAll.click()
  await todo('finalDraft')
    .getByRole('button', { name: /冠军不变/ })
    .click()
  await toast('冠军不变的更正即将生效').waitFor()
  await page.screenshot({ path: join(OUTPUT, 'desk-home.png'), fullPage: true })
  const scoreOf = async (memberId: string) => {
    const { rows } = await manager.get<StandingsReply>(`/stations/${EAST}/standings?period=${WEDNESDAY}`)
    return rows.find((row) => row.memberId === memberId)?.score
  }
  expect(await scoreOf('e4')).toBe(6)
  // who leaves the page means it
  await page.evaluate("dispatchEvent(new Event('pagehide'))")
  await todo('pendingPickups').waitFor({ state: 'detached' })
  expect(await page.locator('.toast').getByRole('button', { name: '撤销' }).count()).toBe(0)
  await todo('finalDraft').waitFor({ state: 'detached' })
  expect(await scoreOf('e4')).toBe(18)
  const final = await manager.get<FinalReply>(`/stations/${EAST}/finals/pickups/${DAY}`)
  expect(final.revisions.map(({ reason }) => reason)).toEqual(['核对无误，冠军不变', null])
  const { corrections } = await manager.get<CorrectionsReply>(`/stations/${EAST}/corrections`)
  expect(corrections.map(({ reason }) => reason)).toEqual(['核实无误', '核实无误'])

  await page.goto(`${manager.baseUrl}/desk/walls?station=${EAST}`)
  const item = page.locator(`[data-wall-id="${dark.wall.id}"]`)
  const revoke = item.getByRole('button', { name: /^停用/ })
  await revoke.click()
  await toast('即将停用').getByRole('button', { name: '撤销' }).click()
  expect(await walls()).toHaveLength(2)
  await revoke.click()
  await toast('即将停用').waitFor()
  await page.screenshot({ path: join(OUTPUT, 'desk-walls-leaving.png'), fullPage: true })
  await page.goto(`${manager.baseUrl}/desk`)
  await until('the other gone', async () => (await walls()).length === 1)
  expect((await walls()).map(({ id }) => id)).toEqual([bright.wall.id])

  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: join(OUTPUT, 'desk-home-phone.png'), fullPage: true })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await todo('unread').getByRole('link').click()
  const readers = page.locator(`[data-announcement-id="${id}"] .reader-lists`)
  await readers.getByText('王伟').waitFor()
  await page.locator('summary:focus').waitFor()
  expect(errors).toEqual([])
})
