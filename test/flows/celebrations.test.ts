import { join } from 'node:path'
import type { StationState } from '@leitai/shared/api'
import type { Programme } from '@leitai/shared/programme'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { atStation, EAST, WEST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { whenOnBoard } from '../helpers/wallPage.ts'

const TEN = Array.from({ length: 10 }, (_, i) => `t${i}`)
const company = useNewCompany({
  stations: [
    { id: EAST, name: '东城营业部' },
    { id: WEST, name: '西城营业部' },
  ],
  couriers: [
    ...atStation(EAST, { e1: '徐静', e2: '欧阳明月', e3: '王伟', e4: '李娜' }),
    ...atStation(WEST, { top: '陈晨', ...Object.fromEntries(TEN.map((id, i) => [id, `揽收员${i}`])) }),
  ],
})
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = await signInManager(company.server)
})
afterAll(() => browser?.close())
beforeEach(() => setProgramme({}))

const BOARDS_ONLY: Programme['items'] = [{ scene: 'week', seconds: 300, days: null, hours: null }]

/** Celebrations come without end to the budget, so that each test has its own; today's board stays on. */
async function setProgramme(
  celebrations: Partial<Programme['celebrations']>,
  parts: Partial<Programme> = {},
): Promise<void> {
  for (const station of [EAST, WEST]) {
    await manager.put(`/stations/${station}/programme`, {
      ...DEFAULT_PROGRAMME,
      items: BOARDS_ONLY,
      ...parts,
      celebrations: { ...DEFAULT_PROGRAMME.celebrations, ...celebrations },
    })
  }
}

/** A wall that writes down whatever it celebrates. */
async function openWall(station: string): Promise<Page> {
  const { token } = await pairWall(manager, station)
  const wall = await openPage(browser, `${company.server.baseUrl}/wall#token=${token}`, WALL_VIEWPORT)
  onTestFinished(() => wall.context.close())
  await wall.page.waitForSelector('[data-link="live"]')
  await wall.page.waitForSelector('[data-looking-on="true"]')
  await wall.page.evaluate(`(() => {
    window.celebrated = []
    let shown = null
    new MutationObserver(() => {
      const element = document.querySelector('[data-celebration], [data-cheers]')
      if (element && element !== shown) window.celebrated.push(element.textContent)
      shown = element
    }).observe(document, { subtree: true, childList: true })
  })()`)
  return wall.page
}
const celebrated = (page: Page) => page.evaluate<string[]>('window.celebrated')
const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))

/** A goal for the day that is `more` parcels away. */
async function setGoal(station: string, more: number): Promise<void> {
  const stations = await manager.get<StationState[]>('/stations')
  const { dayTotal } = stations.find(({ id }) => id === station) ?? { dayTotal: 0 }
  const goal = { kind: 'day', metric: 'pickups', target: dayTotal + more }
  await manager.put(`/stations/${station}/goals`, goal)
}

/** So that what was not celebrated is known not to have been: something later was. */
const goalCelebrated = (page: Page) =>
  until('the goal to be celebrated', async () => (await celebrated(page)).join().includes('今日目标达成'), {
    timeoutMs: 30_000,
  })

test('[H2] an overtake is one celebration over the whole wall, the next within ten minutes a line', async () => {
  await post('e1', 10)
  const page = await openWall(EAST)
  await page.evaluate(whenOnBoard('e1', 10, 1))
  await post('e2', 12)
  const takeover = await page.waitForSelector('[data-celebration="leader"]')
  expect(await takeover.textContent()).toMatch(/新领跑欧阳明月今日 12 件/)
  await page.waitForSelector('.confetti')
  await page.evaluate(`document.querySelector('.ticker').id = 'runs-on'`)
  await page.screenshot({ path: join(OUTPUT, 'wall-celebration.png') })
  await post('e1', 5)
  const line = await page.waitForSelector('[data-cheers]')
  expect(await line.textContent()).toMatch(/新领跑.*徐静.*15 件/)
  await page.screenshot({ path: join(OUTPUT, 'wall-cheers.png') })
  expect(await page.locator('#runs-on').count()).toBe(1)
  expect(await page.locator('[data-celebration]').count()).toBe(0)
  expect(await celebrated(page)).toHaveLength(2)
})

