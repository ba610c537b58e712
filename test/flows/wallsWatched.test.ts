/** What the desk knows of walls, and what it can ask of them. */
import { join } from 'node:path'
import type { ListedWall, PairingReply, Wall } from '@leitai/shared/api'
import type { WallCommand } from '@leitai/shared/wall'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { connectSocket } from '../helpers/live.ts'
import { readMetrics } from '../helpers/metrics.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

async function openWall(): Promise<{ page: Page; context: BrowserContext; id: string }> {
  const { token, wall } = await pairWall(manager, EAST)
  const { page, context } = await openPage(
    browser,
    `${company.server.baseUrl}/wall#token=${token}`,
    WALL_VIEWPORT,
  )
  onTestFinished(() => context.close())
  await page.waitForSelector('[data-link="live"]')
  return { page, context, id: wall.id }
}

const wallOf = async (id: string) =>
  (await manager.get<ListedWall[]>('/walls')).find((wall) => wall.id === id)
const heard = (id: string, holds: (wall: ListedWall) => boolean) =>
  until(
    'the report of the wall',
    async () => {
      const wall = await wallOf(id)
      return wall !== undefined && holds(wall) && wall
    },
    { timeoutMs: 60_000 },
  )

test('a wall says what it shows, of which build it is, and how it has done; no token is in it', async () => {
  await company.source.post('/pickups', [buildPickup('e1', { count: 3 }), buildPickup('e2', { count: 8 })])
  const startedAt = Date.now()
  const { page, id } = await openWall()
  await page.evaluate(`setTimeout(function () { throw new Error('broke at #token=lw_ABC_secret') })`)
  const wall = await heard(id, ({ health }) => health?.errors.count === 1)
  expect(wall).toMatchObject({ online: true, outdated: false, width: 1920, height: 1080 })
  expect(wall.build).toMatch(/^[0-9a-f]{12}$/)
  const { health } = wall
  expect(health?.errors.last[0]?.message).toBe('Error: broke at #token=…')
  expect(health?.likeness.rows.slice(0, 2)).toEqual([
    { rank: 1, name: '欧阳明月', score: 8 },
    { rank: 2, name: '徐静', score: 3 },
  ])
  expect(health?.loadedAt).toBeGreaterThan(startedAt - 2_000)
  expect(health?.memoryBytes).toBeGreaterThan(1_000_000)
  expect(Math.abs(health?.clockOffsetMs ?? Number.NaN)).toBeLessThan(5_000)
  expect(health?.link).toEqual({ outages: 0, awayMs: 0, last: [] })
  const metrics = await readMetrics(company.server.baseUrl)
  expect(metrics['leitai_walls{state="online"}']).toBeGreaterThan(0)

  // what is on is what covers the wall
  const { id: poster } = await manager.post<{ id: string }>('/announcements', {
    kind: 'notice',
    title: '今晚盘点',
    body: '',
    stations: [EAST],
    takeover: true,
    takeoverS: 300,
    ticker: false,
  })
  await heard(id, ({ scene }) => scene === 'takeover')
  await manager.del(`/announcements/${poster}`)
  await heard(id, ({ scene }) => scene !== 'takeover')
})

test('[H1] the likeness of a wall in public has its masked names', async () => {
  const { token, wall } = await pairWall(manager, EAST, 'public')
  const url = `${company.server.baseUrl}/wall#token=${token}`
  const { context } = await openPage(browser, url, WALL_VIEWPORT)
  onTestFinished(() => context.close())
  const { health } = await heard(wall.id, (one) => one.health !== null)
  expect(health?.likeness.rows[0]?.name).toBe('欧*')
})

test('a report that is no report, or of a build before this one, harms nothing', async () => {
  const { token, wall } = await pairWall(manager, EAST)
  const socket = await connectSocket(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => void socket.close())
  const old = { scene: 'week', width: 1280, height: 720, build: 'before' }
  socket.emit('report', { ...old, scene: 'x'.repeat(100) })
  socket.emit('report', old)
  expect(await heard(wall.id, ({ online }) => online)).toMatchObject({
    scene: 'week',
    health: null,
    outdated: true,
  })
})

