import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { openPage, startBrowser, WALL_VIEWPORT, type WatchedPage } from '../helpers/browser.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, MARKUP_NAME } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { ROWS_FROM_TOP, type RowOnScreen, whenOnBoard } from '../helpers/wallPage.ts'

const company = useSmallCompany()
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
})
afterAll(() => browser?.close())

/** A wall that is paired already, showing numbers, with no scene that takes the place of today's board. */
async function openWall(audience: 'staff' | 'public' = 'staff'): Promise<WatchedPage> {
  const { token } = await pairWall(manager, EAST, audience)
  const url = `${company.server.baseUrl}/wall?scene=week#token=${token}`
  const wall = await openPage(browser, url, WALL_VIEWPORT)
  onTestFinished(() => wall.context.close())
  await wall.page.waitForSelector('[data-board="day"] [data-member-id]')
  await wall.page.waitForSelector('[data-link="live"]')
  return wall
}

const rows = (page: Page) => page.evaluate<RowOnScreen[]>(ROWS_FROM_TOP)
const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))

test('every page has an icon, also where a browser asks for one unasked', async () => {
  const { baseUrl } = company.server
  const named = await Promise.all(
    ['wall', 'me', 'desk'].map(async (page) => {
      const html = await (await fetch(`${baseUrl}/${page}/`)).text()
      return /<link rel="icon"[^>]* href="([^"]+)"/.exec(html)?.[1]
    }),
  )
  for (const path of ['/favicon.ico', ...named]) {
    const icon = await fetch(`${baseUrl}${path}`)
    expect([path, icon.status, icon.headers.get('content-type')]).toEqual([path, 200, 'image/svg+xml'])
    expect(await icon.text()).toContain('<svg')
  }
})

