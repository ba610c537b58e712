/** A wall that is left to itself for a working day. Whole with LEITAI_LONG=1, its first hour in `npm test`. */

import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { tmpDir } from '../helpers/folders.ts'
import { LONG } from '../helpers/long.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { startServer } from '../helpers/server.ts'
import { createKey, EAST, importRoster } from '../helpers/stations.ts'
import { type FastClock, fastPage, WATCH_FRAMES } from './fastPage.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const COURIERS = 50
const FAST_CLOCK = fileURLToPath(new URL('../helpers/fastClock.ts', import.meta.url))
/** The first hour is for warming up: caches fill, every scene has been on. */
const WHOLE = { hours: 12, pickups: 20_000, turnHours: 1 }
const FIRST = { hours: 1, pickups: 1_600, turnHours: 0.25 }
const { hours, pickups, turnHours } = LONG ? WHOLE : FIRST
const TURNS = hours / turnHours
const SPEED = 90
const SEND_EVERY_MS = 500
/** The last pickups before the page is weighed, and how the first three share them. */
const PARTING = 48
const PARTS = [0, 0, 0, 1, 1, 2]
const LOOKS = 4
const WITHIN = 0.1
/** One scene, and of both boards the first page, on which the fourth is: the last has fewer rows. */
const WEIGHED_AT = [
  '[data-scene="week"]',
  '[data-board="day"] [aria-posinset="4"]',
  '[data-board="week"] [aria-posinset="4"]',
]

const roster = {
  stations: [{ id: EAST, name: '东城营业部' }],
  couriers: Array.from({ length: COURIERS }, (_, n) => ({
    id: `c${n}`,
    name: `揽收员${String(n).padStart(2, '0')}`,
    postings: [{ station: EAST, from: '2020-01-01' }],
  })),
}

/** Eight in the morning at the station, of the last day that had one: no night comes into the test. */
function morning(now: number): number {
  return Math.floor(now / DAY_MS) * DAY_MS - DAY_MS
}

interface Weight {
  nodes: number
  heapMB: number
  listeners: number
}

/** What the page holds once the garbage is gone, always with the same on screen: the least of a few looks. */
async function weigh(page: Page, session: CDPSession): Promise<Weight> {
  const same = JSON.stringify(WEIGHED_AT)
  await page.evaluate(`holdAt(${same})`)
  const looks: Weight[] = []
  for (let look = 0; look < LOOKS; look++) {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
    looks.push({
      nodes: of('Nodes'),
      heapMB: of('JSHeapUsedSize') / 1024 / 1024,
      listeners: of('JSEventListeners'),
    })
  }
  const isSame = await page.evaluate<boolean>(`holdsAt(${same})`)
  await page.evaluate('letGo()')
  if (!isSame) return weigh(page, session)
  const least = (key: keyof Weight) => Math.min(...looks.map((look) => look[key]))
  return { nodes: least('nodes'), heapMB: least('heapMB'), listeners: least('listeners') }
}

function describeWeight({ nodes, heapMB, listeners }: Weight): string {
  return `${nodes} DOM nodes, ${heapMB.toFixed(2)} MB of heap, ${listeners} listeners`
}

/**
 * Draws whose the next pickup is, when so many are left to send. The last ones part the first three couriers: who
 * shares a place in front has a taller row, and a page would hold fewer of them at one weighing than at the next.
 */
function createDraw(random: () => number) {
  const counts = Array.from({ length: COURIERS }, (_, n) => ({ courier: `c${n}`, count: 0 }))
  return function draw(left: number): string {
    if (left === PARTING) counts.sort((a, b) => b.count - a.count)
    const place = left <= PARTING ? PARTS[left % PARTS.length] : Math.floor(random() * COURIERS)
    const drawn = counts[place ?? 0]
    if (!drawn) throw new Error(`Nobody at ${place}.`)
    drawn.count++
    return drawn.courier
  }
}

/** Sends so many pickups evenly until `untilMs` of real time. */
async function sendUntil(
  source: Caller,
  untilMs: number,
  count: number,
  at: () => number,
  draw: (left: number) => string,
) {
  const turns = Math.max(1, Math.round((untilMs - Date.now()) / SEND_EVERY_MS))
  let sent = 0
  for (let turn = 1; turn <= turns; turn++) {
    const due = Math.round((count * turn) / turns) - sent
    sent += due
    const batch = Array.from({ length: due }, (_, n) =>
      buildPickup(draw(count - sent + due - n), { at: new Date(at()).toISOString(), count: 1 }),
    )
    // what was not acknowledged is sent again, as every source does: a busy disk holds Redis up now and then
    while (batch.length > 0 && (await source.call('POST', '/pickups', { body: batch })).status === 503);
    await sleep(Math.max(0, untilMs - Date.now() - (turns - turn) * SEND_EVERY_MS))
  }
}

interface Day {
  page: Page
  source: Caller
  errors: string[]
}

