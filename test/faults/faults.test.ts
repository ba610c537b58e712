import { execFile } from 'node:child_process'
import { readdir, readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'
import { LONG } from '../helpers/long.ts'
import { ROOT } from '../helpers/paths.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { until } from '../helpers/wait.ts'
import { audit } from './audit.ts'
import { copyData, type FaultCompany, type Founded, found, openCompany } from './company.ts'
import { createCuttingProxy } from './cuttingProxy.ts'
import { createLedger, type Entry } from './ledger.ts'
import { type Load, startLoad } from './load.ts'
import { createSource } from './source.ts'
import { type Row, tableOf } from './table.ts'

/**
 * A real server and a real Redis under some 2,000 pickups a second, and what can befall them (P3). After each
 * fault: what was acknowledged is known and counts once, boards are what the facts say, and the server has
 * come back by itself. LEITAI_LONG=1 does each ten times as often; LEITAI_SEED=… at the same moments again.
 */
const TIMES = LONG ? 10 : 1
const execute = promisify(execFile)

const rows: Row[] = []
let founded: Founded
beforeAll(async () => {
  founded = await found()
})
afterAll(async () => {
  await founded.close()
  console.log(`\n${tableOf(rows)}\n`)
})

/** A company under load, for a test that does something to it and says how long it took to recover. */
async function underLoad(
  fault: string,
  times: number,
  company: FaultCompany,
  befall: (load: Load, random: () => number) => Promise<number[]>,
  [fewest, most]: [number, number] = [200, 2_000],
): Promise<void> {
  const random = createRandom(drawSeed(fault))
  const ledger = createLedger({ roster: company.roster, random, nowMs: Date.now() })
  const load = startLoad({ baseUrl: company.server.baseUrl, key: company.key, ledger })
  const recoveries: number[] = []
  try {
    for (let round = 0; round < times; round++) {
      await load.receipts(fewest + Math.floor(random() * (most - fewest)))
      recoveries.push(...(await befall(load, random)))
    }
    await load.receipts(1_000)
  } catch (cause) {
    throw new Error(`${fault}: ${String(cause)}\n${await lastWordsOf(company)}`, { cause })
  }
  const rate = await load.stop()
  const findings = await audit(company, ledger)
  const refusals = Object.entries(ledger.refused).map(([code, count]) => `, ${count} ${code}`)
  const note = `up to ${rate} receipts/s${refusals.join('')}`
  rows.push({ fault, times, ...findings, recoveries, note })
  findings.assertRight()
  if (!fault.startsWith('clock')) expect(ledger.refused).toEqual({})
}

/** What the server and its Redis said last, to understand a failure by. */
async function lastWordsOf({ server, dataDir }: FaultCompany): Promise<string> {
  const redis = await readFile(join(dataDir, 'redis.log'), 'utf8').catch(() => '')
  return [server.logs(), redis].map((text) => text.slice(-3_000)).join('\n--- redis.log ---\n')
}

async function opened(options: Parameters<typeof openCompany>[1] = {}): Promise<FaultCompany> {
  const company = await openCompany(founded, options)
  onTestFinished(() => company.close())
  return company
}

test('[P3] the server is killed at any moment', async () => {
  const company = await opened()
  await underLoad('kill -9 of the server', 4 * TIMES, company, async (load) => {
    await company.server.kill9()
    const since = performance.now()
    await company.restart()
    return [await load.recoveredSince(since)]
  })
})

test('[P3] Redis is killed at any moment', async () => {
  const company = await opened()
  await underLoad('kill -9 of Redis', 5 * TIMES, company, async (load) => {
    process.kill(await company.redisPid(), 'SIGKILL')
    return [await load.recoveredSince(performance.now())]
  })
})

test('[P3] the server and Redis are killed at any moment, in either order', async () => {
  const company = await opened()
  await underLoad('kill -9 of both', 3 * TIMES, company, async (load, random) => {
    const pid = await company.redisPid()
    const redisFirst = random() < 0.5
    if (redisFirst) process.kill(pid, 'SIGKILL')
    await company.server.kill9()
    if (!redisFirst) process.kill(pid, 'SIGKILL')
    const since = performance.now()
    await company.restart()
    return [await load.recoveredSince(since)]
  })
})

test('[P3] the line to Redis is cut between a write and its reply, and in the middle of a request', async () => {
  const folder = await copyData(founded, await tmpDir())
  const redis = await startOwnRedis(folder)
  const proxy = await createCuttingProxy(redis.port)
  onTestFinished(() => proxy.close())
  const company = await opened({ dataDir: folder, env: { REDIS_URL: proxy.url } })
  const cut = async (load: Load, random: () => number) => {
    const since = await proxy.cut(random() < 0.7 ? 'reply' : 'request')
    return [await load.recoveredSince(since)]
  }
  await underLoad('connection cut between write and reply', 30 * TIMES, company, cut, [50, 500])
})

test('[P3] Redis is frozen, for less and for more than a command may take', async () => {
  const company = await opened()
  let frozen = 0
  await underLoad('SIGSTOP of Redis', 3 * TIMES, company, async (load, random) => {
    const pid = await company.redisPid()
    process.kill(pid, 'SIGSTOP')
    frozen++ // the first of each three for longer than the deadline of a command
    await sleep(frozen % 3 === 1 ? 6_500 : 300 + random() * 1_500)
    process.kill(pid, 'SIGCONT')
    return [await load.recoveredSince(performance.now())]
  })
})

test('[P3] the disk is full', async (context) => {
  const folder = await tmpDir()
  const mounted = await execute('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', folder]).catch(
    () => undefined,
  )
  if (!mounted) {
    rows.push({
      fault: 'disk full',
      times: 0,
      acknowledged: 0,
      lost: 0,
      doubled: 0,
      recoveries: [],
      note: 'not possible here: a tmpfs can be mounted by root only',
    })
    context.skip('a tmpfs can be mounted by root only')
  }
  onTestFinished(async () => {
    await execute('umount', ['--lazy', folder])
  })
  const company = await opened({ dataDir: await copyData(founded, join(folder, 'data')) })
  await underLoad('disk full', 2 * TIMES, company, async (load, random) => {
    const ballast = join(folder, 'ballast')
    const failed = load.failed()
    await fill(ballast, 4_000 + random() * 400_000)
    await failed
    await sleep(500 + random() * 1_500)
    await unlink(ballast)
    return [await load.recoveredSince(performance.now())]
  })
})

