import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { DESK_VIEWPORT, openPage, startBrowser } from '../helpers/browser.ts'
import { foundCompany } from '../helpers/company.ts'
import { openHouse } from '../helpers/house.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { MANAGER_PASSWORD } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'

test('[SEC-3] [SEC-5] [SEC-10] at the desk the owner makes an account and a key; its manager signs in by name and has their own station only; the log tells all of it', async () => {
  const company = await foundCompany({})
  const { baseUrl, callers } = await openHouse({ company: company.config })
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const { page: desk, context, errors } = await openPage(browser, `${baseUrl}/desk/`, DESK_VIEWPORT)
  const button = (name: string) => desk.getByRole('button', { name, exact: true })
  const shot = (name: string) => desk.screenshot({ path: join(OUTPUT, `desk-${name}.png`), fullPage: true })

  // there are several accounts, and a company: both are on the way in
  await desk.getByRole('link', { name: '用某某邮政登录' }).waitFor()
  await desk.locator('input[name="account"]').waitFor()
  await shot('sign-in')
  const [name = '', value = ''] = callers.owner.cookies().split('=')
  await context.addCookies([{ name, value, url: baseUrl }])

  await desk.goto(`${baseUrl}/desk/account`)
  await desk.getByRole('link', { name: '账号', exact: true }).click()
  await button('新建账号').first().click()
  await desk.fill('dialog input[name="name"]', '张经理')
  await desk.fill('dialog input[name="id"]', 'Zhang.San')
  await desk.locator('dialog button[type="submit"]').click()
  await desk.getByText('请选一个').waitFor()
  await desk.selectOption('dialog select[name="unit"]', { label: '东城营业部' })
  await desk.locator('dialog button[type="submit"]').click()
  const link = (await desk.locator('[data-secret]').textContent())?.trim() ?? ''
  expect(link.startsWith(`${baseUrl}/desk/#welcome=zhang.san:`)).toBe(true)
  await desk.getByText('只有这台电脑能打开').waitFor() // this test is on the server itself
  await shot('welcome-link')
  await button('已发给本人').click()
  await desk.locator('[data-account-id="zhang.san"]').getByText('还没有设密码').waitFor()
  await shot('accounts')

  await desk.goto(`${baseUrl}/desk/keys`)
  await button('新建密钥').click()
  await desk.fill('dialog input[name="name"]', '运单系统')
  await desk.getByText('选定的营业部', { exact: true }).click()
  await desk.getByLabel('东城营业部').check()
  await button('生成密钥').click()
  const key = (await desk.locator('[data-secret]').textContent())?.trim() ?? ''
  const source = createCaller(baseUrl, { key })
  expect(await source.post('/pickups', buildPickup('e1'))).toMatchObject({ status: 'counted' })
  await button('已经存好').click()
  await button('作废密钥 运单系统').click()
  await button('作废').click()
  await desk.getByText('密钥“运单系统”已作废').waitFor()
  expect(await source.problem('POST', '/pickups', { body: buildPickup('e1') })).toMatchObject({ status: 401 })

  await desk.goto(`${baseUrl}/desk/trail`)
  await desk.selectOption('select[name="kind"]', 'managers')
  const made = desk.locator('[data-trail="managers"]').filter({ hasText: '张经理' })
  await made.getByText('看改了什么').click()
  await made.getByRole('cell', { name: '营业部经理' }).waitFor()
  await shot('trail')
  await desk.fill('input[name="by"]', 'nobody')
  await desk.getByText('没有这样的记录').waitFor()

  await desk.goto(`${baseUrl}/desk/account`)
  await button('退出登录').click()
  await desk.waitForSelector('input[name="account"]')
  const choose = async (password: string) => {
    await desk.goto(link)
    await desk.fill('input[name="password"]', password)
    await desk.fill('input[name="password2"]', password)
    await desk.click('main.gate-form button[type="submit"]')
  }
  await choose(MANAGER_PASSWORD)
  await desk.locator('[data-station-id="east"]').waitFor()
  expect(desk.url(), 'the secret does not stay in the address').toBe(`${baseUrl}/desk/`)
  // it has led to a password once, and leads to none again
  await choose('another good password')
  await desk.getByText('这个链接已经用过').waitFor()
  await shot('welcome-used')
  await button('已有密码，去登录').click()
  await desk.locator('[data-station-id="east"]').waitFor()
  expect(await desk.locator('[data-station-id]').count()).toBe(1)
  await desk.goto(`${baseUrl}/desk/account`)
  await desk.getByText('zhang.san · 营业部经理 · 东城营业部').waitFor()
  expect(await desk.getByRole('link', { name: '上报密钥' }).count()).toBe(0)
  expect(errors).toEqual([])
})
