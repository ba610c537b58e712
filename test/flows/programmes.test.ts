import { join } from 'node:path'
import type { Programme, ProgrammeReply } from '@leitai/shared/programme'
import { DEFAULT_PROGRAMME } from '@leitai/shared/schedule'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { connectSocket } from '../helpers/live.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, WEST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { KEPT_SCENE } from '../helpers/wallPage.ts'

const WEEK_MS = 7 * 86_400_000
const company = useSmallCompany()
const OF_EAST = `/stations/${EAST}/programme`
let browser: Browser
let manager: Caller

beforeAll(async () => {
  browser = await startBrowser()
  manager = company.manager
  await manager.put(`/stations/${EAST}/goals`, { kind: 'day', metric: 'pickups', target: 40 })
  // the podium has its turn once there is somebody to stand on it
  const at = new Date(Date.now() - WEEK_MS).toISOString()
  await company.source.post('/pickups', buildPickup('e1', { at, count: 3 }))
})
afterAll(() => browser?.close())

const only = (scene: 'week' | 'goal' | 'podium', parts: Partial<Programme> = {}): Programme => ({
  ...DEFAULT_PROGRAMME,
  items: [{ scene, seconds: 300, days: null, hours: null }],
  ...parts,
})
const read = (path: string) => manager.get<ProgrammeReply>(path)

/** The programmes that a wall is told, in order. */
async function hearProgrammes(token: string): Promise<{ heard: Programme[]; next(): Promise<Programme> }> {
  const heard: Programme[] = []
  const socket = await connectSocket(company.server.baseUrl, {
    auth: { as: 'wall', token },
    listen: (opened) => opened.on('programme', (programme) => heard.push(programme)),
  })
  onTestFinished(() => void socket.close())
  return { heard, next: () => new Promise((resolve) => socket.once('programme', resolve)) }
}

async function openWall(token: string): Promise<Page> {
  const wall = await openPage(browser, `${company.server.baseUrl}/wall#token=${token}`, WALL_VIEWPORT)
  onTestFinished(() => wall.context.close())
  await wall.page.waitForSelector('[data-link="live"]')
  return wall.page
}

describe('the API', () => {
  test('a wall goes by its own programme, else by its station’s, else by the built-in one', async () => {
    const { wall } = await pairWall(manager, EAST)
    const ofWall = `/walls/${wall.id}/programme`
    expect(await read(ofWall)).toEqual({ origin: 'default', programme: DEFAULT_PROGRAMME })
    await manager.put(OF_EAST, only('goal'))
    expect(await read(ofWall)).toEqual({ origin: 'station', programme: only('goal') })
    await manager.put(ofWall, only('week'))
    expect(await read(ofWall)).toEqual({ origin: 'wall', programme: only('week') })
    expect(await read(OF_EAST)).toMatchObject({ origin: 'station', programme: only('goal') })
    expect(await manager.del<ProgrammeReply>(ofWall)).toMatchObject({ origin: 'station' })
    expect(await manager.del<ProgrammeReply>(OF_EAST)).toMatchObject({ origin: 'default' })
  })

  test('what is wrong is named, and nothing changes', async () => {
    await manager.put(OF_EAST, only('goal'))
    const body = { ...only('week'), night: { from: '22:00', to: '06:00', percent: 5 } }
    expect(await manager.problem('PUT', OF_EAST, { body })).toMatchObject({
      status: 400,
      code: 'invalid_request',
      field: 'night.percent',
    })
    for (const replay of [
      { day: 'yesterday', seconds: 30 },
      { day: '2026-02-30', seconds: 30 },
    ]) {
      const items = [{ scene: 'replay', seconds: 40, replay }]
      const problem = await manager.problem('PUT', OF_EAST, { body: { ...only('week'), items } })
      expect(problem).toMatchObject({ code: 'invalid_request', field: 'items.0.replay.day' })
    }
    expect((await read(OF_EAST)).programme).toEqual(only('goal'))
    expect(await manager.problem('GET', '/stations/nowhere/programme')).toMatchObject({ status: 404 })
    expect(await manager.problem('GET', '/walls/nothing/programme')).toMatchObject({ status: 404 })
  })
})

