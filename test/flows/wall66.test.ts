import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { WALL_VIEWPORT } from '../helpers/browser.ts'
import { type OldBrowser, startOldBrowser } from '../helpers/oldBrowser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { LINK, ROWS_FROM_TOP, type RowOnScreen, whenOnBoard } from '../helpers/wallPage.ts'

const company = useSmallCompany()
let browser: OldBrowser
let manager: Caller

beforeAll(async () => {
  manager = await signInManager(company.server)
  browser = await startOldBrowser(WALL_VIEWPORT)
})
afterAll(() => browser?.close())

const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))
const top = async () => ((await browser.evaluate(ROWS_FROM_TOP)) as RowOnScreen[])[0]

test('the wall loads in Chromium 66, is live, and a row moves', async () => {
  expect(browser.userAgent).toContain('Chrome/66.')
  const { token } = await pairWall(manager, EAST)
  await browser.open(`${company.server.baseUrl}/wall#token=${token}`)
  await post('e1', 5)
  await browser.evaluate(whenOnBoard('e1', 5, 1))
  expect(await browser.evaluate(LINK)).toEqual({ link: 'live', fresh: 'true' })
  await until('e1 to be at the top', async () => (await top())?.memberId === 'e1')

  await post('e2', 7)
  await browser.evaluate(whenOnBoard('e2', 7, 1))
  await until('e2 to have moved to the top', async () => (await top())?.memberId === 'e2')
  await browser.screenshot(join(OUTPUT, 'wall-chromium-66.png'))
  expect(browser.errors).toEqual([])
})

test('its layout holds there: nothing beyond the screen, rows of one column below one another', async () => {
  expect(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  const rows = (await browser.evaluate(ROWS_FROM_TOP)) as RowOnScreen[]
  const column = rows.filter(({ left }) => left === rows[0]?.left)
  const places = column.map(({ top: y }) => Math.round(y))
  expect(new Set(places).size).toBe(places.length)
  expect(column.length).toBeGreaterThan(2)
})
