import { join } from 'node:path'
import type { StandingsReply } from '@leitai/shared/api'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { DESK_VIEWPORT, openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { at, DAY, startClosingCompany } from '../helpers/finals.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

type Browser = Awaited<ReturnType<typeof startBrowser>>
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** A Tuesday that has just closed: e2 leads all day until e1 overtakes in the evening. */
async function startTuesday() {
  const company = await startClosingCompany(at('20:30:00'))
  await company.send(
    buildPickup('e2', { at: at('09:00:00'), count: 6 }),
    buildPickup('e1', { at: at('12:00:00'), count: 2 }),
    buildPickup('e3', { at: at('15:00:00'), count: 4 }),
    buildPickup('e1', { at: at('18:00:00'), count: 5 }),
  )
  company.letTimeRun()
  return { company, manager: await company.signIn() }
}

/** Rows from the top down, as they stand on the screen: member and score. */
const ROWS = `Array.from(document.querySelectorAll('.replay-row'))
  .map(function (row) {
    return [row.getAttribute('data-member-id'), Number(row.getAttribute('data-score')), Number(row.getAttribute('data-rank'))]
  })
  .sort(function (a, b) { return a[2] - b[2] || b[1] - a[1] })
  .filter(function (row) { return row[1] > 0 })
  .map(function (row) { return row.slice(0, 2) })`

const rows = (page: Page) => page.evaluate(ROWS)

test('at the desk a day is played, stopped and gone through by keyboard; its last frame is the board', async () => {
  const { manager } = await startTuesday()
  const url = `${manager.baseUrl}/desk/stations/${EAST}/replay?date=${DAY}`
  const { page, context, errors } = await openPage(browser, url, DESK_VIEWPORT, manager)
  onTestFinished(() => context.close())
  const slider = page.getByRole('slider', { name: '拖到几点' })
  await slider.waitFor()
  expect(await rows(page)).toEqual([])

  await slider.focus()
  // a minute a key: from eight o'clock on, an hour and one minute
  for (let minute = 0; minute < 61; minute++) await page.keyboard.press('ArrowRight')
  expect(await slider.getAttribute('aria-valuetext')).toBe('09:01')
  expect(await rows(page)).toEqual([['e2', 6]])
  await page.keyboard.press('End')
  await page.locator('[data-replay][data-ended="true"]').waitFor()
  const { rows: board } = await manager.get<StandingsReply>(
    `/stations/${EAST}/standings?metric=pickups&period=${DAY}`,
  )
  const scored = board.filter(({ score }) => score > 0)
  expect(await rows(page)).toEqual(scored.map(({ memberId, score }) => [memberId, score]))
  await page.screenshot({ path: join(OUTPUT, 'desk-replay.png') })
  await page.keyboard.press('Home')
  await page.locator('[data-replay][data-count="0"]').waitFor()

  await page.getByText('10 秒', { exact: true }).click()
  await page.getByRole('button', { name: '播放' }).click()
  await page.locator('[data-replay][data-count="1"]').waitFor()
  await page.getByRole('button', { name: '暂停' }).click()
  const paused = await slider.getAttribute('aria-valuetext')
  await page.getByRole('button', { name: '播放' }).click()
  await page.locator('[data-replay][data-ended="true"]').waitFor()
  expect((paused ?? '') < '20:00').toBe(true)
  expect(await rows(page)).toEqual([
    ['e1', 7],
    ['e2', 6],
    ['e3', 4],
  ])

  await page.getByRole('button', { name: '前一天' }).click()
  await page.getByText('这一天没有揽收').waitFor()
  expect(new URL(page.url()).searchParams.get('date')).toBe('2026-03-02')
  expect(errors).toEqual([])
})

test('on the wall today is played once through, and ends in its board; the programme names any past day, and how fast', async () => {
  const { company, manager } = await startTuesday()
  await company.send(buildPickup('e3', { at: '2026-02-24T10:00:00+08:00', count: 3 }))
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience: 'staff' })
  const url = `${manager.baseUrl}/wall/?scene=replay#token=${token}`
  const { page, context, errors } = await openPage(browser, url, WALL_VIEWPORT)
  onTestFinished(() => context.close())
  await page.waitForSelector(`[data-replay="${DAY}"][data-ended="false"]`)
  await page.waitForSelector('.replay-row[data-member-id="e2"][data-rank="1"][data-score="6"]')
  await page.screenshot({ path: join(OUTPUT, 'wall-replay.png') })
  await page.waitForSelector('[data-replay][data-ended="true"]', { timeout: 60_000 })
  expect(await rows(page)).toEqual([
    ['e1', 7],
    ['e2', 6],
    ['e3', 4],
  ])

  const replay = { day: '2026-02-24', seconds: 10 }
  await manager.put(`/stations/${EAST}/programme`, {
    ...DEFAULT_PROGRAMME,
    items: [{ scene: 'replay', seconds: 5, replay }],
  })
  await page.goto(`${manager.baseUrl}/wall/`)
  await page.waitForSelector('[data-replay="2026-02-24"][data-ended="false"]')
  expect(await page.textContent('.replay-scene')).toContain('往日回放 2月24日')
  // half of what the usual half a minute would take, and longer than the five seconds of the entry
  await page.waitForSelector('[data-replay="2026-02-24"][data-ended="true"]', { timeout: 15_000 })
  expect(await rows(page)).toEqual([['e3', 3]])
  expect(errors).toEqual([])
})