test('a command reaches its wall, and no other, through whichever process it is asked for', async () => {
  const second = await startServer({ dataDir: company.dataDir })
  onTestFinished(() => second.stop())
  const paired = [await pairWall(manager, EAST), await pairWall(manager, EAST)]
  const heardBy: WallCommand[][] = [[], []]
  const sockets = await Promise.all(
    paired.map(async ({ token }, index) => {
      const socket = await connectSocket(company.server.baseUrl, { auth: { as: 'wall', token } })
      socket.on('command', (one) => heardBy[index]?.push(one))
      socket.emit('report', { scene: 'week', width: 1, height: 1, build: 'x' })
      return socket
    }),
  )
  onTestFinished(() => {
    for (const socket of sockets) socket.close()
  })
  const [first, other] = paired.map(({ wall }) => wall.id)
  await heard(first ?? '', ({ online }) => online)
  const elsewhere = createCaller(second.baseUrl)
  await elsewhere.post('/session', { as: 'manager', password: MANAGER_PASSWORD })
  const arrived = new Promise((resolve) => sockets[0]?.once('command', resolve))
  expect(
    (await elsewhere.call('POST', `/walls/${first}/commands`, { body: { kind: 'identify' } })).status,
  ).toBe(204)
  const number = (await wallOf(first ?? ''))?.number
  expect(await arrived).toEqual({ kind: 'identify', name: '大厅', number })
  expect((await wallOf(other ?? ''))?.number).toBe((number ?? 0) + 1)
  expect(heardBy[1]).toEqual([])
})

test('what cannot be told to a wall is refused', async () => {
  const { wall } = await pairWall(manager, EAST)
  expect(
    await manager.problem('POST', `/walls/${wall.id}/commands`, { body: { kind: 'reload' } }),
  ).toMatchObject({
    code: 'wall_away',
  })
  expect(await manager.problem('POST', '/walls/none/commands', { body: { kind: 'reload' } })).toMatchObject({
    code: 'not_found',
  })
  expect(
    await manager.problem('POST', `/walls/${wall.id}/commands`, { body: { kind: 'explode' } }),
  ).toMatchObject({
    code: 'invalid_request',
    field: 'kind',
  })
  const stranger = createCaller(company.server.baseUrl)
  expect(
    await stranger.problem('POST', `/walls/${wall.id}/commands`, { body: { kind: 'reload' } }),
  ).toMatchObject({ status: 401 })
})

test('at the desk: a likeness that says what it is, and a wall that shows who it is and loads itself anew', async () => {
  const { page: wall, id } = await openWall()
  await heard(id, ({ health }) => health !== null)
  const desk = await openPage(browser, `${company.server.baseUrl}/desk`, DESK_VIEWPORT, manager)
  onTestFinished(() => desk.context.close())
  await desk.page.click('nav a[href="/desk/walls"]')
  const item = desk.page.locator(`[data-wall-id="${id}"]`)
  await item.locator('.wall-likeness li').first().waitFor()
  expect(await item.locator('.wall-likeness').textContent()).toContain('示意图，不是截屏')
  await item.getByRole('button', { name: '找屏' }).click()
  const shown = await wall.waitForSelector('[data-identify]')
  expect(await shown.textContent()).toContain('大厅')
  await wall.screenshot({ path: join(OUTPUT, 'wall-identify.png') })
  await desk.page.screenshot({ path: join(OUTPUT, 'desk-walls.png'), fullPage: true })
  await desk.page.setViewportSize({ width: 390, height: 844 })
  await desk.page.screenshot({ path: join(OUTPUT, 'desk-walls-narrow.png'), fullPage: true })
  await wall.waitForSelector('[data-identify]', { state: 'detached' })
  const loaded = wall.waitForEvent('load')
  await item.getByRole('button', { name: '重载' }).click()
  await loaded
  await wall.waitForSelector('[data-link="live"]')
  expect(desk.errors).toEqual([])
})

