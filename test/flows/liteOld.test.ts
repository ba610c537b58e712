import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { WALL_VIEWPORT } from '../helpers/browser.ts'
import { type OldBrowser, startOldBrowser } from '../helpers/oldBrowser.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

const company = useSmallCompany()
let manager: Caller

beforeAll(async () => {
  manager = company.manager
})

describe('in Chromium 66 with its scripts shut off', () => {
  let browser: OldBrowser
  beforeAll(async () => {
    browser = await startOldBrowser(WALL_VIEWPORT, { scripts: false })
  })
  afterAll(() => browser?.close())

  /** A page that renews itself may be between two of its lives. */
  const ask = (expression: string) => browser.evaluate(expression).catch(() => undefined)

  test('it goes from its code to a board by itself, and the board renews itself', async () => {
    await browser.open(`${company.server.baseUrl}/wall/lite`)
    const code = await until('the code', async () => {
      const text = await ask(`(document.getElementById('code') || {}).textContent`)
      return typeof text === 'string' && text.replace(' ', '')
    })
    await browser.screenshot(join(OUTPUT, 'lite-pairing-chromium-66.png'))
    await manager.post('/walls', { code, stationId: EAST, name: '老电视', audience: 'staff' })
    await until('the board', () => ask(`Boolean(document.getElementById('today'))`).then(Boolean), {
      timeoutMs: 20_000,
    })
    await company.source.post('/pickups', buildPickup('e3', { count: 31 }))
    const first = `document.querySelector('#today tr.first .score')`
    await until('the new leader', () => ask(`${first} && ${first}.textContent === '31'`).then(Boolean), {
      timeoutMs: 30_000,
    })
    await browser.screenshot(join(OUTPUT, 'lite-chromium-66.png'))
  })

  test('who opens the wall itself is led here', async () => {
    await browser.open(`${company.server.baseUrl}/wall`)
    await until('the page that the server draws', () =>
      ask(`location.pathname === '/wall/lite'`).then(Boolean),
    )
    await until('its board', () => ask(`Boolean(document.getElementById('today'))`).then(Boolean))
  })

  test('nothing lies beyond the screen, and no figure is smaller than 40 px', async () => {
    expect(await ask('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const sizes = await ask(`Array.from(document.querySelectorAll('.score, .rank, .figures, .clock'))
      .map(function (cell) { return parseFloat(getComputedStyle(cell).fontSize) })`)
    expect(Math.min(...(sizes as number[]))).toBeGreaterThanOrEqual(40)
    const outside = await ask(`Array.from(document.querySelectorAll('td')).filter(function (cell) {
      var box = cell.getBoundingClientRect()
      return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight }).length`)
    expect(outside).toBe(0)
  })
})
