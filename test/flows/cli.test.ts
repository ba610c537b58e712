import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Redis } from 'ioredis'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { tmpDir } from '../helpers/folders.ts'
import { startViewer } from '../helpers/live.ts'
import { oneTimePassword } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitai, leitaiOk, startServer, type TestServer } from '../helpers/server.ts'
import { readStandings } from '../helpers/standings.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

const DAY = '2026-03-03'
const pickups = ['e1', 'e1', 'e2', 'w1'].map((courier, index) =>
  buildPickup(courier, { id: `CLI${index}`, at: `${DAY}T10:0${index}:00+08:00` }),
)
const ndjson = pickups.map((pickup) => `${JSON.stringify(pickup)}\n`).join('')

async function start(dataDir: string, env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer({ dataDir, env })
  onTestFinished(() => server.stop())
  return server
}

async function scoresAtEast(server: TestServer, key: string) {
  const { rows } = await readStandings(
    createCaller(server.baseUrl, { key }),
    EAST,
    `metric=pickups&period=${DAY}`,
  )
  return Object.fromEntries(
    rows.filter(({ score }) => score > 0).map(({ memberId, score }) => [memberId, score]),
  )
}

/** A roster and a compressed file of pickups, as an operator would have them. */
async function writeFiles(folder: string): Promise<{ roster: string; file: string }> {
  const roster = join(folder, 'names.json')
  const file = join(folder, 'march.gz')
  await writeFile(roster, JSON.stringify(SMALL_ROSTER))
  await writeFile(file, gzipSync(ndjson))
  return { roster, file }
}

