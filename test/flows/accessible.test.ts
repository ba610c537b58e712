import type { SettingsReply } from '@leitai/shared/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Axe, faultsOfTabbing, graveFaults, restless } from '../helpers/accessible.ts'
import type { Caller } from '../helpers/api.ts'
import { cookiesOf, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { at, closedTuesday, DAY } from '../helpers/finals.ts'
import { pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { PREVIEWED, PREVIEWED_AWARDS, previewPath, turnTo } from '../helpers/previews.ts'
import { EAST } from '../helpers/stations.ts'

const WEDNESDAY = '2026-03-04'
const STATION = `stations/${EAST}`
const LANGUAGES = ['zh', 'en'] as const
const DESK = { width: 1366, height: 768 }
/** What is left of it where everything is twice as large. */
const DESK_AT_200 = { width: 683, height: 384 }
const PHONE = { width: 390, height: 844 }
const STATION_TABS = [
  'finals',
  'pending',
  'disputes',
  'corrections',
  'goals',
  'challenges',
  'programme',
  'settings',
]
let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** A company with something of everything to look at. */
async function busyCompany() {
  const company = await closedTuesday()
  company.letTimeRun()
  const manager = await company.signIn()
  const { wall } = await pairWall(manager, EAST)
  const { courier } = await signInCourier(manager, 'e1')
  const settings = await manager.get<SettingsReply>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, burst: { parcels: 20, minutes: 10 } })
  await company.send(
    buildPickup('e1', { at: at('12:00:00', WEDNESDAY), count: 3 }),
    buildPickup('e2', { at: at('12:01:00', WEDNESDAY), count: 9 }),
    buildPickup('e3', { at: at('12:02:00', WEDNESDAY), count: 50 }), // waits (H3)
    buildPickup('e2', { at: at('18:00:00'), count: 1 }), // late: a draft of Tuesday (F3)
  )
  await company.services.finals.sweep()
  await manager.put(`/stations/${EAST}/goals`, { kind: 'day', metric: 'pickups', target: 40 })
  const announcement = { title: '今晚七点誓师大会', body: '请准时', takeover: false, ticker: true }
  await manager.post('/announcements', { ...announcement, kind: 'notice', stations: '*' })
  const duel = { a: 'e1', b: 'e2', metric: 'pickups', period: 'today', title: '对决' }
  await manager.post(`/stations/${EAST}/challenges`, duel)
  await courier.post(`/stations/${EAST}/disputes`, { about: 'missing', text: '少了一件' })
  await manager.post('/accounts', { id: 'zhang', name: '张经理', role: 'station', unit: EAST })
  await manager.post('/keys', { name: '运单系统', stations: '*' })
  return { manager, courier, wall }
}
type Company = Awaited<ReturnType<typeof busyCompany>>

/** A page in a language, for somebody who asked for less movement: nothing is looked at half faded in. */
async function open(url: string, viewport: { width: number; height: number }, by?: Caller): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  onTestFinished(() => context.close())
  if (by) await context.addCookies(cookiesOf(by))
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  onTestFinished(() => expect(errors).toEqual([]))
  await page.goto(url)
  return page
}

/** Goes to another page within the same document, and waits until what it asks for is there. */
async function turn(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  await page.waitForSelector('.loading, .empty[role="status"]', { state: 'detached' })
  await page.waitForSelector('main h1, main h2', { state: 'attached' })
}

type Look = (name: string, page: Page, axe?: Axe) => Promise<void>
/** Colours, sizes and structure are those of the first language: of the others what is named and told. */
const WORDS = ['cat.name-role-value', 'cat.text-alternatives', 'cat.language', 'cat.forms']
const axeIn = (language: string): Axe => (language === LANGUAGES[0] ? {} : { tags: WORDS })

async function lookAtDesk({ manager, wall }: Company, look: Look): Promise<void> {
  const gate = await open(`${manager.baseUrl}/desk/`, DESK)
  await gate.waitForSelector('input[name="password"]')
  await look('sign-in', gate)
  const paths = [
    ...['', 'start', STATION, 'announcements', 'announcements/new', 'walls', 'walls/pair', 'roster'],
    ...['roster/import', 'account', 'accounts', 'keys', 'trail', 'nothing', `walls/${wall.id}/programme`],
    ...STATION_TABS.map((tab) => `${STATION}/${tab}`),
    `${STATION}/why/e1?period=${DAY}`,
    `${STATION}/ceremony?metric=pickups&period=${DAY}`,
    `${STATION}/replay?date=${DAY}`,
  ]
  const page = await open(`${manager.baseUrl}/desk/`, DESK, manager)
  await page.waitForSelector('.stations')
  for (const language of LANGUAGES) {
    for (const path of paths) {
      await turn(page, `/desk/${path}`)
      await look(`${language} desk/${path}`, page, axeIn(language))
    }
    expect(await restless(page)).toEqual([])
    await page.click('.language-switch')
  }
  await turn(page, '/desk/walls')
  await page.locator('main').getByRole('button', { name: '停用' }).click()
  const undo = page.locator('.toast').getByRole('button', { name: '撤销' })
  await undo.waitFor()
  await look('toast desk/walls', page)
  await undo.click()
  /** With what is pressed one after the other to open it. */
  const dialogs: [path: string, ...openers: string[]][] = [
    ['roster', '添加员工'],
    ['roster', '欧阳明月的目标'],
    [`${STATION}/why/e1?period=${DAY}`, '补录揽收'],
    [`${STATION}/why/e1?period=${DAY}`, '各个版本', '作废'],
    [`${STATION}/finals`, '查看'],
    [`${STATION}/finals`, '确认更正'],
    [`${STATION}/ceremony?metric=pickups&period=${DAY}`, '开始颁奖', '结束颁奖'],
    [`${STATION}/challenges`, '撤下'],
    ['accounts', '新建账号'],
    ['keys', '新建密钥'],
    ['roster', '给 欧阳明月 发 PIN'], // the last: it is closed only by its own button
  ]
  for (const [path, ...openers] of dialogs) {
    await turn(page, `/desk/${path}`)
    for (const opener of openers) {
      await page.locator('main').getByRole('button', { name: opener }).first().click()
    }
    await page.waitForSelector('dialog[open]')
    await look(`dialog ${path} ${openers}`, page)
    await page.keyboard.press('Escape')
  }
}