test('[L3] a wall that is silent is told of on every page of the desk, and not one that was only just paired', async () => {
  const unheard = (await manager.get<ListedWall[]>('/walls')).filter(({ heardAt }) => heardAt === null).length
  const name = '楼梯口的屏'
  const { code } = await createCaller(company.server.baseUrl).post<PairingReply>('/walls/pairings')
  const { id } = await manager.post<Wall>('/walls', { code, stationId: EAST, name, audience: 'staff' })
  const { id: online } = await openWall()
  await heard(online, (one) => one.online)
  expect((await manager.get<ListedWall[]>('/walls?silent=1')).map((one) => one.id)).not.toContain(online)

  const { page, context, errors } = await openPage(
    browser,
    `${company.server.baseUrl}/desk`,
    DESK_VIEWPORT,
    manager,
  )
  onTestFinished(() => context.close())
  await page.click('nav a[href="/desk/walls"]')
  await page.waitForSelector(`[data-wall-id="${id}"][data-silent="false"]`)
  // two minutes later by this desk's clock, none of those that never said a word is awaited any more
  await page.clock.setSystemTime(Date.now() + 120_000)
  for (const path of ['roster', 'announcements', '']) {
    await page.goto(`${company.server.baseUrl}/desk/${path}`)
    await page.waitForSelector('.notice[data-silent-walls]')
  }
  // at one moment: as time goes by there are more of them
  const [badge = '', alert] = await page.evaluate<string[]>(
    `['nav .menu-badge', '[role="alert"]'].map((where) => document.querySelector(where).textContent)`,
  )
  expect(Number.parseInt(badge, 10)).toBeGreaterThan(unheard)
  expect(alert).toContain(`${Number.parseInt(badge, 10)} 块大屏没有回应`)
  await page.click('.notice[data-silent-walls] a')
  await page.waitForSelector(`[data-wall-id="${id}"][data-silent="true"]`)
  await page.waitForSelector(`[data-wall-id="${online}"][data-silent="false"]`)
  expect(errors).toEqual([])
})

test('a wall whose connection is cut tells of it afterwards', async () => {
  const { page, context, id } = await openWall()
  await context.setOffline(true)
  // a socket that is open already stays so in this browser: the server lets go of it
  const { dataDir, port } = company.server
  await company.server.stop()
  await page.waitForSelector('[data-link="offline"]')
  const again = await startServer({ dataDir, port })
  onTestFinished(() => again.stop())
  await context.setOffline(false)
  await page.waitForSelector('[data-link="live"]')
  const { health } = await heard(id, (one) => (one.health?.link.outages ?? 0) > 0)
  expect(health?.link.outages).toBe(1)
  expect(health?.link.last).toHaveLength(1)
  expect(health?.link.awayMs).toBeGreaterThan(0)
})

// last: for ten seconds nothing of this network is paired any more
test('[SEC-9] who asks for pairings more often than walls do is told to wait', async () => {
  const server = await startServer({ dataDir: company.dataDir })
  onTestFinished(() => server.stop())
  const stranger = createCaller(server.baseUrl)
  const body = { secret: 'never-begun' }
  // so many that some are too many, even if one window ends and the next begins meanwhile
  const asked = Array.from({ length: 500 }, () =>
    stranger.problem('POST', '/walls/pairings/poll', { body }).then(({ code }) => code),
  )
  const codes = await Promise.all(asked)
  expect(codes.filter((code) => code === 'pairing_expired').length).toBeGreaterThanOrEqual(230)
  expect(codes.filter((code) => code === 'too_many_attempts').length).toBeGreaterThanOrEqual(20)
  expect(new Set(codes).size).toBe(2)
})
