import { createLog, type Log } from '@leitai/server/log'
import type { OrgEntry } from '@leitai/server/org/org'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import { createServices, type Services } from '@leitai/server/services'
import type { Clock } from '@leitai/shared/clock'
import { courierSchema, stationSchema } from '@leitai/shared/roster'
import { onTestFinished } from 'vitest'
import { tmpDir } from './folders.ts'
import { startOwnRedis } from './redis.ts'
import { SMALL_ROSTER } from './stations.ts'

/** The services of the small company inside of the test, on a Redis of its own, by the test's clock. */
export async function startServices(
  clock: Clock,
): Promise<{ services: Services; redis: RedisConnections; log: Log }> {
  const { url } = await startOwnRedis(await tmpDir())
  const log = createLog((line) => process.stderr.write(line), clock.now)
  const redis = await connectRedis({ processName: 'test', url, embedded: undefined, allowWeak: [] }, log)
  const services = await createServices({ redis, archiveDir: await tmpDir(), clock, log })
  onTestFinished(async () => {
    services.close()
    await redis.close()
  })
  const stations = SMALL_ROSTER.stations.map(
    (one): OrgEntry => ['stations', one.id, stationSchema.parse(one)],
  )
  const couriers = SMALL_ROSTER.couriers.map(
    (one): OrgEntry => ['couriers', one.id, courierSchema.parse(one)],
  )
  await services.org.put([...stations, ...couriers])
  return { services, redis, log }
}
