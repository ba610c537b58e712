/** What a wall shows while something is wrong (L3). The pictures of docs/honesty.md are those of this test. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { startBrowser, WALL_VIEWPORT } from '../helpers/browser.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { OUTPUT } from '../helpers/paths.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitai, startServer, type TestServer } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { type StillProxy, startStillProxy } from '../helpers/stillProxy.ts'
import { until } from '../helpers/wait.ts'

/** The pictures are for a document: a quarter of the screen. */
const SCALE = 0.25
const HOUR_MS = 3_600_000

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

interface Place {
  server: TestServer
  /** Between the wall and its server, and between the server and its Redis. */
  network: StillProxy
  store: StillProxy
  restart(): Promise<void>
}

/** A station of its own with something on its board. */
async function found(): Promise<Place & { token: string }> {
  const dataDir = await createTmpDir()
  onTestFinished(() => removeTmpDir(dataDir))
  const redis = await startOwnRedis(dataDir)
  const store = await startStillProxy(redis.port)
  const env = { REDIS_URL: `redis://127.0.0.1:${store.port}` }
  const roster = join(dataDir, 'roster.json')
  await writeFile(roster, JSON.stringify(SMALL_ROSTER))
  expect(await leitai(['import', roster], { env })).toMatchObject({ code: 0 })
  const key = (await leitai(['key', 'create', '--name', 'test', '--all'], { env })).stdout.trim()
  let server = await startServer({ dataDir, env })
  onTestFinished(() => server.kill9())
  const source = createCaller(server.baseUrl, { key })
  await source.post('/pickups', [buildPickup('e1', { count: 21 }), buildPickup('e2', { count: 34 })])
  const { token } = await pairWall(await signInManager(server), EAST)
  const network = await startStillProxy(server.port)
  return {
    get server() {
      return server
    },
    network,
    store,
    token,
    async restart() {
      server = await startServer({ dataDir, port: server.port, env })
    },
  }
}

interface Seen {
  link: string | null
  fresh: string | null
  /** What stands beside the station's name, such as 数据截至 14:32; empty while the numbers are confirmed. */
  notice: string
  leader: string
  /** The code by which couriers sign in: `open`, or `away` where its place says that nobody can. */
  signIn: string | null
  clock: string
}

const SEEN = `(function () {
  var mark = document.querySelector('[data-link]')
  var leader = document.querySelector('[data-board="day"] [data-rank="1"]')
  return {
    link: mark && mark.getAttribute('data-link'),
    fresh: mark && mark.getAttribute('data-fresh'),
    notice: document.querySelector('.stale-notice').textContent,
    leader: leader ? leader.getAttribute('data-member-id') + ' ' + leader.getAttribute('data-score') : '',
    signIn: document.querySelector('[data-sign-in]').getAttribute('data-sign-in'),
    clock: document.querySelector('.clock').textContent,
  }
})()`

interface Case {
  name: string
  place: Place & { token: string }
  aheadMs?: number
  fault(page: Page): Promise<unknown> | unknown
  recover(page: Page): Promise<unknown> | unknown
}

/** Brings a fault about, and looks after 5 s, after 20 s, and once it is over. */
async function watchCase({ name, place, aheadMs = 0, fault, recover }: Case): Promise<Seen[]> {
  const context = await browser.newContext({
    viewport: WALL_VIEWPORT,
    deviceScaleFactor: SCALE,
    locale: 'zh-CN',
  })
  onTestFinished(() => context.close())
  await context.addInitScript(`(function () {
    var now = Date.now
    Date.now = function () { return now() + ${aheadMs} }
  })()`)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${place.network.port}/wall?scene=week#token=${place.token}`)
  await page.waitForSelector('[data-board="day"] [data-member-id="e2"][data-score="34"][data-rank="1"]')
  await page.waitForSelector('[data-link="live"][data-fresh="true"]')
  await until('the wall to be kept', () => page.evaluate<boolean>(IS_KEPT), { timeoutMs: 30_000 })

  const seen: Seen[] = []
  const look = async (when: string) => {
    await page.screenshot({ path: join(OUTPUT, 'honesty', `${name}-${when}.png`) })
    seen.push(await page.evaluate<Seen>(SEEN))
  }
  await fault(page)
  await sleep(5_000) // the time that passes is what is asked about
  await look('5s')
  await sleep(15_000)
  await look('20s')
  await recover(page)
  await page.waitForSelector('[data-link="live"][data-fresh="true"]', { timeout: 60_000 })
  await look('after')
  const cells = seen.map(
    ({ link, fresh, notice }) => `${link} ${fresh === 'true' ? 'fresh' : 'stale'} ${notice}`,
  )
  console.log(`${name}: ${cells.join(' | ')}`)
  for (const { leader } of seen) expect(leader).toBe('e2 34')
  return seen
}

