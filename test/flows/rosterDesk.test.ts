import { join } from 'node:path'
import { XLSX_TYPE } from '@leitai/shared/sheetCell'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK_VIEWPORT, openPage, startBrowser } from '../helpers/browser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD, signInManager } from '../helpers/people.ts'
import { createRosterDesk, type RosterDesk } from '../helpers/rosterDesk.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, MARKUP_NAME, SMALL_ROSTER, WEST } from '../helpers/stations.ts'
import { workbookFiles, writeZip } from '../helpers/workbook.ts'

/** A manager's afternoon with the roster, told in order. */
const company = useNewCompany({
  ...SMALL_ROSTER,
  units: [
    { id: 'sz', name: '随州市分公司', level: 'city', parent: null },
    { id: 'zd', name: '曾都区分公司', level: 'district', parent: 'sz' },
  ],
  stations: SMALL_ROSTER.stations.map((station) => ({
    ...station,
    parent: station.id === EAST ? 'zd' : 'sz',
  })),
})
let browser: Browser
let desk: Page
let errors: string[]
let roster: RosterDesk

beforeAll(async () => {
  roster = createRosterDesk(await signInManager(company.server))
  browser = await startBrowser()
  const opened = await openPage(browser, `${company.server.baseUrl}/desk/roster`, DESK_VIEWPORT)
  desk = opened.page
  errors = opened.errors
  await desk.fill('input[name="password"]', MANAGER_PASSWORD)
  await desk.click('button[type="submit"]')
  await desk.waitForSelector('.unit-tree')
})
afterAll(() => browser?.close())

const button = (name: string) => desk.getByRole('button', { name, exact: true })
const shot = (name: string) => desk.screenshot({ path: join(OUTPUT, `roster-${name}.png`) })
const rows = () =>
  desk.locator('tbody tr').evaluateAll((all) => all.map((row) => row.getAttribute('data-courier-id')))
const keptOf = async (id: string) => (await roster.kept()).couriers.find((one) => one.id === id)
const saved = (name: string) => desk.getByText(`${name} 已保存。`).waitFor()

test('the tree shows the couriers below a unit or at a station; the search finds names, aliases and numbers', async () => {
  expect(await desk.locator('.unit-tree [data-place-id="sz"]').textContent()).toBe('随州市分公司9 人')
  await desk.click('.unit-tree [data-place-id="zd"]')
  expect((await rows()).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'm1'])
  await desk.click(`.unit-tree [data-place-id="${WEST}"]`)
  expect((await rows()).sort()).toEqual(['w1', 'w2'])
  await desk.click('.unit-tree [data-place-id=""]')
  await desk.fill('input[name="search"]', 'M1')
  expect(await rows()).toEqual(['m1'])
  await desk.fill('input[name="search"]', '')
  await shot('page')
})