describe('walls', () => {
  test('are told at once, on connecting and with every change, and only of what is theirs', async () => {
    await manager.put(OF_EAST, only('goal'))
    const east = await pairWall(manager, EAST)
    const west = await pairWall(manager, WEST)
    const inEast = await hearProgrammes(east.token)
    const inWest = await hearProgrammes(west.token)
    await until('the first programme', async () => inEast.heard.length === 1 && inWest.heard.length === 1)
    expect(inEast.heard).toEqual([only('goal')])
    expect(inWest.heard).toEqual([DEFAULT_PROGRAMME])

    const told = inEast.next()
    await manager.put(OF_EAST, only('podium'))
    expect(await told).toEqual(only('podium'))
    const own = inEast.next()
    await manager.put(`/walls/${east.wall.id}/programme`, only('week'))
    expect(await own).toEqual(only('week'))
    // of the station's it hears no more, until it follows it again
    await manager.put(OF_EAST, only('goal'))
    const again = inEast.next()
    await manager.del(`/walls/${east.wall.id}/programme`)
    expect(await again).toEqual(only('goal'))
    expect(inEast.heard).toHaveLength(4)
    expect(inWest.heard).toHaveLength(1)
  })

  test('show it at once, darken by it, and keep it through a reload without the server’s word', async () => {
    await manager.put(OF_EAST, only('goal'))
    const page = await openWall((await pairWall(manager, EAST)).token)
    await page.waitForSelector('[data-scene="goal"]')
    const night = { from: '00:00', to: '23:59', percent: 60 }
    const late = { from: '23:59', to: '00:00', percent: 60 }
    await manager.put(OF_EAST, only('week', { night: (await isLastMinute(page)) ? late : night }))
    await page.waitForSelector('[data-scene="week"]')
    await page.waitForSelector('[data-brightness="60"]')
    await manager.put(OF_EAST, only('podium'))
    await page.waitForSelector('[data-scene="podium"]')
    await page.waitForSelector('[data-brightness]', { state: 'detached' })
    await until('the programme to be kept', () => page.evaluate<boolean>(KEPT_SCENE('podium')))
    await page.context().route('**/socket.io/**', (route) => route.abort())
    await page.context().routeWebSocket(/socket\.io/, (socket) => socket.close())
    await page.reload()
    await page.waitForSelector('[data-scene="podium"]')
    expect(await page.getAttribute('[data-link]', 'data-link')).not.toBe('live')
  })

  test('show the time where the programme leaves nothing', async () => {
    await manager.put(OF_EAST, { ...only('week'), items: [] })
    const page = await openWall((await pairWall(manager, EAST)).token)
    await page.waitForSelector('[data-scene="idle"]')
  })
})

/** True in the last minute of the station's day. */
async function isLastMinute(page: Page): Promise<boolean> {
  return (await page.textContent('time.clock')) === '23:59'
}

