import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, PHONE_VIEWPORT, startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { at, type ClosingCompany, startClosingCompany, TIED } from '../helpers/finals.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

const SEALED_AT = Date.parse('2026-03-09T12:30:00+08:00')

/** The week of TIED is final, and was revised: e3 has won it, not its Tuesday. */
async function sealedWeek(): Promise<{ company: ClosingCompany; manager: Caller }> {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...TIED)
  company.setTime(new Date(SEALED_AT).toISOString())
  const { finals } = company.services
  await finals.sweep()
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await finals.sweep()
  await finals.apply(EAST, 'pickups', '2026-W10', { by: '@manager', reason: '补录' })
  return { company, manager: await company.signIn() }
}

/** Lets the company's time go by as ours does. */
function runClock(company: ClosingCompany): void {
  const behindMs = Date.now() - SEALED_AT
  const timer = setInterval(() => company.setTime(new Date(Date.now() - behindMs).toISOString()), 100)
  onTestFinished(() => clearInterval(timer))
}

async function openBrowserPage(url: string, viewport: { width: number; height: number }, by: Caller) {
  const opened = await openPage(browser, url, viewport, by)
  onTestFinished(() => opened.context.close())
  return opened
}

async function textOf(locator: Locator): Promise<string> {
  await locator.waitFor()
  return ((await locator.textContent()) ?? '').replace(/\s+/g, ' ')
}

test('[F2] the desk has champions of every kind of period, and the records of the station and of a courier', async () => {
  const { manager } = await sealedWeek()
  const url = `${manager.baseUrl}/desk/stations/${EAST}/finals`
  const { page, errors } = await openBrowserPage(url, DESK_VIEWPORT, manager)
  const champions = (kind: string) => textOf(page.locator(`[data-hall="${kind}"]`))
  expect(await champions('day')).toBe('日冠军2026-03-03徐静、欧阳明月5')
  expect(await champions('week')).toBe('周冠军2026-W10已更正Anna Katharina Müller13')
  for (const kind of ['month', 'quarter', 'year']) expect(await champions(kind)).toContain('还没有')
  await page.selectOption('select[name="courier"]', 'e3')
  const own = await textOf(page.locator('[data-records-of="e3"]'))
  expect(own).toContain('单日最高42026-03-03 · 当时第 3 名')
  expect(own).toContain('单周最高132026-W10 · 当时第 1 名')
  await page.screenshot({ path: join(OUTPUT, 'desk-hall.png'), fullPage: true })
  expect(errors).toEqual([])
})

test('[F2] [H1] the wall has the hall as a scene, with initials where customers see it', async () => {
  const { company, manager } = await sealedWeek()
  runClock(company)
  const shown = async (audience: 'staff' | 'public') => {
    const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience })
    const wall = await openPage(browser, `${manager.baseUrl}/wall?scene=hall#token=${token}`, WALL_VIEWPORT)
    onTestFinished(() => wall.context.close())
    const texts: string[] = []
    for (const id of ['champions', 'records']) {
      texts.push(await textOf(wall.page.locator(`[data-hall-page="${id}"]`)))
      await wall.page.screenshot({ path: join(OUTPUT, `wall-hall-${id}-${audience}.png`) })
    }
    expect(wall.errors).toEqual([])
    return texts
  }
  const [staff, inPublic] = await Promise.all([shown('staff'), shown('public')])
  expect(staff).toEqual([
    '第10周已更正Anna Katharina Müller13 件',
    [
      '单日最高3月3日徐静、欧阳明月5 件',
      '单周最高第10周Anna Katharina Müller13 件',
      '最长连冠至3月3日徐静1 天',
      '全站单日3月3日14 件',
      '全站单周第10周23 件',
    ].join(''),
  ])
  expect(inPublic[0]).toBe('第10周已更正A*13 件')
  expect(inPublic[1]).toContain('徐*、欧*')
})

test('[F2] [H4] a courier finds own records and the hall on the phone', async () => {
  const { manager } = await sealedWeek()
  const { courier } = await signInCourier(manager, 'e3')
  const { page, errors } = await openBrowserPage(`${manager.baseUrl}/me/`, PHONE_VIEWPORT, courier)
  await page.locator('a[href="/me/records"]').click()
  const mine = await textOf(page.locator('[data-records="mine"]'))
  for (const part of [
    '单日最高43月3日 · 当时第 3 名',
    '单周最高13第10周 · 当时第 1 名',
    '当日冠军0 天',
    '当周冠军1 周',
    '进前三1 天',
    '最长连冠还没有',
  ]) {
    expect(mine).toContain(part)
  }
  const hall = page.locator('[data-records="hall"]')
  expect(await textOf(hall.locator('[data-period="2026-W10"].hall-mine'))).toContain('已更正')
  await hall.getByText('日', { exact: true }).click()
  expect(await textOf(hall.locator('[data-period="2026-03-03"]'))).toBe('3月3日徐静、欧阳明月5')
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.screenshot({ path: join(OUTPUT, 'phone-records.png'), fullPage: true })
  expect(errors).toEqual([])
})
