import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RosterReply } from '@leitai/shared/api'
import type { HomeReply } from '@leitai/shared/todo'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { openPage, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, oneTimePassword } from '../helpers/people.ts'
import { startServer, type TestServer } from '../helpers/server.ts'

/** From nothing to a live wall, in the order that the desk leads through. */
let browser: Browser
let server: TestServer
let dataDir: string
let desk: Page
let errors: string[]
const startedAt = performance.now()

beforeAll(async () => {
  dataDir = await createTmpDir()
  server = await startServer({ dataDir })
  browser = await startBrowser()
  const opened = await openPage(browser, `${server.baseUrl}/desk`, { width: 1366, height: 768 })
  desk = opened.page
  errors = opened.errors
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await removeTmpDir(dataDir)
})

const button = (name: string) => desk.getByRole('button', { name, exact: true })
const atStep = (name: string) => desk.waitForSelector(`[data-step="${name}"]`)
const shot = (name: string) => desk.screenshot({ path: join(OUTPUT, `start-${name}.png`), fullPage: true })
/** What is done by the marks of the steps. */
const done = () =>
  desk
    .locator('.start-steps a[data-done="true"]')
    .evaluateAll((all) => all.map((one) => /step=(\w+)/.exec(one.getAttribute('href') ?? '')?.[1]))

/** The words of a command line as a shell parts them, and the request that curl makes of them. */
async function runAsCurl(line: string): Promise<Response> {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`
  const { stdout } = await promisify(execFile)('sh', ['-c', script])
  const words = stdout.split('\0').slice(0, -1)
  const after = (flag: string) => words.flatMap((word, i) => (words[i - 1] === flag ? [word] : []))
  const headers = after('-H').map((header) => header.split(': ', 2) as [string, string])
  return fetch(words.at(-1) ?? '', { method: 'POST', headers, body: after('-d')[0] })
}

test('a station is named, its couriers are pasted, a goal is set; every mistake has its line', async () => {
  await desk.fill('input[name="password"]', oneTimePassword(server))
  await desk.click('button[type="submit"]')
  await desk.fill('input[name="password2"]', MANAGER_PASSWORD)
  await desk.fill('input[name="password"]', MANAGER_PASSWORD)
  await desk.click('button[type="submit"]')
  await desk.getByRole('link', { name: '开始', exact: true }).click()

  await atStep('station')
  await button('建好，下一步').click()
  await desk.waitForSelector('input[name="name"]:focus')
  await shot('station')
  await desk.fill('input[name="name"]', '东门营业部')
  await button('建好，下一步').click()

  await atStep('couriers')
  // as a spreadsheet copies cells, without headings; one line lacks its name, one role is none
  await desk.fill('textarea', '1001\t林晓燕\t揽投员\n1002\t\t营业员\n1003\t陈志远\t站长\n')
  const mistakes = desk.locator('.start-mistakes li')
  await mistakes.first().waitFor()
  expect(await mistakes.allTextContents()).toEqual([
    expect.stringMatching(/^第 2 行 姓名/),
    expect.stringMatching(/^第 3 行 岗位/),
  ])
  expect(await button('加入，下一步').isDisabled()).toBe(true)
  await shot('mistakes')
  await desk.fill('textarea', '1001\t林晓燕\t揽投员\n1002\t何晓\t营业员\n1003\t陈志远\n')
  await desk.getByText('将加入 3 人').waitFor()
  await shot('couriers')
  await button('加入，下一步').click()

  await atStep('goal')
  await desk.fill('input[name="day"]', '60')
  expect(await desk.inputValue('input[name="week"]')).toBe('420')
  await desk.getByText('合每人每天 20 件').waitFor()
  await shot('goal')
  await button('定下，下一步').click()
  await atStep('key')
})

test('the copied line sends a pickup, which is seen arriving; the TV is paired and lights up', async () => {
  await button('建密钥').click()
  const key = await desk.locator('[data-copy="key"]').textContent()
  expect(key).toMatch(/^lk_/)
  await desk.getByText('正在等第一件揽收').waitFor()
  await shot('key')
  const reply = await runAsCurl((await desk.locator('[data-copy="curl"]').textContent()) ?? '')
  expect(await reply.json()).toMatchObject({ status: 'counted' })
  await desk.getByText('到了：林晓燕 揽收 1 件').waitFor()
  await shot('arrived')
  await button('下一步').click()

  await atStep('wall')
  const tv = await openPage(browser, `${server.baseUrl}/wall`, WALL_VIEWPORT)
  const shown = await tv.page.waitForSelector('[data-pairing-code]')
  await desk.fill('input[name="code"]', (await shown.getAttribute('data-pairing-code')) ?? '')
  await shot('wall')
  await button('配对').click()
  await atStep('done')
  await tv.page.waitForSelector('[data-board="day"] [data-member-id="1001"]')
  await desk.getByText('开张了，大屏是活的。').waitFor()
  await desk.waitForSelector('.start-steps a[data-done="true"][href*="step=done"]')
  expect(await done()).toEqual(['station', 'couriers', 'goal', 'key', 'wall', 'done'])
  await shot('done')
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(`from nothing to a live wall in ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(180)
  await tv.context.close()
})