/** Leaves about so many bytes free on the disk that a file is on, or none where others were quicker. */
async function fill(file: string, freeBytes: number): Promise<void> {
  const { stdout } = await execute('df', ['--output=avail', '-B1', join(file, '..')])
  const size = Number(stdout.split('\n')[1]) - Math.floor(freeBytes)
  await writeFile(file, Buffer.alloc(Math.max(0, size))).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSPC') throw error
  })
}

test('[P3] the end of the append-only file is cut off: what was acknowledged before the cut is there', async () => {
  const company = await opened()
  const random = createRandom(drawSeed('append-only file cut'))
  const ledger = createLedger({ roster: company.roster, random, nowMs: Date.now() })
  const times = 3 * TIMES
  const recoveries: number[] = []
  let mayBeLost = new Set<Entry>()
  let row = { acknowledged: 0, lost: 0, doubled: 0, cutAway: 0 }
  for (let round = 0; round < times; round++) {
    const file = await appendOnlyFile(company.dataDir)
    const sizes: { entries: Entry[]; size: number }[] = []
    const source = createSource({ ...company.server, key: company.key, settle: ledger.settle })
    for (let batch = 0; batch < 40; batch++) {
      const entries = Array.from({ length: 50 }, () => ledger.next())
      await source.sendArray(entries)
      sizes.push({ entries, size: (await stat(file)).size })
    }
    const pid = await company.redisPid()
    await company.server.kill9()
    process.kill(pid, 'SIGKILL')
    await until('Redis to be gone', async () => !isAlive(pid))
    const middle = sizes[20]?.size ?? 0
    const cutAt = middle + Math.floor(random() * ((sizes.at(-1)?.size ?? 0) - middle))
    await truncate(file, cutAt)
    // an acknowledgement comes after the write: what was acknowledged while the file was not longer is in it
    mayBeLost = new Set(sizes.filter(({ size }) => size > cutAt).flatMap(({ entries }) => entries))
    const since = performance.now()
    await company.restart()
    recoveries.push(Math.round(performance.now() - since))
    const findings = await audit(company, ledger, mayBeLost)
    row = { ...findings, cutAway: row.cutAway + findings.cutAway }
    findings.assertRight()
  }
  expect(ledger.refused).toEqual({})
  const note = `and ${row.cutAway} acknowledged after the cut, physically gone, counted when sent again`
  rows.push({ fault: 'append-only file cut short', times, ...row, recoveries, note })
})

async function appendOnlyFile(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'appendonlydir')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof')).sort()
  return join(folder, files.at(-1) ?? '')
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const HOUR_MS = 3_600_000

test('[P3] [P4] [C1] the clock of the server jumps, forwards and back, also while Redis comes back', async () => {
  const file = join(await tmpDir(), 'shift')
  const preload = pathToFileURL(join(ROOT, 'test/faults/shiftedClock.ts')).href
  const company = await opened({ serverEnv: { NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT_FILE: file } })

  async function jump(ms: number): Promise<void> {
    const said = company.server.logs().length
    await writeFile(file, String(ms))
    company.server.process.kill('SIGUSR2')
    await until('the clock to jump', async () =>
      company.server.logs().slice(said).includes(`shifted by ${ms}\n`),
    )
  }

  await underLoad('clock jumps', 4 * TIMES, company, async (load, random) => {
    const shift = Math.round((random() < 0.5 ? 49 : -17) * HOUR_MS * (0.5 + random()))
    await jump(shift)
    await load.receipts(500)
    if (random() < 0.5) process.kill(await company.redisPid(), 'SIGKILL')
    await load.receipts(500)
    await jump(0)
    return [await load.recoveredSince(performance.now())]
  })
})
