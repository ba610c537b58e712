import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCaller } from '../helpers/api.ts'
import { tmpDir } from '../helpers/folders.ts'
import { scoreOf, startViewer } from '../helpers/live.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startOwnRedis } from '../helpers/redis.ts'
import { leitai, startServer } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { until } from '../helpers/wait.ts'

test('[L3] [P3] without its Redis the server says so and acknowledges nothing; with it back all goes on, untouched', async () => {
  const dataDir = await tmpDir()
  const redis = await startOwnRedis(dataDir)
  const env = { REDIS_URL: redis.url }
  const roster = join(dataDir, 'roster.json')
  await writeFile(roster, JSON.stringify(SMALL_ROSTER))
  expect(await leitai(['import', roster], { env })).toMatchObject({ code: 0 })
  const key = (await leitai(['key', 'create', '--name', 'test', '--all'], { env })).stdout.trim()
  const server = await startServer({ dataDir, env })
  onTestFinished(() => server.stop())
  const source = createCaller(server.baseUrl, { key })
  const { token } = await pairWall(await signInManager(server), EAST)
  const viewer = await startViewer(server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => viewer.close())
  await source.post('/pickups', buildPickup('e1', { count: 3 }))
  await viewer.when('three parcels', (snapshot) => scoreOf(snapshot, 'e1') === 3)

  await redis.stop()
  const lost = buildPickup('e1', { count: 4 })
  const refused = await source.call('POST', '/pickups', { body: lost })
  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.body).toMatchObject({ code: 'unavailable' })
  const stream = await source.call('POST', '/pickups', {
    body: JSON.stringify(lost),
    contentType: 'application/x-ndjson',
  })
  expect([stream.status, stream.body]).toMatchObject([503, { code: 'unavailable' }])
  expect((await fetch(`${server.baseUrl}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200)
  const beats = viewer.beats.length
  await until('a beat without numbers', async () => viewer.beats.slice(beats).some(({ at }) => at === null), {
    timeoutMs: 15_000,
  })

  await startOwnRedis(dataDir, { port: redis.port })
  await until(
    'the server to be ready again',
    async () => (await fetch(`${server.baseUrl}/readyz`)).status === 200,
  )
  expect(await source.post('/pickups', lost)).toMatchObject({ status: 'counted' })
  await viewer.when('seven parcels', (snapshot) => scoreOf(snapshot, 'e1') === 7)
  expect(viewer.socket.connected).toBe(true)
})