describe('a wall', () => {
  test('shows a code, and today’s board as soon as the manager has entered it', async () => {
    const { page, context, errors } = await openPage(browser, `${company.server.baseUrl}/wall`, WALL_VIEWPORT)
    onTestFinished(() => context.close())
    const code = await (await page.waitForSelector('[data-pairing-code]')).getAttribute('data-pairing-code')
    await page.screenshot({ path: join(OUTPUT, 'wall-pairing.png') })
    await manager.post('/walls', { code, stationId: EAST, name: '大厅', audience: 'staff' })
    await page.waitForSelector('[data-board="day"] [data-member-id="e1"]')
    expect(await page.textContent('body')).toContain('东城营业部')
    expect(errors).toEqual([])
  })

  test('a pickup posted by HTTP arrives on the first row, and the row moves there', async () => {
    const { page, errors } = await openWall()
    await post('e1', 5)
    await page.evaluate(whenOnBoard('e1', 5, 1))
    const seen = page.evaluate<number>(whenOnBoard('e2', 7, 1))
    const sentAt = Date.now()
    await post('e2', 7)
    console.log(`from the POST to the wall's first row: ${(await seen) - sentAt} ms`)
    const [first] = await until('the row to have moved to the top', async () => {
      const board = await rows(page)
      return board[0]?.memberId === 'e2' && board
    })
    expect(first).toMatchObject({ memberId: 'e2', rank: 1, score: 7 })
    await page.screenshot({ path: join(OUTPUT, 'wall.png') })
    expect(errors).toEqual([])
  })

  test('a row lights up that rose by its own pickup, and none that moves up because another one’s was void', async () => {
    const { page } = await openWall()
    await page.evaluate(whenOnBoard('e2', 7, 1))
    await page.evaluate(`(() => {
      window.lit = new Set()
      new MutationObserver(() => {
        for (const row of document.querySelectorAll('.row.climbing')) window.lit.add(row.dataset.memberId)
      }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] })
    })()`)
    const pickup = buildPickup('e3', { count: 20 })
    await company.source.post('/pickups', pickup)
    await page.evaluate(whenOnBoard('e3', 20, 1))
    await company.source.post('/pickups', { ...pickup, version: 2, void: true })
    await page.evaluate(whenOnBoard('e2', 7, 1))
    await page.locator('.row.climbing').waitFor({ state: 'detached' })
    expect(await page.evaluate('[...window.lit]')).toEqual(['e3'])
  })

  test('[SEC-6] markup in a name and in an announcement is text', async () => {
    const { page } = await openWall()
    await post('e5', 40)
    await page.evaluate(whenOnBoard('e5', 40, 1))
    const { id } = await manager.post<{ id: string }>('/announcements', {
      kind: 'award',
      title: `冠军 ${MARKUP_NAME}`,
      body: '<script>window.hacked = 1</script>',
      stations: [EAST],
      takeover: true,
      takeoverS: 300,
      ticker: true,
    })
    const poster = await page.waitForSelector(`[data-takeover="${id}"]`)
    expect(await poster.textContent()).toContain(MARKUP_NAME)
    expect(await poster.textContent()).toContain('<script>')
    await page.screenshot({ path: join(OUTPUT, 'wall-takeover.png') })
    await manager.del(`/announcements/${id}`)
    await page.waitForSelector(`[data-takeover="${id}"]`, { state: 'detached' })
    expect(await page.textContent('[data-board="day"] [data-member-id="e5"]')).toContain(MARKUP_NAME)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('[data-board] img').count()).toBe(0)
  })

  test('[H1] who wishes to be off walls goes from the board at once, and nobody else gets the place', async () => {
    const { page } = await openWall()
    await post('e5', 400)
    await page.evaluate(whenOnBoard('e5', 440, 1))
    const second = (await rows(page)).find(({ rank }) => rank === 2)?.memberId ?? ''
    const keepOff = (hidden: boolean) => {
      const postings = [{ station: EAST, from: '2025-01-01' }]
      return manager.post('/roster', { couriers: [{ id: 'e5', name: MARKUP_NAME, postings, hidden }] })
    }
    await keepOff(true)
    await page.waitForSelector('[data-member-id="e5"]', { state: 'detached' })
    expect((await rows(page))[0]).toMatchObject({ memberId: second, rank: 2 })
    await keepOff(false)
    await page.evaluate(whenOnBoard('e5', 440, 1))
  })

  test('[H1] in public it shows no full name', async () => {
    const { page } = await openWall('public')
    const text = (await page.textContent('body')) ?? ''
    expect(text).toContain('徐*')
    for (const name of ['徐静', '欧阳明月', 'Anna Katharina']) expect(text).not.toContain(name)
  })

  test('what is wide, long or right to left stays within the screen', async () => {
    const { page } = await openWall()
    await post('e3', 99_000)
    await page.evaluate(whenOnBoard('e3', 99_000, 1))
    await page.screenshot({ path: join(OUTPUT, 'wall-long.png') })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true)
    const beyond = (await rows(page)).filter(
      ({ left, top }) => left < 0 || top < 0 || top > WALL_VIEWPORT.height,
    )
    expect(beyond).toEqual([])
  })

  test('a wall that is revoked forgets its numbers and shows a code', async () => {
    const { token, wall } = await pairWall(manager, EAST)
    const { page, context } = await openPage(
      browser,
      `${company.server.baseUrl}/wall#token=${token}`,
      WALL_VIEWPORT,
    )
    onTestFinished(() => context.close())
    await page.waitForSelector('[data-board="day"] [data-member-id]')
    await manager.del(`/walls/${wall.id}`)
    await page.waitForSelector('[data-pairing-code]')
    expect(await page.locator('[data-board]').count()).toBe(0)
  })

  // last: it takes the server of this file away
  test('[L3] when the server dies it keeps its numbers, through a reload too, and says of when they are; when it is back it is live, untouched', async () => {
    const { page, errors } = await openWall()
    await until('the page to be kept', () => page.evaluate<boolean>(IS_KEPT))
    const before = await rows(page)
    await company.server.kill9()
    await page.waitForSelector('[data-link="serverAway"]')
    await expectOldNumbers(page, before)
    await page.screenshot({ path: join(OUTPUT, 'wall-server-away.png') })
    await page.reload()
    await expectOldNumbers(page, before)

    const { dataDir, port } = company.server
    const again = await startServer({ dataDir, port })
    onTestFinished(() => again.stop())
    await page.waitForSelector('[data-link="live"][data-fresh="true"]')
    expect(await page.locator('[data-as-of]').count()).toBe(0)
    const leader = before[0]
    const seen = page.evaluate(whenOnBoard(leader?.memberId ?? '', (leader?.score ?? 0) + 3, 1))
    await post(leader?.memberId ?? '', 3)
    await seen
    expect(errors).toEqual([])

    // a store without its backup knows no wall: nothing is shown and nothing thrown away but the numbers
    await again.stop()
    const emptyDir = await createTmpDir()
    onTestFinished(() => removeTmpDir(emptyDir))
    const empty = await startServer({ dataDir: emptyDir, port })
    onTestFinished(() => empty.stop())
    await page.waitForSelector('[data-pairing-code]')
    expect(await page.locator('[data-board]').count()).toBe(0)
    await page.reload()
    await page.waitForSelector('[data-pairing-code]')
    await empty.stop()
    const itself = await startServer({ dataDir, port })
    onTestFinished(() => itself.stop())
    await page.evaluate(`dispatchEvent(new Event('online'))`) // as if the minute were over
    await page.waitForSelector('[data-link="live"][data-fresh="true"]')
    expect(await page.locator('[data-pairing-code]').count()).toBe(0)
  })
})

/** True once the browser could show the page, with its files, without the server. */
const IS_KEPT = `Promise.all([caches.open('leitai-wall'), navigator.serviceWorker.getRegistration('/wall/')])
  .then(async ([cache, registration]) => {
    const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    return Boolean(registration?.active) && kept.includes('/wall/') && kept.some((path) => path.endsWith('.js'))
  })`

/** The rows that were there before, under the time that they are of. */
async function expectOldNumbers(page: Page, before: readonly RowOnScreen[]): Promise<void> {
  await page.waitForSelector('[data-as-of]')
  expect(await page.textContent('[data-as-of]')).toMatch(/\d{1,2}:\d{2}/)
  const scores = (board: readonly RowOnScreen[]) => board.map(({ memberId, score }) => [memberId, score])
  expect(scores(await rows(page))).toEqual(scores(before))
}