async function openDay(clock: FastClock): Promise<Day> {
  const dataDir = await tmpDir()
  await importRoster(dataDir, roster)
  const key = await createKey(dataDir)
  const { baseMs, fromMs, speed } = clock
  const server = await startServer({
    dataDir,
    env: {
      NODE_OPTIONS: `--import ${FAST_CLOCK}`,
      CLOCK_BASE: String(baseMs),
      CLOCK_FROM: String(fromMs),
      CLOCK_SPEED: String(speed),
    },
  })
  onTestFinished(() => server.kill9())
  const { token } = await pairWall(await signInManager(server), EAST)
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  const context = await browser.newContext({ viewport: WALL_VIEWPORT, locale: 'zh-CN' })
  await context.addInitScript(fastPage(clock))
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(`${server.baseUrl}/wall#token=${token}`)
  await page.waitForSelector('[data-link="live"]')
  await page.evaluate(WATCH_FRAMES)
  return { page, source: createCaller(server.baseUrl, { key }), errors }
}

/** How fast the heap grows by the straight line that fits best, in kB an hour. */
function slopeOf(weights: readonly Weight[]): number {
  const mean = (of: (weight: Weight, turn: number) => number) =>
    weights.reduce((sum, weight, turn) => sum + of(weight, turn), 0) / weights.length
  const meanTurn = mean((_, turn) => turn)
  const meanMB = mean(({ heapMB }) => heapMB)
  const rise = mean(({ heapMB }, turn) => (turn - meanTurn) * (heapMB - meanMB))
  return ((rise / mean((_, turn) => (turn - meanTurn) ** 2)) * 1024) / turnHours
}

async function describeFrames(page: Page): Promise<string> {
  const counts = await page.evaluate<number[]>('Array.from(window.frameCounts)')
  const frames = counts.reduce((sum, count) => sum + count, 0)
  const within = (share: number) => {
    let counted = 0
    return counts.findIndex((count) => {
      counted += count
      return counted >= frames * share
    })
  }
  const long = counts.slice(101).reduce((sum, count) => sum + count, 0)
  return `${frames} frames, median ${within(0.5)} ms, 99 % within ${within(0.99)} ms, longest ${counts.findLastIndex((count) => count > 0)} ms, ${long} over 100 ms`
}

test(`a wall holds its DOM and heap over ${hours} h with ${pickups} pickups of ${COURIERS} couriers, and throws nothing`, async () => {
  const baseMs = Date.now()
  const clock: FastClock = { baseMs, fromMs: morning(baseMs), speed: SPEED }
  const now = () => Math.round(clock.fromMs + (Date.now() - baseMs) * SPEED)
  const draw = createDraw(createRandom(drawSeed('wall day')))
  const { page, source, errors } = await openDay(clock)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('Performance.enable')
  await page.evaluate('window.marked = true')

  const startedAt = Date.now()
  const weights: Weight[] = []
  for (let turn = 1; turn <= TURNS; turn++) {
    const upTo = (turns: number) => Math.round((pickups * turns) / TURNS)
    const untilMs = startedAt + (turn * turnHours * HOUR_MS) / SPEED
    await sendUntil(source, untilMs, upTo(turn) - upTo(turn - 1), now, draw)
    const weight = await weigh(page, session)
    weights.push(weight)
    console.log(`after ${turn * turnHours} h: ${describeWeight(weight)}`)
  }
  const half = weights.slice(-TURNS / 2)
  console.log(
    `the heap grows by ${slopeOf(weights).toFixed(0)} kB an hour, in the second half by ${slopeOf(half).toFixed(0)}`,
  )
  console.log(`at ${SPEED} times the speed: ${await describeFrames(page)}`)
  const [before, after] = [weights[0], weights.at(-1)]
  if (!before || !after) throw new Error('Nothing was weighed.')

  expect(await page.evaluate('window.marked')).toBe(true) // one page all the time
  expect(errors).toEqual([])
  const total = new Intl.NumberFormat('en-US').format(pickups)
  expect(await page.textContent('.today .scene-title')).toContain(total)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * (1 + WITHIN))
  expect(after.heapMB).toBeLessThanOrEqual(before.heapMB * (1 + WITHIN))
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * (1 + WITHIN))
})

test('frames at a steady load, at the speed of life: two pickups a second', async () => {
  const baseMs = Date.now()
  const { page, source, errors } = await openDay({ baseMs, fromMs: baseMs, speed: 1 })
  const draw = createDraw(createRandom(drawSeed('frames')))
  await sendUntil(source, Date.now() + 5_000, 10, Date.now, draw)
  await page.evaluate('window.frameCounts.fill(0)')
  const seconds = LONG ? 120 : 20
  await sendUntil(source, Date.now() + seconds * 1_000, seconds * 2, Date.now, draw)
  console.log(`${seconds} s at the speed of life: ${await describeFrames(page)}`)
  expect(errors).toEqual([])
})
