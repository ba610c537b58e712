import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { inspectBackup } from '@leitai/server/backup/backupFile'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { found, openCompany } from '../faults/company.ts'
import { createLedger } from '../faults/ledger.ts'
import { startLoad } from '../faults/load.ts'
import { createCaller } from '../helpers/api.ts'
import { sendAll, settle } from '../helpers/archive.ts'
import { at, closedTuesday, DAY, startClosingCompany } from '../helpers/finals.ts'
import { tmpDir } from '../helpers/folders.ts'
import { LONG } from '../helpers/long.ts'
import { naiveFold } from '../helpers/naiveFold.ts'
import { signInManager } from '../helpers/people.ts'
import { buildPickup, sendLines } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitai, spawnLeitai, startServer } from '../helpers/server.ts'
import { readBoards } from '../helpers/standings.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from '../helpers/stations.ts'

/** How often a restore is killed. */
const KILLS = LONG ? 20 : 3
const ROUNDS = LONG ? 100 : 4
const WEEK_MS = 7 * 86_400_000

test('[P3] what was acknowledged before a backup began is in it, whatever comes while it is taken', async () => {
  const founded = await found()
  onTestFinished(() => founded.close())
  const company = await openCompany(founded)
  onTestFinished(() => company.close())
  const { roster, key, dataDir } = company
  const random = createRandom(drawSeed('backup under load'))
  const ledger = createLedger({ roster, random, nowMs: Date.now() })
  const load = startLoad({ baseUrl: company.server.baseUrl, key, ledger })
  const file = join(await tmpDir(), 'busy.backup')
  await load.receipts(6_000)
  const before = ledger.acknowledged().map(({ entry }) => entry.delivery)
  const sentBefore = ledger.counts().sent
  expect(await leitai(['backup', file], { dataDir })).toMatchObject({ code: 0 })
  await load.receipts(500)
  const rate = await load.stop()
  const { sent, acknowledged } = ledger.counts()
  console.log(`backup: ${before.length} before it, ${sent - sentBefore} meanwhile, up to ${rate} receipts/s`)
  expect(acknowledged).toBe(sent)
  expect(before.length).toBeGreaterThan(4_000)

  // before the questions, so that no connection goes stale in the middle of them
  const deliveries = ledger.deliveries()
  const expected = naiveFold(roster, deliveries)

  const elsewhere = await tmpDir()
  expect(await leitai(['restore', file], { dataDir: elsewhere })).toMatchObject({ code: 0 })
  const verified = await leitai(['verify'], { dataDir: elsewhere })
  expect(verified.stdout).toContain(' 0 differences')
  const server = await startServer({ dataDir: elsewhere })
  onTestFinished(() => server.stop())
  const source = createCaller(server.baseUrl, { key })
  const again = await sendLines(
    source,
    before.map((delivery) => JSON.stringify(delivery)),
  )
  expect(again.counts).toMatchObject({ counted: 0, amended: 0, voided: 0, refused: 0 })
  // and it goes on from there as if nothing had been
  await sendLines(
    source,
    deliveries.map((delivery) => JSON.stringify(delivery)),
  )
  expect(await readBoards(source, Object.keys(expected))).toEqual(expected)
})

/** A backup of a small company with two days of pickups, and what was in it. */
async function smallBackup() {
  const dataDir = await tmpDir()
  await importRoster(dataDir, SMALL_ROSTER)
  const key = await createKey(dataDir)
  const server = await startServer({ dataDir })
  const source = createCaller(server.baseUrl, { key })
  const pickups = Array.from({ length: 300 }, (_, index) =>
    buildPickup(`e${1 + (index % 6)}`, {
      at: `2026-11-1${index % 2}T09:00:00+08:00`,
      count: 1 + (index % 3),
    }),
  )
  await source.post('/pickups', pickups)
  await signInManager(server)
  const file = join(await tmpDir(), 'small.backup')
  expect(await leitai(['backup', file], { dataDir })).toMatchObject({ code: 0 })
  await server.stop()
  return { file, key, pickups, dataDir }
}

test('a backup that is not whole is refused before anything is put back', async () => {
  const { file } = await smallBackup()
  const packed = await readFile(file)
  const text = gunzipSync(packed).toString('utf8')
  const lines = text.trimEnd().split('\n')
  const folder = await tmpDir()
  const { url } = await startOwnRedis(folder)
  const redis = new Redis(url)
  onTestFinished(() => redis.disconnect())
  const damages: Record<string, Buffer> = {
    'a byte': Buffer.from(packed.map((byte, index) => (index === packed.length >> 1 ? byte ^ 1 : byte))),
    'cut short': packed.subarray(0, packed.length - 100),
    'a line less': gzipSync(`${lines.filter((_, index) => index !== 40).join('\n')}\n`),
    'another number': gzipSync(text.replace('\\t2\\t1500', '\\t3\\t1500')),
    'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
    'something after its end': gzipSync(`${text}["station","x"]\n`),
    'another format': gzipSync(text.replace('["leitai","backup",1,', '["leitai","backup",2,')),
    'something else': Buffer.from('hello'),
    nothing: Buffer.alloc(0),
  }
  for (const [what, content] of Object.entries(damages)) {
    const damaged = join(folder, `${what}.backup`)
    await writeFile(damaged, content)
    await expect(inspectBackup(damaged), what).rejects.toThrow('is not a whole backup, nothing was restored')
  }
  const told: [what: string, code: number, words: string][] = [
    ['another number', 1, 'is not a whole backup, nothing was restored'],
    ['no such', 2, 'There is no file'],
  ]
  for (const [what, expected, words] of told) {
    const { code, stderr } = await leitai(['restore', join(folder, `${what}.backup`)], {
      env: { REDIS_URL: url },
    })
    expect([code, stderr]).toEqual([expected, expect.stringContaining(words)])
    expect(await redis.dbsize()).toBe(0)
  }
})

