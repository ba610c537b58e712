import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { scoreOf, startViewer } from '../helpers/live.ts'
import { pairWall } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const company = useSmallCompany()

test('[L1] damaged boards are made anew from their facts while the service runs, and walls follow', async () => {
  const { dataDir, source, server } = company
  await source.post('/pickups', [
    buildPickup('e1', { count: 3 }),
    buildPickup('e2', { count: 2 }),
    buildPickup('e1', { count: 4, version: 2, void: true }),
  ])
  const { token } = await pairWall(company.manager, EAST)
  const viewer = await startViewer(server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => viewer.close())
  expect([scoreOf(viewer.current(), 'e1'), scoreOf(viewer.current(), 'e2')]).toEqual([3, 2])
  const before = viewer.current().epoch

  const redis = new Redis({ path: join(dataDir, 'redis.sock') })
  onTestFinished(() => redis.disconnect())
  for (const key of await redis.keys(`lt:s:{${EAST}}:[bri]:*`)) await redis.zadd(key, 99, 'e1')
  await redis.del(`lt:s:{${EAST}}:days`)
  expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 1 })

  expect(await leitai(['rebuild', '--station', EAST], { dataDir })).toMatchObject({ code: 0 })
  await viewer.when('a new epoch', ({ epoch }) => epoch !== before)
  expect([scoreOf(viewer.current(), 'e1'), scoreOf(viewer.current(), 'e2')]).toEqual([3, 2])
  expect(await leitai(['verify'], { dataDir })).toMatchObject({ code: 0 })
  await source.post('/pickups', buildPickup('e2', { count: 5 }))
  await viewer.when('the next pickup', (snapshot) => scoreOf(snapshot, 'e2') === 7)
})