const IS_KEPT = `Promise.all([caches.open('leitai-wall'), indexedDB.databases()]).then(async function ([cache, databases]) {
  const registration = await navigator.serviceWorker.getRegistration('/wall/')
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  if (!registration || !registration.active || !kept.includes('/wall/')) return false
  return new Promise(function (resolve) {
    const request = indexedDB.open('leitai', 1)
    request.onsuccess = function () {
      const found = request.result.transaction('snapshots').objectStore('snapshots').get('wall')
      found.onsuccess = function () { request.result.close(); resolve(Boolean(found.result)) }
    }
    request.onerror = function () { resolve(false) }
  })
})`

const AS_OF = /^数据截至 \d\d:\d\d$/

/** The network is cut without a word: after 15 s the numbers are dated, and come back by themselves. */
async function cutNetwork() {
  const place = await found()
  const [early, late, after] = await watchCase({
    name: 'network-cut',
    place,
    fault: () => place.network.freeze(),
    recover: () => place.network.thaw(),
  })
  expect(early).toMatchObject({ notice: '' })
  expect(late).toMatchObject({ fresh: 'false' })
  expect(late?.link).not.toBe('live')
  expect(late?.notice).toMatch(AS_OF)
  expect(late).toMatchObject({ signIn: 'away' })
  expect(after).toMatchObject({ notice: '', signIn: 'open' })
}

/** The server is killed, and a wall beside is loaded anew meanwhile: both have the last numbers and their time. */
async function killServer() {
  const place = await found()
  let restarted: Promise<void> | undefined
  const killed = Promise.withResolvers<void>()
  let ready = 0
  /** Both walls must be up before the server dies under them. */
  const kill = async () => {
    ready += 1
    if (ready === 2) await place.server.kill9().then(killed.resolve)
    await killed.promise
  }
  const restart = () => {
    restarted ??= place.restart()
    return restarted
  }
  const [beside, reloaded] = await Promise.all([
    watchCase({ name: 'server-killed', place, fault: kill, recover: restart }),
    watchCase({
      name: 'reloaded-without-network',
      place,
      fault: async (page) => {
        await kill()
        await page.reload()
      },
      recover: restart,
    }),
  ])
  expect(beside[0]).toMatchObject({ link: 'serverAway', signIn: 'away' })
  expect(beside[1]).toMatchObject({ link: 'serverAway', fresh: 'false', signIn: 'away' })
  expect(beside[1]?.notice).toMatch(AS_OF)
  for (const early of reloaded.slice(0, 2)) {
    expect(early).toMatchObject({ fresh: 'false', signIn: 'away' })
    expect(early.notice).toMatch(AS_OF)
  }
}

/** Redis stands still: the wall says that it is away, then dates the numbers. */
async function freezeRedis() {
  const place = await found()
  const [, late] = await watchCase({
    name: 'redis-frozen',
    place,
    fault: () => place.store.freeze(),
    recover: () => place.store.thaw(),
  })
  expect(late).toMatchObject({ link: 'redisAway', fresh: 'false', signIn: 'away' })
  expect(late?.notice).toMatch(AS_OF)
}

/** The TV’s clock is an hour ahead: the wall shows the time of its server, and nothing is called old. */
async function shiftClock() {
  const place = await found()
  const seen = await watchCase({
    name: 'clock-an-hour-ahead',
    place,
    aheadMs: HOUR_MS,
    fault: () => undefined,
    recover: () => undefined,
  })
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const now = new Date(Date.now() + 8 * HOUR_MS)
  for (const { clock, link, notice } of seen) {
    expect({ link, notice }).toEqual({ link: 'live', notice: '' })
    const offBy = (minutes(clock) - now.getUTCHours() * 60 - now.getUTCMinutes() + 1_440) % 1_440
    expect(Math.min(offBy, 1_440 - offBy)).toBeLessThanOrEqual(2)
  }
}

test('[L3] network cut, server killed, wall reloaded, Redis frozen, clock ahead: a wall dates old numbers, and never loses them', async () => {
  // each at a station of its own, all at once: what they take is time, not work
  await Promise.all([cutNetwork(), killServer(), freezeRedis(), shiftClock()])
})