test('one is added by hand, another moves from a day on and takes an alias; a third leaves', async () => {
  await button('添加员工').click()
  await button('保存').click()
  await desk.getByText('请填写').first().waitFor()
  expect(await desk.evaluate('document.activeElement.name')).toBe('id')
  await desk.fill('input[name="id"]', 'e1')
  await desk.getByText('这个工号已在名册里').waitFor()
  await desk.fill('input[name="id"]', '0077')
  await desk.fill('input[name="name"]', '何晓')
  await desk.selectOption('select[name="to"]', EAST)
  await desk.fill('input[name="from"]', '2026-03-01')
  await shot('add')
  await button('保存').click()
  await saved('何晓')
  expect(await keptOf('0077')).toEqual({
    id: '0077',
    name: '何晓',
    role: 'courier',
    postings: [{ station: EAST, from: '2026-03-01' }],
  })

  await button('修改 徐静').click()
  await desk.fill('input[name="alias"]', '静静')
  await desk.getByText('鹤', { exact: true }).check({ force: true })
  await desk.getByText('不上大屏', { exact: true }).click()
  await desk.getByText('调动', { exact: true }).click()
  await desk.selectOption('select[name="to"]', WEST)
  await desk.fill('input[name="from"]', '2099-01-01')
  await shot('edit')
  await button('保存').click()
  await saved('徐静')
  expect(await keptOf('e1')).toMatchObject({
    alias: '静静',
    avatar: 'crane',
    hidden: true,
    postings: [
      { station: EAST, from: '2025-01-01' },
      { station: WEST, from: '2099-01-01' },
    ],
  })
  // what is yet to come is taken back
  await button('修改 徐静').click()
  await button('撤回：西城营业部 2099-01-01 起').click()
  await button('保存').click()
  await desk.waitForSelector('dialog', { state: 'detached' })
  expect(await keptOf('e1')).toMatchObject({ postings: [{ station: EAST, from: '2025-01-01' }] })

  await button('徐静的目标').click()
  await desk.getByText('周目标', { exact: true }).click()
  await desk.fill('input[name="target"]', 'viel')
  await button('保存').click()
  await desk.locator('input[name="target"][aria-invalid="true"]').fill('80')
  await desk.fill('input[name="from"]', '2020-01-01')
  await button('保存').click()
  await desk.locator('input[name="from"][aria-invalid="true"]').fill('2098-12-31') // a Wednesday
  await button('保存').click()
  await desk.locator('[data-goal="week pickups 2098-12-29"]').getByText('80').waitFor()
  const again = desk.waitForResponse((response) => response.request().method() === 'PUT')
  await button('保存').click() // a second tap takes nothing back
  expect(await (await again).json()).toEqual([
    { kind: 'week', metric: 'pickups', target: 80, from: '2098-12-29' },
  ])
  await shot('goals')
  await button('关闭').click()

  await button('修改 王伟').click()
  await desk.getByText('离开', { exact: true }).click()
  await desk.fill('input[name="lastDay"]', '2026-01-31')
  await button('保存').click()
  await saved('王伟')
  await desk.locator('tr[data-courier-id="e6"]').getByText('2026-01-31 离开').waitFor()
  expect(await keptOf('e6')).toMatchObject({
    postings: [{ station: EAST, from: '2025-01-01', lastDay: '2026-01-31' }],
  })
})

test('a workbook is shown before it is taken, name by name; its mistakes by sheet, row and column', async () => {
  await desk.goto(`${company.server.baseUrl}/desk/roster/import`)
  const give = (rowsOf: string[][]) =>
    desk.setInputFiles('input[name="file"]', {
      name: '花名册.xlsx',
      mimeType: XLSX_TYPE,
      buffer: writeZip(
        workbookFiles([{ name: '员工', rows: [['工号', '姓名', '网点', '任职日期'], ...rowsOf] }]),
      ),
    })
  await give([['e2', '欧阳明月', 'nowhere', '2026-13-01']])
  await desk.getByText('花名册.xlsx').first().waitFor()
  await button('看会改什么').click()
  await desk.getByText('工作表“员工”').first().waitFor()
  const wrong = await desk.locator('.import-errors tbody tr').allTextContents()
  expect(wrong).toEqual([
    expect.stringContaining('第 2 行工作表“员工”任职日期'),
    expect.stringContaining('网点没有营业部“nowhere”'),
  ])
  await shot('errors')

  await give([
    ['e2', '欧阳明月', WEST, '2026-11-20'],
    ['e5', '张三', EAST, ''],
    ['n9', '新来的', EAST, '2026-11-01'],
  ])
  await button('看会改什么').click()
  const details = desk.locator('.change-details > li')
  await details.first().waitFor()
  const texts = await details.allTextContents()
  expect(texts[0]).toContain('调动欧阳明月 e2')
  expect(texts[1]).toContain(`更新张三 e5名称 ${MARKUP_NAME} → 张三`)
  expect(texts[2]).toContain('新增新来的 n9')
  await shot('preview')
  await button('确认导入').click()
  await desk.getByText('名册已导入').waitFor()
  expect(await keptOf('n9')).toMatchObject({ name: '新来的' })
  expect(await desk.evaluate('window.hacked')).toBeUndefined()
})

test('what is downloaded and given back changes nothing; a phone shows all of it', async () => {
  await desk.goto(`${company.server.baseUrl}/desk/roster`)
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByText('Excel（员工和单位）').click(),
  ])
  const path = await download.path()
  await desk.setViewportSize({ width: 390, height: 844 })
  await desk.waitForSelector('select[name="place"]')
  expect(await desk.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await shot('phone')
  await button('修改 刘洋').click()
  expect(await desk.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await shot('phone-edit')
  await desk.goto(`${company.server.baseUrl}/desk/roster/import`)
  await desk.setInputFiles('input[name="file"]', path)
  await button('看会改什么').click()
  await desk.getByText('名册和现在完全一样').waitFor()
  await shot('phone-nothing')
  expect(errors).toEqual([])
})
