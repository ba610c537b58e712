import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { OrgEntry } from '@leitai/server/org/org'
import type { Ceremony } from '@leitai/shared/ceremony'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser } from '../helpers/browser.ts'
import { openCeremonyWall, type ShownStep } from '../helpers/ceremonyWall.ts'
import { at, type ClosingCompany, closedTuesday, DAY } from '../helpers/finals.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const HOUR_MS = 3_600_000
const PHONE = { width: 390, height: 844 }
const STEPS = ['title', 'third', 'first', 'all', 'poster']
/** In step as people see it. What is measured is printed; it is a few milliseconds on an idle machine. */
const TOGETHER_MS = 1_000
/** The clock of pages is finer than that of the machine, and set apart from it now and then. */
const CLOCK_SLACK_MS = 50

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

async function wallUrl(company: ClosingCompany, baseUrl: string): Promise<string> {
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience: 'staff' })
  return `${baseUrl}/wall/#token=${token}`
}

async function startCeremony(manager: Caller): Promise<Ceremony> {
  return manager.post<Ceremony>('/ceremonies', { metric: 'pickups', period: DAY, stations: [EAST] })
}

async function openDesk(manager: Caller, viewport: { width: number; height: number }) {
  const path = `/desk/stations/${EAST}/ceremony?metric=pickups&period=${DAY}`
  const desk = await openPage(browser, `${manager.baseUrl}${path}`, viewport, manager)
  onTestFinished(() => desk.context.close())
  return desk
}

test('[F2] two walls go through a ceremony in step, one of them with its clock an hour off, and never before the time', async () => {
  const company = await closedTuesday()
  company.letTimeRun()
  const manager = await company.signIn()
  const walls = await Promise.all(
    [0, HOUR_MS].map(async (aheadMs) =>
      openCeremonyWall(browser, await wallUrl(company, manager.baseUrl), { aheadMs }),
    ),
  )
  /** From the company's time to that of the machine. */
  const toMachine = Date.now() - company.now()
  const due = new Map<string, number>()
  let ceremony = await startCeremony(manager)
  due.set(ceremony.step, ceremony.stepAt + toMachine)
  await Promise.all(walls.map((wall) => wall.shows('title')))
  for (const step of STEPS.slice(1)) {
    const body = { follows: ceremony.step, step }
    ceremony = await manager.post<Ceremony>(`/ceremonies/${ceremony.id}/step`, body)
    due.set(step, ceremony.stepAt + toMachine)
    await Promise.all(walls.map((wall) => wall.shows(step)))
    await walls[0]?.page.screenshot({ path: join(OUTPUT, `ceremony-${step}.png`) })
  }
  await manager.post(`/ceremonies/${ceremony.id}/step`, { follows: 'poster', step: 'all' })
  await Promise.all(walls.map((wall) => wall.shows('all')))
  await manager.del(`/ceremonies/${ceremony.id}`)
  await Promise.all(walls.map((wall) => wall.shows(null)))

  const shown = await Promise.all(walls.map((wall) => wall.steps()))
  for (const steps of shown) expect(steps.map(({ step }) => step)).toEqual([...STEPS, 'all', null])
  for (const [index, step] of STEPS.entries()) {
    const times = shown.map((steps) => (steps[index] as ShownStep).at)
    const apartMs = Math.max(...times) - Math.min(...times)
    const lateMs = Math.min(...times) - (due.get(step) ?? 0)
    console.log(`${step}: ${apartMs.toFixed(1)} ms apart, ${lateMs.toFixed(1)} ms after its time`)
    expect(apartMs).toBeLessThan(TOGETHER_MS)
    expect(lateMs).toBeGreaterThan(-CLOCK_SLACK_MS)
  }
  expect(walls.flatMap(({ errors }) => errors)).toEqual([])
})

test('a wall that comes in the middle, and one that loads again, show the step that is on; what a takeover covers it covers', async () => {
  const company = await closedTuesday()
  company.letTimeRun()
  const manager = await company.signIn()
  const { id } = await startCeremony(manager)
  await manager.post(`/ceremonies/${id}/step`, { follows: 'title', step: 'first' })
  await manager.post('/announcements', {
    kind: 'notice',
    title: '晨会改到八点半',
    body: '',
    stations: '*',
    takeover: true,
    takeoverS: 300,
    ticker: false,
  })
  const late = await openCeremonyWall(browser, await wallUrl(company, manager.baseUrl))
  await late.shows('first')
  const place = late.page.locator('[data-ceremony="first"] [data-rank="1"]')
  expect(await place.getAttribute('data-score')).toBe('5')
  for (const name of ['徐静', '欧阳明月']) await place.getByText(name, { exact: true }).waitFor()
  await late.page.waitForSelector('[data-takeover]', { state: 'attached' })
  const onTop = await late.page.evaluate(
    () => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-ceremony]') !== null,
  )
  expect(onTop).toBe(true)
  await late.page.reload()
  await late.shows('first')
  expect((await late.steps()).map(({ step }) => step)).toEqual(['first'])
  expect(late.errors).toEqual([])
})

