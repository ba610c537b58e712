import { join } from 'node:path'
import type { PostedAnnouncement } from '@leitai/shared/api'
import { expect, onTestFinished, test } from 'vitest'
import { DESK_VIEWPORT, openPage, startBrowser } from '../helpers/browser.ts'
import { at, closedTuesday, DAY, startClosingCompany, TIED } from '../helpers/finals.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const apply = (metric: string, period: string) => `/stations/${EAST}/drafts/${metric}/${period}/apply`

test('[F2] last week on the wall and in drafts of announcements follows the final, not what came in after it, and the revision at once', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  await company.send(...TIED)
  company.setTime('2026-03-09T12:30:00+08:00')
  await company.services.finals.sweep()
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience: 'staff' })
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  const viewer = await startViewer(manager.baseUrl, { auth: { as: 'wall', token } })
  const podium = ({
    lastWeek,
  }: {
    lastWeek: { standings: { memberId: string; rank: number; score: number }[] }
  }) => lastWeek.standings.map(({ memberId, rank, score }) => [memberId, rank, score])
  const before = await viewer.when('a snapshot', () => true)
  expect(before.lastWeek).toMatchObject({ period: '2026-W10', state: 'final' })
  expect(podium(before)).toEqual([
    ['e1', 1, 5],
    ['e2', 1, 5],
    ['e3', 3, 4],
  ])
  const drafts = () => company.services.announcements.drafts(EAST, 'pickups')
  expect((await drafts())[0]?.title).toContain('徐静、欧阳明月')
  await manager.post(apply('pickups', '2026-W10'), { reason: '补录' })
  const after = await viewer.when(
    'the revised podium',
    ({ lastWeek }) => lastWeek.standings[0]?.memberId === 'e3',
  )
  expect(podium(after)).toEqual([
    ['e3', 1, 13],
    ['e1', 2, 5],
    ['e2', 2, 5],
  ])
  viewer.close()
  expect((await drafts())[0]?.title).toContain('Anna Katharina Müller')
})

test('[F3] at the desk a change is among what needs doing, and is confirmed with a reason', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page, errors } = await openPage(browser, `${manager.baseUrl}/desk`, DESK_VIEWPORT, manager)
  await page.locator('[data-todo="finalDraft"] a').click()
  const draft = page.locator(`[data-draft="pickups/${DAY}"]`)
  await draft.getByText('冠军由 徐静、欧阳明月 变为 Anna Katharina Müller').waitFor()
  await page.screenshot({ path: join(OUTPUT, 'desk-finals.png'), fullPage: true })

  await page.getByRole('button', { name: '全部确认（3）' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认更正' }).click()
  await dialog.locator('textarea[aria-invalid="true"]').fill('网络故障，晚到一件')
  // of the three boards that have another champion only what the walls rank is ticked; revenue cannot be
  const ticks = dialog.locator('[data-announce]')
  expect(await ticks.evaluateAll((all) => all.map((one) => one.getAttribute('data-announce')))).toEqual([
    `pickups/${DAY}`,
    `walkin/${DAY}`,
  ])
  expect(await dialog.locator('[data-announce] input[type="checkbox"]:checked').count()).toBe(1)
  await dialog.locator('input[name="title"]').fill('周二榜更正')
  await page.screenshot({ path: join(OUTPUT, 'desk-finals-apply.png') })
  await dialog.getByRole('button', { name: '确认更正' }).click()
  await page.locator(`tr[data-period="${DAY}"][data-revision="2"]`).waitFor()
  await page.locator('.final-drafts').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `查看 ${DAY} 的各版` }).click()
  await page.getByRole('dialog').getByText('网络故障，晚到一件').waitFor()
  await page.screenshot({ path: join(OUTPUT, 'desk-finals-history.png') })
  const announcements = await manager.get<PostedAnnouncement[]>('/announcements')
  expect(announcements.map(({ title, body }) => [title, body.split('\n').at(-1)])).toEqual([
    ['周二榜更正', '更正理由：网络故障，晚到一件'],
  ])
  expect(errors).toEqual([])
})