test('[F3] days that change while a backup is taken are told, so that finals look at them again', async () => {
  const company = await closedTuesday()
  await settle(company)
  const touched = async (meanwhile: () => Promise<unknown>) => {
    const told: number[] = []
    for await (const line of company.services.backup.lines()) {
      if (line[0] === 'pickup') await meanwhile()
      if (line[0] === 'days') told.push(...line[2])
    }
    return told
  }
  expect(await touched(async () => undefined)).toEqual([])
  const late = buildPickup('e1', { at: at('11:00:00') })
  expect(await touched(() => company.send(late))).toEqual([Date.parse(DAY) / 86_400_000])
})

test('[P3] weeks that are archived and folded back while a backup is taken are in it', async () => {
  const company = await startClosingCompany('2026-03-30T12:00:00+08:00')
  const random = createRandom(drawSeed('backup beside the archive'))
  const monday = Date.parse('2026-01-05T00:00:00+08:00')
  const deliveries = Array.from({ length: 2_000 }, () => {
    const moment = new Date(monday + Math.floor(random() * 10 * WEEK_MS)).toISOString()
    return buildPickup('e1', { at: moment, version: 1 + Math.floor(random() * 3) })
  })
  await sendAll(company, deliveries)
  const wanted = deliveries.map(({ id, version }) => `${id} ${version}`).sort()
  const { archiving, archive, backup } = company.services
  const weeks = Array.from({ length: 10 }, (_, index) => Date.parse('2026-01-05') / 86_400_000 + 7 * index)
  const some = () => weeks.filter(() => random() < 0.4)
  let moves = 0
  for (let round = 0; round < ROUNDS; round++) {
    const seen = new Set<string>()
    for await (const [kind, id, latest] of backup.lines()) {
      if (kind === 'pickup') seen.add(`${id} ${String(latest).split('\t')[0]}`)
      if (random() > 0.004) continue
      moves++
      if (random() < 0.5) await archiving.archiveWeeks(EAST, some())
      else await archive.foldBack(EAST, some())
    }
    expect([...seen].sort()).toEqual(wanted)
  }
  console.log(`backup beside the archive: ${moves} times weeks were moved in ${ROUNDS} backups`)
  expect(moves).toBeGreaterThan(ROUNDS)
})

test('a place with anything in it is refused, and so is one that a server uses', async () => {
  const { file, dataDir } = await smallBackup()
  const used = await leitai(['restore', file], { dataDir })
  expect(used).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') })
  expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 0 })
  const other = await tmpDir()
  const server = await startServer({ dataDir: other })
  onTestFinished(() => server.stop())
  expect(await leitai(['restore', file], { dataDir: other })).toMatchObject({ code: 1 })
})

test('[P3] a restore that is killed is run again and ends as one that was not; until then nothing starts there', async () => {
  const { file, key, pickups } = await smallBackup()
  const other = await smallBackup()
  const random = createRandom(drawSeed('restore killed'))
  const whole = await startPlace()
  const { calls } = await whole.restore()
  expect(calls).toBeGreaterThan(20)

  const killed = await startPlace()
  for (let round = 0; round < KILLS; round++) {
    await killed.restore(1 + Math.floor(random() * calls))
    if (await killed.hasEnded()) break // the blow came too late
    if (await killed.isMarked()) {
      const refused = await leitai(['verify'], { env: killed.env })
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('restore was begun') })
      await expect(startServer({ dataDir: await tmpDir(), env: killed.env })).rejects.toThrow(
        'restore was begun',
      )
      const strange = await leitai(['restore', other.file], { env: killed.env })
      expect(strange).toMatchObject({ code: 1, stderr: expect.stringContaining('Another backup') })
    }
  }
  if (!(await killed.hasEnded())) await killed.restore()
  expect(await leitai(['verify'], { env: killed.env })).toMatchObject({ code: 0 })
  const server = await startServer({ dataDir: await tmpDir(), env: killed.env })
  onTestFinished(() => server.stop())
  const source = createCaller(server.baseUrl, { key })
  const expected = naiveFold(SMALL_ROSTER, pickups)
  expect(await readBoards(source, Object.keys(expected))).toEqual(expected)

  /** An empty Redis to restore to. */
  async function startPlace() {
    const { url } = await startOwnRedis(await tmpDir())
    const env = { REDIS_URL: url, ARCHIVE_DIR: await tmpDir() }
    const redis = new Redis(url)
    const monitor = await redis.monitor()
    onTestFinished(() => {
      monitor.disconnect()
      redis.disconnect()
    })
    const isMarked = async () => (await redis.exists('lt:{org}:restoring')) === 1
    return {
      env,
      isMarked,
      hasEnded: async () => (await redis.dbsize()) > 0 && !(await isMarked()),
      /** Restores, and is killed once Redis has heard so many commands; gives how many it heard. */
      async restore(most = Number.POSITIVE_INFINITY): Promise<{ calls: number }> {
        let calls = 0
        const { process, ended } = spawnLeitai(['restore', file], env)
        const onCall = () => {
          calls++
          if (calls === most) process.kill('SIGKILL')
        }
        monitor.on('monitor', onCall)
        const { code, stderr } = await ended
        monitor.off('monitor', onCall)
        if (most === Number.POSITIVE_INFINITY) expect([code, stderr]).toEqual([0, ''])
        return { calls }
      },
    }
  }
})