test('a second station is set up by leaving steps out, and the home names what is left', async () => {
  await desk.goto(`${server.baseUrl}/desk/start?step=station`)
  await button('新建一个营业部').click()
  await desk.fill('input[name="name"]', '西门营业部')
  expect(await desk.inputValue('input[name="id"]')).toBe('station-2')
  await button('建好，下一步').click()
  await atStep('couriers')
  // with headings of its own, names first, and a name that is markup
  await desk.fill('textarea', '姓名\t工号\n<img src=x onerror="window.hacked=1">\t2001\n')
  await desk.getByText('将加入 1 人').waitFor()
  await button('加入，下一步').click()
  for (const step of ['goal', 'key', 'wall']) {
    await atStep(step)
    await button('先跳过').click()
  }
  await atStep('done')
  await desk.getByText('还没有大屏').waitFor()
  await desk.waitForSelector('.start-steps a[data-done="true"][href*="step=couriers"]')
  expect(await done()).toEqual(['station', 'couriers'])

  await desk.setViewportSize({ width: 390, height: 844 })
  await shot('left-phone')
  expect(await desk.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await desk.setViewportSize({ width: 1366, height: 768 })
  await desk.getByRole('link', { name: '去总览' }).click()
  const todos = desk.locator('[data-todo]')
  await todos.first().waitFor()
  const kinds = await todos.evaluateAll((all) => all.map((one) => one.getAttribute('data-todo')))
  expect(kinds).toEqual(expect.arrayContaining(['noKey', 'noGoal', 'noWall']))
  await shot('home')
  await desk.locator('[data-todo="noKey"] a').click()
  await atStep('key')
  expect(await desk.evaluate('window.hacked')).toBeUndefined()
  expect(errors).toEqual([])
})

test('the home is one request for all of it: what needs doing, most urgent first, and how stations stand', async () => {
  const owner = createCaller(server.baseUrl)
  await owner.post('/session', { as: 'manager', password: MANAGER_PASSWORD })
  const home = await owner.get<HomeReply>('/home')
  expect(home.stations.map(({ id, couriers, keyed }) => [id, couriers, keyed])).toEqual([
    ['station-1', 3, true],
    ['station-2', 1, false],
  ])
  const open = home.todos.map(({ kind, stations }) => [kind, stations.map(({ id }) => id)])
  expect(open.filter(([kind]) => kind !== 'silentWall')).toEqual([
    ['noKey', ['station-2']],
    ['noGoal', ['station-2']],
    ['noWall', ['station-2']],
  ])
  const { couriers } = await owner.get<RosterReply>('/roster')
  expect(couriers.map(({ id, stationId }) => [id, stationId])).toEqual([
    ['1001', 'station-1'],
    ['1002', 'station-1'],
    ['1003', 'station-1'],
    ['2001', 'station-2'],
  ])
})