async function lookAtPhone({ manager, courier }: Company, look: Look): Promise<void> {
  const door = await open(`${manager.baseUrl}/me/`, PHONE)
  await door.waitForSelector('input[name="pin"]')
  await look('phone sign-in', door)
  for (const language of LANGUAGES) {
    const page = await open(`${manager.baseUrl}/me/?lang=${language}`, PHONE, courier)
    await page.waitForSelector('[data-me-rank="day"]')
    for (const path of ['', `why?period=${DAY}`, 'records', 'disputes', 'news', 'duels']) {
      await turn(page, `/me/${path}`)
      await look(`${language} me/${path}`, page, axeIn(language))
    }
    expect(await restless(page)).toEqual([])
  }
}

async function lookAtWall({ manager }: Company, look: Look): Promise<void> {
  const page = await open(`${manager.baseUrl}/wall`, WALL_VIEWPORT)
  await page.waitForSelector('[data-pairing-code]')
  await look('pairing', page)
  await page.goto(`${manager.baseUrl}/wall/lite`)
  // it renews itself, for it has no script: what it shows is of the moment, which WCAG 2.2.1 lets be
  await look('lite', page, { except: ['meta-refresh'] })
  for (const language of LANGUAGES) {
    await page.goto(`${manager.baseUrl}${previewPath('today', 'usual', `&lang=${language}`)}`)
    for (const scene of [...PREVIEWED, ...PREVIEWED_AWARDS]) {
      await page.evaluate(turnTo(scene, 'usual', previewPath(scene, 'usual')))
      await look(`${language} ${scene}`, page, axeIn(language))
      // what keeps a still picture from burning in goes on, and so does the line of announcements
      expect((await restless(page)).filter((name) => name !== 'drift' && name !== 'run')).toEqual([])
    }
  }
}

/** What is found by name of where; nothing where nothing is. */
async function faultsOf(lookAt: (company: Company, look: Look) => Promise<void>) {
  const found: Record<string, string[]> = {}
  await lookAt(await busyCompany(), async (name, page, axe) => {
    const faults = await graveFaults(page, axe)
    if (faults.length > 0) found[name] = faults
  })
  return found
}

test('axe finds nothing serious on any page or dialog of the desk, in Chinese and English; nothing moves for who asked for less movement', async () => {
  expect(await faultsOf(lookAtDesk)).toEqual({})
})

test('axe finds nothing serious on any page of the phone nor on any scene of the wall, in Chinese and English; nothing moves for who asked for less movement', async () => {
  const lookAtBoth = async (company: Company, look: Look) => {
    await lookAtPhone(company, look)
    await lookAtWall(company, look)
  }
  expect(await faultsOf(lookAtBoth)).toEqual({})
})

test('the keyboard alone walks desk and phone: every stop is seen, none is left out, dialogs give the focus back; at 200 % nothing is cut; boards read as rank, name, score', async () => {
  const { manager, courier } = await busyCompany()
  const found: Record<string, string[]> = {}
  async function walk(page: Page, path: string): Promise<void> {
    await turn(page, path)
    const faults = await faultsOfTabbing(page)
    if (faults.length > 0) found[path] = faults
  }

  const page = await open(`${manager.baseUrl}/desk/`, DESK, manager)
  await page.waitForSelector('.stations')
  for (const path of ['', STATION, 'announcements/new', 'walls', 'roster', `${STATION}/settings`]) {
    await walk(page, `/desk/${path}`)
    await page.setViewportSize(DESK_AT_200)
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (beyond > 0) found[`200 % ${path}`] = [`${beyond} px beyond the edge`]
    await page.setViewportSize(DESK)
  }

  await page.goto(`${manager.baseUrl}/desk/${STATION}`)
  await page.waitForSelector('table.board')
  expect(await page.locator('table.board tbody').ariaSnapshot()).toMatch(
    /row "1 欧阳明月 e2 .*9.*":\n +- cell "1"/,
  )
  const skip = page.locator('.skip-link') // a page begins at its heading: this is for who comes back to the menu
  await skip.focus()
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('content')

  await turn(page, '/desk/roster')
  const opener = page.getByRole('button', { name: '添加员工' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog', { state: 'detached' })
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)

  const phone = await open(`${manager.baseUrl}/me/`, PHONE, courier)
  await phone.waitForSelector('[data-me-rank="day"]')
  for (const path of ['', 'news', `why?period=${DAY}`, 'disputes']) await walk(phone, `/me/${path}`)
  await turn(phone, '/me/')
  const rows = await phone.locator('[data-board="day"] .rows').ariaSnapshot()
  expect(rows.replace(/\s+/g, ' ')).toMatch(
    /listitem: 第 1 名 欧阳明月 9 件 - listitem: 第 2 名 徐静 我 3 件/,
  )
  expect(found).toEqual({})
})
