/** A wall with nobody near: what it does by itself. */
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { copyCheckout } from '../helpers/checkout.ts'
import { removeTmpDir } from '../helpers/folders.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { whenOnBoard } from '../helpers/wallPage.ts'

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
  await company.source.post('/pickups', buildPickup('e1', { count: 6 }))
})
afterAll(() => browser?.close())

const BOARD = '[data-board="day"] [data-member-id="e1"][data-score="6"]'

async function openWall(
  before: (context: BrowserContext, page: Page) => Promise<unknown>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { token } = await pairWall(manager, EAST)
  const context = await browser.newContext({ viewport: WALL_VIEWPORT, locale: 'zh-CN', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await before(context, page)
  await page.goto(`${company.server.baseUrl}/wall#token=${token}`)
  return page
}

/** Marks the page that is there now: one that was loaded anew bears no mark. */
const mark = (page: Page) => page.evaluate('window.marked = true')
const isMarked = (page: Page) => page.evaluate<boolean>('window.marked === true')

test('[L3] the watchdog: a page whose program has died is loaded anew within seventy seconds, one that lives is not', async () => {
  const page = await openWall((_context, opened) => opened.clock.install())
  await page.waitForSelector(BOARD)
  await mark(page)
  await page.clock.runFor(90_000)
  expect(await isMarked(page)).toBe(true)
  const loaded = page.waitForEvent('load')
  // a white screen that throws nothing: what React drew has gone, and nothing draws it again
  await page.evaluate(`document.getElementById('wall').replaceChildren()`)
  await page.clock.runFor(70_000)
  await loaded
  await page.waitForSelector(BOARD)
  expect(await isMarked(page)).toBe(false)
})

test('[L3] the watchdog: a page whose files did not come is loaded anew until they do', async () => {
  const program = /\/wall\/assets\//
  const page = await openWall(async (_context, opened) => {
    await opened.clock.install()
    // not one of its files: what looks after it came with the page
    await opened.route(program, (route) => route.abort())
  })
  await page.waitForFunction(`document.readyState === 'complete'`)
  expect(await page.locator('[data-board]').count()).toBe(0)
  await page.unroute(program)
  const loaded = page.waitForEvent('load')
  await page.clock.runFor(70_000)
  await loaded
  await page.waitForSelector(BOARD)
})

test('[L3] over plain http a page that broke is loaded anew once somebody answers, and not before', async () => {
  // plain http but for this machine: nothing keeps the page
  const page = await openWall((_context, opened) => opened.clock.install(), { serviceWorkers: 'block' })
  await page.waitForSelector(BOARD)
  await mark(page)
  let asked = 0
  await page.route('**/healthz?*', (route) => {
    asked++
    return route.abort()
  })
  await page.evaluate(`Date.prototype.getUTCDay = function () { throw new Error('broken as a whole') }`)
  await page.clock.runFor(2_000)
  await page.locator('.stage').waitFor({ state: 'detached' })
  await page.clock.runFor(11_000)
  await until('somebody to be asked for', async () => asked > 0)
  expect(await isMarked(page)).toBe(true)
  await page.unroute('**/healthz?*')
  const loaded = page.waitForEvent('load')
  await page.clock.runFor(11_000)
  await loaded
  await page.waitForSelector(BOARD)
  expect(await isMarked(page)).toBe(false)
})

test('a part that breaks comes back: a takeover with the next numbers, today’s ranking with a new page', async () => {
  const parts = /"data-(over|takeover)":/g
  const page = await openWall(async (_context, opened) => {
    await opened.clock.install()
    await opened.route(/\/wall\/assets\/.*\.js/, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(parts, '"data-$1":window.broken==="$1"?null.x:')
      await route.fulfill({ response, body })
    })
  })
  await page.waitForSelector(BOARD)
  await mark(page)
  await page.evaluate(`window.broken = 'takeover'`)
  const announcement = { kind: 'notice', title: '早会提前', body: '', stations: [EAST], takeover: true }
  const { id } = await manager.post<{ id: string }>('/announcements', { ...announcement, ticker: true })
  await page.waitForSelector('[data-ticker]')
  expect(await page.locator('[data-takeover]').count()).toBe(0)
  await page.evaluate(`window.broken = null`)
  await company.source.post('/pickups', buildPickup('e3', { count: 1 }))
  await page.waitForSelector(`[data-takeover="${id}"]`)
  await manager.del(`/announcements/${id}`)
  await page.evaluate(`window.broken = 'over'`)
  await page.waitForSelector('.today', { state: 'detached' })
  await page.waitForSelector('[data-link="live"]')
  const loaded = page.waitForEvent('load')
  await page.clock.runFor(11_000)
  await loaded
  await page.waitForSelector(BOARD)
  expect(await isMarked(page)).toBe(false)
})

test('nothing burns in: the stage moves by 2 to 4 px with every minute', async () => {
  const page = await openWall(async () => undefined)
  await page.waitForSelector(BOARD)
  const places = await page.evaluate<{ x: number; y: number }[]>(`(function () {
    var stage = document.querySelector('.stage')
    var drift = stage.getAnimations().find(function (animation) { return animation.animationName === 'drift' })
    drift.pause()
    return Array.from({ length: 9 }, function (_, minute) {
      drift.currentTime = minute * 60000 + 30000
      var matrix = new DOMMatrix(getComputedStyle(stage).transform)
      return { x: matrix.e, y: matrix.f }
    })
  })()`)
  const steps = places.slice(1).map(({ x, y }, index) => {
    const before = places[index] ?? { x: 0, y: 0 }
    return Math.hypot(x - before.x, y - before.y)
  })
  expect(steps).toHaveLength(8)
  for (const step of steps) {
    expect(step).toBeGreaterThanOrEqual(2)
    expect(step).toBeLessThanOrEqual(4.01)
  }
})

// these take the server of the file away

test('[L3] where the browser has no database the numbers are kept all the same', async () => {
  const page = await openWall((context) =>
    context.addInitScript(`IDBFactory.prototype.open = function () { throw new Error('shut off') }`),
  )
  await page.waitForSelector(BOARD)
  await until('the numbers and the page to be kept', () => page.evaluate<boolean>(IS_KEPT), {
    timeoutMs: 20_000,
  })
  await company.server.kill9()
  await page.reload()
  await page.waitForSelector(`${BOARD}`)
  await page.waitForSelector('[data-as-of]')
  // the token of another wall: what this one knew may be for other eyes
  await page.goto(`${company.server.baseUrl}/wall/?another#token=lw_another`)
  await page.waitForSelector('.waiting-for')
  await page.waitForFunction(`localStorage.getItem('leitai.snapshot.wall') === null`)
})

const IS_KEPT = `Promise.all([caches.open('leitai-wall'), navigator.serviceWorker.getRegistration('/wall/')])
  .then(async ([cache, registration]) => {
    const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    return Boolean(registration && registration.active) && kept.includes('/wall/') && kept.some((path) => path.endsWith('.js'))
      && localStorage.getItem('leitai.snapshot.wall') !== null
  })`

test('[L3] the simple wall: when nobody answers it stays, says of when its numbers are, and goes on by itself', async () => {
  const { dataDir, port, baseUrl } = company.server
  const server = await startServer({ dataDir, port })
  const { token } = await pairWall(manager, EAST)
  const context = await browser.newContext({ viewport: WALL_VIEWPORT, locale: 'zh-CN' })
  onTestFinished(() => context.close())
  await context.addCookies([{ name: 'leitai_wall', value: token, url: `${baseUrl}/wall/lite` }])
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${baseUrl}/wall/lite`)
  await page.waitForSelector('#today')
  await mark(page)
  await server.kill9()
  await page.clock.runFor(10_000)
  await page.waitForSelector('body.stale', { state: 'attached' })
  expect(await page.locator('#time').textContent()).toMatch(/^数据截至 \d\d:\d\d$/)
  // a clock that stands still is none
  expect(await page.locator('#clock').textContent()).toBe('')
  await page.screenshot({ path: join(OUTPUT, 'lite-away.png') })
  await page.clock.runFor(30_000)
  expect(await isMarked(page)).toBe(true)
  const again = await startServer({ dataDir, port })
  onTestFinished(() => again.stop())
  const loaded = page.waitForEvent('load')
  await page.clock.runFor(10_000)
  await loaded
  expect(await isMarked(page)).toBe(false)
  expect(await page.locator('#time').textContent()).toMatch(/^数据时间/)
})

test('a new build is picked up without hands, and not again and again', async () => {
  const { dataDir, port } = company.server
  const server = await startServer({ dataDir, port })
  onTestFinished(() => server.stop())
  const page = await openWall(async () => undefined)
  await page.waitForSelector('[data-link="live"]')
  await mark(page)
  await until('the page to be kept', () => page.evaluate<boolean>(IS_KEPT_BY_WORKER))
  await page.evaluate(
    `caches.open('leitai-wall').then((cache) => cache.put('/wall/assets/old.js', new Response('')))`,
  )
  const folder = await copyCheckout('0123456789ab')
  await server.stop()
  const next = await startServer({ dataDir, port, root: folder })
  onTestFinished(async () => {
    await next.stop()
    await removeTmpDir(folder)
  })
  await until(
    'the wall to have loaded the new build',
    () => page.evaluate<boolean>(IS_NEW).catch(() => false),
    {
      timeoutMs: 30_000,
    },
  )
  await page.waitForSelector('[data-link="live"]')
  await mark(page)
  const seen = page.evaluate(whenOnBoard('e2', 9, 1))
  await company.source.post('/pickups', buildPickup('e2', { count: 9 }))
  await seen
  expect(await isMarked(page)).toBe(true)
  // kept is the new page with all its files, and nothing of the old one once its worker is done
  const kept = await until('the old files to be let go of', async () => {
    const now = await page.evaluate<{
      page: string
      paths: string[]
    }>(`caches.open('leitai-wall').then(async (cache) => ({
      page: await (await cache.match('/wall/')).text(),
      paths: (await cache.keys()).map(({ url }) => new URL(url).pathname),
    }))`)
    return !now.paths.includes('/wall/assets/old.js') && now
  })
  expect(kept.page).toContain('content="0123456789ab"')
  const named = [...kept.page.matchAll(/"(\/wall\/assets\/[^"]+)"/g)].map(([, path]) => path)
  expect(named.length).toBeGreaterThan(3)
  expect(kept.paths).toEqual(expect.arrayContaining(named))
})

const IS_KEPT_BY_WORKER = `navigator.serviceWorker.ready.then(() => caches.match('/wall/')).then(Boolean)`
const IS_NEW = `document.querySelector('meta[name="build"]').content === '0123456789ab'`