describe('the desk', () => {
  async function openDesk(path: string): Promise<Page> {
    const desk = await openPage(browser, `${company.server.baseUrl}/desk/${path}`, DESK_VIEWPORT, manager)
    onTestFinished(() => desk.context.close())
    return desk.page
  }
  const scenesOf = (page: Page) =>
    page.$$eval('.scene-item', (items) => items.map((item) => item.getAttribute('data-scene')))

  test('arranges a station’s programme by keyboard; the wall follows what is saved; undo takes it back', async () => {
    await manager.put(OF_EAST, {
      ...only('week'),
      items: (['week', 'goal'] as const).map((scene) => ({ scene, seconds: 300, days: null, hours: null })),
    })
    const wall = await openWall((await pairWall(manager, EAST)).token)
    await wall.waitForSelector('[data-scene="week"]')
    const desk = await openDesk(`stations/${EAST}/programme`)
    await desk.waitForSelector('.scene-item')
    await desk.focus('.scene-item[data-scene="week"] [data-move$=" 1"]')
    await desk.keyboard.press('Enter')
    expect(await scenesOf(desk)).toEqual(['goal', 'week'])
    expect(await desk.evaluate('document.activeElement.closest(".scene-item").dataset.scene')).toBe('week')
    await desk.click('.save-bar .primary')
    await wall.waitForSelector('[data-scene="goal"]')

    await desk.click('.scene-item[data-scene="goal"] .danger-text')
    expect(await scenesOf(desk)).toEqual(['week'])
    await desk.click('.save-bar button:not(.primary)')
    await desk.click('.save-bar button:not(.primary)')
    expect(await scenesOf(desk)).toEqual(['week', 'goal'])
    await desk.click('.save-bar .primary')
    await wall.waitForSelector('[data-scene="week"]')
  })

  test('arranges it by dragging too; the preview plays what is not saved yet, with the station’s own figures', async () => {
    await manager.put(OF_EAST, {
      ...only('week'),
      items: (['week', 'duel', 'goal'] as const).map((scene) => ({
        scene,
        seconds: 300,
        days: null,
        hours: null,
      })),
    })
    const desk = await openDesk(`stations/${EAST}/programme`)
    const preview = desk.frameLocator('.live-preview iframe')
    await preview.locator('[data-scene="week"]').waitFor()
    expect(await preview.locator('header.head').textContent()).toContain('东城营业部')
    await desk.click('.live-preview button')
    // nobody was challenged, so that there is no duel
    await preview.locator('[data-scene="goal"]', { hasText: '40' }).waitFor()

    const framedBy = async (path: string) =>
      (await fetch(company.server.baseUrl + path)).headers.get('content-security-policy')
    expect(await framedBy('/wall/preview')).toContain("frame-ancestors 'self'")
    for (const path of ['/wall', '/desk/', '/me/']) {
      expect(await framedBy(path)).toContain("frame-ancestors 'none'")
    }

    const boxOf = async (selector: string) => {
      const box = await desk.locator(selector).boundingBox()
      if (!box) throw new Error(`${selector} is not on screen`)
      return box
    }
    await desk.locator('.scene-item[data-scene="goal"]').scrollIntoViewIfNeeded()
    const grip = await boxOf('.scene-item[data-scene="goal"] .scene-grip')
    const first = await boxOf('.scene-item[data-scene="week"]')
    await desk.mouse.move(grip.x + 8, grip.y + 8)
    await desk.mouse.down()
    await desk.mouse.move(grip.x + 8, first.y + 4, { steps: 6 })
    await desk.mouse.up()
    await desk.waitForSelector('.scene-item[data-scene="week"] ~ .scene-item[data-scene="duel"]')
    await desk.waitForSelector('.scene-item[data-scene="goal"] ~ .scene-item[data-scene="week"]')
    expect(await scenesOf(desk)).toEqual(['goal', 'week', 'duel'])
    await desk.click('.live-preview button')
    await preview.locator('[data-scene="week"]').waitFor()
    expect((await read(OF_EAST)).programme.items.map(({ scene }) => scene)).toEqual(['week', 'duel', 'goal'])
    await desk.click('.save-bar button:not(.primary)')
    expect(await scenesOf(desk)).toEqual(['week', 'duel', 'goal'])
  })

  test('adds, sets seconds, days and hours, quiet hours, what a replay is of; what is wrong is marked and not sent', async () => {
    await manager.put(OF_EAST, only('week'))
    const desk = await openDesk(`stations/${EAST}/programme`)
    await desk.selectOption('[name="addScene"]', 'trend')
    await desk.click('.add-scene .button')
    await desk.fill('[name="items.1.seconds"]', '4')
    await desk.click('.save-bar .primary')
    await desk.waitForSelector('[name="items.1.seconds"][aria-invalid="true"]')
    expect((await read(OF_EAST)).programme).toEqual(only('week'))
    await desk.fill('[name="items.1.seconds"]', '25')
    await desk.click('.scene-item[data-scene="trend"] summary')
    for (const day of [6, 7]) await desk.click(`label:has([name="items.1.day${day}"])`)
    await desk.click('label:has([name="items.1.someHours"])')
    await desk.fill('[name="items.1.hours.from"]', '22:00')
    await desk.fill('[name="items.1.hours.to"]', '02:00')
    await desk.click('#programme-quiet ~ .button')
    await desk.selectOption('[name="addScene"]', 'replay')
    await desk.click('.add-scene .button')
    await desk.selectOption('[name="items.2.replay.which"]', 'past')
    await desk.click('.save-bar .primary')
    await desk.waitForSelector('[name="items.2.replay.day"][aria-invalid="true"]')
    await desk.fill('[name="items.2.replay.day"]', '2026-02-24')
    await desk.selectOption('[name="items.2.replay.seconds"]', '60')
    await desk
      .locator('.scene-item[data-scene="replay"]')
      .screenshot({ path: join(OUTPUT, 'desk-replay-item.png') })
    await desk.click('.save-bar .primary')
    const saved = await until('the programme to be saved', async () => {
      const { programme } = await read(OF_EAST)
      return programme.items.length === 3 && programme
    })
    expect(saved.items[1]).toEqual({
      scene: 'trend',
      seconds: 25,
      days: [1, 2, 3, 4, 5],
      hours: { from: '22:00', to: '02:00' },
    })
    expect(saved.items[2]).toEqual({
      scene: 'replay',
      seconds: 40,
      replay: { day: '2026-02-24', seconds: 60 },
      days: null,
      hours: null,
    })
    expect(saved.quiet).toEqual([{ days: null, hours: { from: '21:00', to: '07:00' } }])
  })

  test('gives one wall its own programme, and lets it follow its station again', async () => {
    await manager.put(OF_EAST, only('week'))
    const { token, wall } = await pairWall(manager, EAST)
    const page = await openWall(token)
    await page.waitForSelector('[data-scene="week"]')
    const desk = await openDesk('walls')
    await desk.click(`[data-wall-id="${wall.id}"] a[href$="/programme"]`)
    await desk.waitForSelector('[data-origin="station"]')
    await desk.selectOption('[name="addScene"]', 'podium')
    await desk.click('.add-scene .button')
    await desk.click('.scene-item[data-scene="week"] .danger-text')
    await desk.click('.save-bar .primary')
    await page.waitForSelector('[data-scene="podium"]')
    await desk.click('[data-origin="wall"] .button')
    await page.waitForSelector('[data-scene="week"]')
    expect((await read(`/walls/${wall.id}/programme`)).origin).toBe('station')
  })
})
