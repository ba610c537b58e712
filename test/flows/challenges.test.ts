import { join } from 'node:path'
import type { Challenge } from '@leitai/shared/challenge'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { startViewer } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

const UNIT = { id: 'district', name: '曾都区分公司', level: 'district' }
const company = useNewCompany({
  ...SMALL_ROSTER,
  units: [UNIT],
  stations: SMALL_ROSTER.stations.map((station) => ({ ...station, parent: UNIT.id })),
})
const PATH = `/stations/${EAST}/challenges`
const DUEL = { a: 'e1', b: 'e2', metric: 'pickups', period: 'today', title: '双十一对决' }
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = await signInManager(company.server)
})
afterAll(() => browser?.close())

const viewer = async (audience: 'staff' | 'public') => {
  const { token } = await pairWall(manager, EAST, audience)
  const opened = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(opened.close)
  return opened
}

describe('challenges', () => {
  test.each([
    [{ ...DUEL, b: 'e1' }, 400, 'invalid_request', 'b'],
    [{ ...DUEL, metric: 'revenue' }, 400, 'invalid_request', 'metric'],
    [{ ...DUEL, title: '长'.repeat(25) }, 400, 'invalid_request', 'title'],
    [{ ...DUEL, a: 'nobody' }, 422, 'unknown_courier', 'a'],
    [{ ...DUEL, b: 'w1' }, 422, 'not_posted', 'b'],
    [{ ...DUEL, period: 'yesterday' }, 400, 'invalid_period', 'period'],
    [{ ...DUEL, period: 'this-month' }, 400, 'invalid_period', 'period'],
  ])('%j is refused, and nothing is kept', async (body, status, code, field) => {
    expect(await manager.problem('POST', PATH, { body })).toMatchObject({ status, code, field })
    expect(await manager.get(PATH)).toEqual([])
  })

  test('[H1] one reaches walls of the staff at once, none in public, and goes when it is withdrawn', async () => {
    const [staff, inPublic] = await Promise.all([viewer('staff'), viewer('public')])
    const made = await manager.post<Challenge>(PATH, DUEL)
    expect(made).toMatchObject({
      a: { memberId: 'e1', name: '徐静' },
      b: { memberId: 'e2', name: '欧阳明月' },
      kind: 'day',
      state: 'open',
    })
    const { duels } = await staff.when('the duel', (snapshot) => snapshot.duels.length > 0)
    expect(duels).toEqual([
      { id: made.id, title: '双十一对决', kind: 'day', metric: 'pickups', a: 'e1', b: 'e2' },
    ])
    await company.source.post('/pickups', buildPickup('e1', { count: 3 }))
    await inPublic.when('the pickup', ({ boards }) => boards['day/pickups'].rows.length > 0)
    expect(inPublic.current().duels).toEqual([])
    await manager.del(`${PATH}/${made.id}`)
    await staff.when('no duel', (snapshot) => snapshot.duels.length === 0)
    expect(await manager.problem('DELETE', `${PATH}/${made.id}`)).toMatchObject({ status: 404 })
  })

  test('one that is to come is listed, and not yet on the wall', async () => {
    const nextYear = `${new Date().getFullYear() + 1}-W20`
    const made = await manager.post<Challenge>(PATH, { ...DUEL, period: nextYear })
    expect(made).toMatchObject({ kind: 'week', period: nextYear, state: 'coming' })
    const { current } = await viewer('staff')
    expect(current().duels).toEqual([])
    await manager.del(`${PATH}/${made.id}`)
  })

  test('there are at most twelve open ones', async () => {
    const made: Challenge[] = []
    for (let n = 0; n < 12; n++) made.push(await manager.post<Challenge>(PATH, DUEL))
    expect(await manager.problem('POST', PATH, { body: DUEL })).toMatchObject({
      status: 409,
      code: 'too_many_challenges',
    })
    for (const { id } of made) await manager.del(`${PATH}/${id}`)
  })

  test('the desk starts one, and the wall shows both with their scores', async () => {
    const { page, context, errors } = await openPage(
      browser,
      `${company.server.baseUrl}/desk/stations/${EAST}/challenges`,
      DESK_VIEWPORT,
      manager,
    )
    onTestFinished(() => context.close())
    const start = page.getByRole('button', { name: '发起 PK', exact: true })
    await start.click()
    await page.waitForSelector('select[name="challenge-b"][aria-invalid="true"]')
    await page.selectOption('select[name="challenge-a"]', 'e1')
    await page.selectOption('select[name="challenge-b"]', 'e5')
    await page.fill('input[name="challenge-title"]', '周五见')
    await start.click()
    await page.waitForSelector('[data-challenge-id][data-state="open"]')
    await page.screenshot({ path: join(OUTPUT, 'desk-challenges.png'), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.screenshot({ path: join(OUTPUT, 'desk-challenges-narrow.png'), fullPage: true })

    const { token } = await pairWall(manager, EAST)
    const url = `${company.server.baseUrl}/wall?scene=duel#token=${token}`
    const wall = await openPage(browser, url, WALL_VIEWPORT)
    onTestFinished(() => wall.context.close())
    await wall.page.waitForSelector('[data-duel] [data-member-id="e1"][data-score="3"]')
    await company.source.post('/pickups', buildPickup('e5', { count: 8 }))
    await wall.page.waitForSelector('[data-duel] .ahead[data-member-id="e5"][data-score="8"]')
    await wall.page.screenshot({ path: join(OUTPUT, 'wall-duel.png') })
    expect([...errors, ...wall.errors]).toEqual([])
  })
})

describe('the stations beside one', () => {
  test('[H1] a wall follows what the others collect: a head and by goal for the staff, totals in public', async () => {
    const [staff, inPublic] = await Promise.all([viewer('staff'), viewer('public')])
    const total = (peers: readonly { id: string; total: number }[]) =>
      peers.find(({ id }) => id === 'west')?.total
    await manager.put('/stations/west/goals', { kind: 'day', metric: 'pickups', target: 50 })
    await company.source.post('/pickups', buildPickup('w1', { count: 21 }))
    // with a beat, and each station's total may be ten seconds old
    const told = async (one: typeof staff) =>
      (await one.when('the total of the west', ({ peers }) => total(peers) === 21, 30_000)).peers
    const [full = [], masked = []] = await Promise.all([told(staff), told(inPublic)])
    expect(full.find(({ id }) => id === 'west')).toEqual({
      id: 'west',
      name: '西城营业部',
      total: 21,
      asOf: expect.any(Number),
      couriers: 2,
      goal: 50,
    })
    expect(full.map(({ id }) => id).sort()).toEqual(['east', 'west'])
    expect(masked.every(({ couriers, goal }) => couriers === null && goal === null)).toBe(true)
  })
})