test('[H2] ten who reach their goal at once are one celebration', async () => {
  await setProgramme({ courierGoal: 5 })
  await post('top', 9)
  const page = await openWall(WEST)
  await page.evaluate(whenOnBoard('top', 9, 1))
  await company.source.post(
    '/pickups',
    TEN.map((id) => buildPickup(id, { count: 5 })),
  )
  await page.waitForSelector('[data-celebration]')
  expect((await celebrated(page)).join()).toContain('10 人达标')
  await page.screenshot({ path: join(OUTPUT, 'wall-celebration-ten.png') })
  expect(await celebrated(page)).toHaveLength(1)
})

test('[L3] what came while the wall was cut off is not celebrated when it is back', async () => {
  await setGoal(EAST, 61)
  const page = await openWall(EAST)
  await page.context().setOffline(true)
  await page.waitForSelector('[data-link]:not([data-link="live"])')
  await post('e3', 60)
  await page.context().setOffline(false)
  await page.waitForSelector('[data-link="live"]')
  await page.evaluate(whenOnBoard('e3', 60, 1))
  expect(await page.locator('.row.gaining, .row.climbing').count()).toBe(0)
  await post('e1', 1)
  await goalCelebrated(page)
  expect((await celebrated(page)).join()).not.toContain('王伟')
})

test('[H2] in quiet hours nothing is celebrated, and what is not urgent does not take over', async () => {
  const page = await openWall(EAST)
  await setProgramme({}, { quiet: [{ days: null, hours: null }], items: [] })
  await page.waitForSelector('[data-scene="idle"]')
  await post('e4', 300)
  await page.evaluate(whenOnBoard('e4', 300, 1))
  const announce = (title: string, urgent: boolean) =>
    manager.post('/announcements', {
      kind: 'notice',
      title,
      body: '',
      stations: [EAST],
      takeover: true,
      ticker: false,
      urgent,
    })
  await announce('不急', false)
  await announce('急事', true)
  const takeover = await page.waitForSelector('[data-takeover]')
  expect(await takeover.textContent()).toContain('急事')
  expect(await page.textContent('body')).not.toContain('不急')
  expect(await celebrated(page)).toEqual([])
})

test('[H3] what waits as pending is not celebrated', async () => {
  await manager.put(`/stations/${EAST}/settings`, {
    wallMetric: 'pickups',
    hours: { from: '08:00', to: '20:00' },
    wallTop: null,
    burst: { parcels: 200, minutes: 10 },
  })
  await setGoal(EAST, 1)
  const page = await openWall(EAST)
  await post('e2', 900)
  await post('e1', 1)
  await goalCelebrated(page)
  expect((await celebrated(page)).join()).not.toContain('欧阳明月')
})

/** Says when the wall asks for a key, and how long every sound was that has been played to its end, in seconds. */
const LISTEN = `
  new MutationObserver(() => {
    const hint = document.querySelector('.foot-hint')
    if (hint) console.log('asked: ' + hint.textContent)
  }).observe(document, { subtree: true, childList: true })
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function () {
    this.addEventListener('ended', () => console.log('heard: ' + this.buffer.duration.toFixed(1)))
    return start.call(this)
  }`

test('where the browser holds sound back the foot asks for OK; a key lets the next celebration be heard', async () => {
  await setProgramme({}, { volume: [{ from: '00:00', percent: 80 }] })
  const { token } = await pairWall(manager, WEST)
  const { page, context } = await openPage(browser, 'about:blank', WALL_VIEWPORT)
  onTestFinished(() => context.close())
  await page.addInitScript(LISTEN)
  // until then nothing is asked of the page: what Playwright evaluates in it counts as a touch of somebody
  const said = (what: string) => page.waitForEvent('console', (message) => message.text().startsWith(what))
  const asked = said('asked')
  await page.goto(`${company.server.baseUrl}/wall#token=${token}`)
  expect((await asked).text()).toBe('asked: 按 OK 键开启声音')
  await page.screenshot({ path: join(OUTPUT, 'wall-sound-hint.png') })
  await page.keyboard.press('Enter')
  await page.waitForSelector('.foot-hint', { state: 'detached' })
  const heard = said('heard')
  await post('t0', 30)
  await page.waitForSelector('[data-celebration="leader"]')
  expect((await heard).text()).toBe('heard: 0.9')
})
