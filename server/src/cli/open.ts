import type { Clock } from '@leitai/shared/clock'
import type { Config } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { createEmbeddedRedis } from '../redis/embedded.ts'
import { connectRedis, type RedisConnections } from '../redis/redis.ts'
import { createServices, type Services } from '../services.ts'

/** The real clock: the only place where time is taken from the machine. */
export const clock: Clock = { now: () => Date.now() }

export interface Opened {
  services: Services
  redis: RedisConnections
  log: Log
  close(): Promise<void>
}

/** Opens the data of a configuration, beside a running server or without one. */
export async function openData(config: Config): Promise<Opened> {
  const log = createLog((line) => process.stderr.write(line), clock.now)
  const embedded = config.redisUrl ? undefined : createEmbeddedRedis({ dataDir: config.dataDir, log })
  const redis = await connectRedis({ url: config.redisUrl, embedded, allowWeak: config.allowWeakRedis }, log)
  const services = await createServices({ redis, clock, log }).catch(async (error: unknown) => {
    await redis.close()
    throw error
  })
  return {
    services,
    redis,
    log,
    async close() {
      services.close()
      await redis.close()
    },
  }
}
