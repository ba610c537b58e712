import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { WALL_VIEWPORT } from '../helpers/browser.ts'
import { type OldBrowser, startOldBrowser } from '../helpers/oldBrowser.ts'
import type { OldVersion } from '../helpers/oldChromium.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'
import { LINK, ROWS_FROM_TOP, type RowOnScreen, whenOnBoard } from '../helpers/wallPage.ts'

const company = useSmallCompany()
let manager: Caller

beforeAll(async () => {
  manager = company.manager
})

const post = (courier: string, count: number) =>
  company.source.post('/pickups', buildPickup(courier, { count }))

/** Each version has couriers of its own who come to the top, one above the other. */
const CASES: { version: OldVersion; first: [string, number]; second: [string, number] }[] = [
  { version: 66, first: ['e1', 5], second: ['e2', 7] },
  { version: 69, first: ['e3', 15], second: ['e6', 17] },
]

describe.each(CASES)('in Chromium $version', ({ version, first, second }) => {
  let browser: OldBrowser
  beforeAll(async () => {
    browser = await startOldBrowser(WALL_VIEWPORT, { version })
  })
  afterAll(() => browser?.close())

  const rows = async () => (await browser.evaluate(ROWS_FROM_TOP)) as RowOnScreen[]
  async function comesToTheTop([courier, count]: [string, number]) {
    await post(courier, count)
    await browser.evaluate(whenOnBoard(courier, count, 1))
    await until(`${courier} to be at the top`, async () => (await rows())[0]?.memberId === courier)
  }

  test('the wall loads, is live, and a row moves', async () => {
    expect(browser.userAgent).toContain(`Chrome/${version}.`)
    const { token } = await pairWall(manager, EAST)
    await browser.open(`${company.server.baseUrl}/wall?scene=week#token=${token}`)
    await comesToTheTop(first)
    expect(await browser.evaluate(LINK)).toEqual({ link: 'live', fresh: 'true' })
    await comesToTheTop(second)
    await browser.screenshot(join(OUTPUT, `wall-chromium-${version}.png`))
    expect(browser.errors).toEqual([])
  })

  test('its layout holds: nothing beyond the screen, rows of one column below one another', async () => {
    expect(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const all = await rows()
    const column = all.filter(({ left }) => left === all[0]?.left)
    const places = column.map(({ top: y }) => Math.round(y))
    expect(new Set(places).size).toBe(places.length)
    expect(column.length).toBeGreaterThan(2)
  })
})