describe('commands', () => {
  test('key create prints the key and nothing else, also on a machine that has never seen Leitai', async () => {
    const dataDir = await tmpDir()
    const { code, stdout } = await leitai(['key', 'create', '--name', 'scanner', '--all'], { dataDir })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^lk_\S+\n$/)
    const list = await leitaiOk(['key', 'list'], { dataDir })
    expect(list).toContain('scanner')
    expect(list).not.toContain(stdout.trim())
  })

  test('without a server: import tells roster and pickups apart, whatever the files are called', async () => {
    const dataDir = await tmpDir()
    const { roster, file } = await writeFiles(dataDir)
    await leitaiOk(['import', roster, file], { dataDir })
    const key = await createKey(dataDir)
    expect(await scoresAtEast(await start(dataDir), key)).toEqual({ e1: 2, e2: 1 })
  })

  test('beside a running server: roster, pickups and keys are known to it at once', async () => {
    const dataDir = await tmpDir()
    const server = await start(dataDir)
    const { roster, file } = await writeFiles(dataDir)
    await leitaiOk(['import', roster], { dataDir })
    await leitaiOk(['import', file], { dataDir })
    const key = await createKey(dataDir, [EAST])
    expect(await scoresAtEast(server, key)).toEqual({ e1: 2, e2: 1 })
    const path = `/stations/${WEST}/standings?metric=pickups&period=${DAY}`
    expect(await createCaller(server.baseUrl, { key }).problem('GET', path)).toMatchObject({ status: 403 })
  })

  test('[P2] [P4] a file with bad lines counts the good ones, says what is wrong with the others, and fails', async () => {
    const dataDir = await tmpDir()
    await importRoster(dataDir, SMALL_ROSTER)
    const file = join(dataDir, 'mixed.ndjson')
    await writeFile(file, `${ndjson}{"id": "EM1\n${JSON.stringify({ ...pickups[0], id: 'X', count: 0 })}\n`)
    const { code, stdout, stderr } = await leitai(['import', file], { dataDir })
    expect(code).not.toBe(0)
    expect(stdout + stderr).toMatch(/not_json/)
    expect(stdout + stderr).toMatch(/invalid_pickup/)
    const key = await createKey(dataDir)
    expect(await scoresAtEast(await start(dataDir), key)).toEqual({ e1: 2, e2: 1 })
  })

  test('a roster with mistakes is refused with every mistake named, and nothing is changed', async () => {
    const dataDir = await tmpDir()
    const file = join(dataDir, 'wrong.json')
    const couriers = [
      ...SMALL_ROSTER.couriers,
      { id: 'x1', name: '', postings: [{ station: EAST, from: '2026-02-30' }] },
      { id: 'x2', name: 'X', postings: [{ station: 'nowhere', from: '2026-01-01' }] },
    ]
    await writeFile(file, JSON.stringify({ ...SMALL_ROSTER, couriers }))
    const { code, stderr, stdout } = await leitai(['import', file], { dataDir })
    expect(code).not.toBe(0)
    expect(stderr + stdout).toContain('couriers[9]')
    const { code: keyCode } = await leitai(['key', 'create', '--name', 'x', '--stations', EAST], { dataDir })
    expect(keyCode).not.toBe(0)
  })

  test('a revoked key is turned away by a running server at once', async () => {
    const dataDir = await tmpDir()
    await importRoster(dataDir, SMALL_ROSTER)
    const server = await start(dataDir)
    const key = await createKey(dataDir)
    await scoresAtEast(server, key)
    const id = /^lk_([^_]+)_/.exec(key)?.[1] ?? ''
    await leitaiOk(['key', 'revoke', id], { dataDir })
    const problem = await createCaller(server.baseUrl, { key }).problem('POST', '/pickups', {
      body: pickups[0],
    })
    expect(problem).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test('verify ends with 0 where boards and facts agree, and with the difference and not 0 where they do not', async () => {
    const dataDir = await tmpDir()
    const { url: redisUrl } = await startOwnRedis(dataDir)
    const { roster, file } = await writeFiles(dataDir)
    const env = { REDIS_URL: redisUrl }
    expect(await leitai(['import', roster, file], { dataDir, env })).toMatchObject({ code: 0 })
    expect(await leitai(['verify'], { dataDir, env })).toMatchObject({ code: 0 })

    const redis = new Redis(redisUrl)
    onTestFinished(() => redis.disconnect())
    const board = (await redis.keys('*')).find((name) => name.includes(EAST) && name.includes('pickups'))
    expect(board).toBeDefined()
    await redis.zincrby(board ?? '', 5, 'e2')
    const { code, stdout, stderr } = await leitai(['verify'], { dataDir, env })
    expect(code).not.toBe(0)
    expect(stdout + stderr).toContain('e2')
  })

  test.each([
    'serve',
    'demo',
    'import',
    'verify',
    'rebuild',
    'archive',
    'backup',
    'restore',
    'password',
    'key',
    'key create',
    'key list',
    'key revoke',
  ])('%s has help', async (command) => {
    const { code, stdout } = await leitai([...command.split(' '), '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('leitai')
  })

  test.each([
    [['frobnicate']],
    [['serve', '--port', 'x']],
    [['key', 'create']],
    [['import']],
    [['import', '/no/such/file']],
    [['backup']],
    [['backup', '/no/such/folder/file']],
    [['restore']],
    [['restore', '/no/such/file']],
    [['archive', '--older-than', 'long']],
    [['archive', '--week', '2026-W46']],
  ])('%j is answered with what is wrong, and not 0', async (args) => {
    const { code, stderr } = await leitai(args, { dataDir: await tmpDir() })
    expect(code).not.toBe(0)
    expect(stderr).not.toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('the demonstration', () => {
  test('it prints where everything is, and pickups arrive by themselves', async () => {
    const server = await startServer({ dataDir: await tmpDir(), command: 'demo' })
    onTestFinished(() => server.stop())
    for (const page of ['/wall#token=', '/me', '/desk']) expect(server.logs()).toContain(page)
    expect(oneTimePassword(server)).toHaveLength(12)
    const [, token = ''] = /#token=(\S+)/.exec(server.logs()) ?? []
    const viewer = await startViewer(server.baseUrl, { auth: { as: 'wall', token } })
    onTestFinished(() => viewer.close())
    const { seq, lastWeek, trend, goals } = viewer.current()
    expect(lastWeek.standings.length).toBeGreaterThanOrEqual(3)
    expect(trend.weeks.every(({ total }) => total > 0)).toBe(true)
    expect(goals.day).toBeGreaterThan(0)
    await viewer.when('a pickup', (snapshot) => snapshot.seq > seq, 30_000)
  })
})

describe('the server', () => {
  test('[P3] stopped and started again, it has lost nothing', async () => {
    const dataDir = await tmpDir()
    await importRoster(dataDir, SMALL_ROSTER)
    const key = await createKey(dataDir)
    const first = await start(dataDir)
    await createCaller(first.baseUrl, { key }).post('/pickups', pickups)
    const before = await scoresAtEast(first, key)
    await first.stop()
    const second = await start(dataDir)
    expect(await scoresAtEast(second, key)).toEqual(before)
    await expect(fetch(`${second.baseUrl}/healthz`)).resolves.toMatchObject({ status: 200 })
  })

  test('it serves a Redis that it is given, and refuses one that would forget', async () => {
    const dataDir = await tmpDir()
    const durable = await startOwnRedis(dataDir)
    const server = await start(dataDir, { REDIS_URL: durable.url })
    await expect(fetch(`${server.baseUrl}/readyz`)).resolves.toMatchObject({ status: 200 })

    const forgetful = await startOwnRedis(await tmpDir(), { settings: ['--appendonly', 'no'] })
    const refused = startServer({ dataDir: await tmpDir(), env: { REDIS_URL: forgetful.url } })
    await expect(refused).rejects.toThrow(/appendonly/)
  })

  test('its logs hold no key, password or PIN of anybody', async () => {
    const dataDir = await tmpDir()
    await importRoster(dataDir, SMALL_ROSTER)
    const key = await createKey(dataDir)
    const server = await start(dataDir)
    await createCaller(server.baseUrl, { key }).post('/pickups', pickups)
    await createCaller(server.baseUrl).call('POST', '/session', {
      body: { as: 'courier', number: 'e1', pin: '918273' },
    })
    expect(server.logs()).not.toContain(key)
    expect(server.logs()).not.toContain('918273')
  })
})

test('.ci/run and the README name the same test command', async () => {
  const [run, readme] = await Promise.all(
    ['../../.ci/run', '../../README.md'].map((path) => readFile(new URL(path, import.meta.url), 'utf8')),
  )
  expect(run).toMatch(/^npm test$/m)
  expect(readme).toContain('npm install && npm test')
})