test('[F3] led from the desk and from a phone: forwards, back, a conflict that is said, a revision that waits, the end', async () => {
  const company = await closedTuesday()
  const { org } = company.services
  await org.put([
    ['units', 'c1', { id: 'c1', name: '随州市', level: 'city', parent: null }],
    ['units', 'd1', { id: 'd1', name: '曾都区', level: 'district', parent: 'c1' }],
    ...[...org.all('stations')].map(
      ([id, station]): OrgEntry => ['stations', id, { ...station, parent: 'd1' }],
    ),
  ])
  company.letTimeRun()
  const manager = await company.signIn()
  const wall = await openCeremonyWall(browser, await wallUrl(company, manager.baseUrl))
  const desk = await openDesk(manager, DESK_VIEWPORT)
  await desk.page.getByText('本营业部有 1 块大屏在线').waitFor()
  await desk.page.screenshot({ path: join(OUTPUT, 'desk-ceremony-start.png'), fullPage: true })
  await desk.page.getByRole('button', { name: '开始颁奖' }).click()
  await wall.shows('title')
  const phone = await openDesk(manager, PHONE)
  await phone.page.getByRole('button', { name: '揭晓：第三名' }).click()
  await wall.shows('third')
  await desk.page.locator('.leading[data-step="third"]').waitFor()
  await phone.page.screenshot({ path: join(OUTPUT, 'phone-ceremony.png'), fullPage: true })
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)

  // the phone does not hear of the step back: its next one follows another than is on
  await phone.context.route('**/api/v1/ceremonies', (route) => route.abort())
  await desk.page.getByRole('button', { name: '退回：片头' }).click()
  await wall.shows('title')
  await phone.page.getByRole('button', { name: '揭晓：冠军' }).click()
  await phone.page.getByText('另一位管理员已经翻到别的一步').waitFor()
  await phone.context.unroute('**/api/v1/ceremonies')
  await phone.page.getByRole('button', { name: '揭晓：第三名' }).waitFor()

  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  await manager.post(`/stations/${EAST}/drafts/pickups/${DAY}/apply`, { reason: '补录' })
  await desk.page.getByText('定榜刚有更正').waitFor()
  await desk.page.screenshot({ path: join(OUTPUT, 'desk-ceremony-revised.png'), fullPage: true })
  expect(await wall.page.getAttribute('[data-ceremony]', 'data-revision')).toBe('1')
  await desk.page.getByRole('button', { name: '改用新版' }).click()
  await wall.page.waitForSelector('[data-ceremony="title"][data-revision="2"]')
  await desk.page.getByRole('button', { name: '揭晓：第二名' }).click()
  await wall.shows('second')
  await desk.page.getByRole('button', { name: '结束颁奖' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: '结束颁奖' }).click()
  await wall.shows(null)
  await desk.page.getByRole('button', { name: '开始颁奖' }).waitFor()

  // of the whole city, from the phone
  await phone.page.getByText('随州市（2 个）').click()
  await phone.page.getByText('这些营业部共有 1 块大屏在线').waitFor()
  await phone.page.screenshot({ path: join(OUTPUT, 'phone-ceremony-start.png'), fullPage: true })
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await phone.page.getByRole('button', { name: '开始颁奖' }).click()
  await wall.shows('title')
  expect(await manager.get<Ceremony[]>('/ceremonies')).toMatchObject([{ stations: [{ id: EAST }] }])
  expect([...desk.errors, ...phone.errors, ...wall.errors]).toEqual([])
})

test('a poster comes as a picture in its full size, without a ceremony', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const desk = await openDesk(manager, DESK_VIEWPORT)
  await desk.page.getByRole('button', { name: '下载 PNG' }).waitFor()
  for (const [shape, size] of [
    ['竖版 1080×1920', [1080, 1920]],
    ['横版 1920×1080', [1920, 1080]],
  ] as const) {
    await desk.page.getByText(shape).click()
    const download = desk.page.waitForEvent('download')
    await desk.page.getByRole('button', { name: '下载 PNG' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`喜报-东城营业部-${DAY}.png`)
    const stream = createReadStream(await file.path(), { end: 23 })
    const [head] = (await once(stream, 'data')) as [Buffer]
    expect(head.subarray(1, 4).toString()).toBe('PNG')
    expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual(size)
    await file.saveAs(join(OUTPUT, `poster-${size.join('x')}.png`))
  }
  const poster = desk.page.getByRole('img', {
    name: /东城营业部3月3日揽收喜报; 冠军 徐静、欧阳明月 5 件; 季军/,
  })
  await poster.waitFor()
  await desk.page.getByText('隐去姓名').click()
  await desk.page.getByRole('img', { name: /冠军 徐\*、欧\* 5 件/ }).waitFor()
  expect(desk.errors).toEqual([])
})
