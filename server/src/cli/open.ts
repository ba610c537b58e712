import { existsSync } from 'node:fs'
import type { Clock } from '@leitai/shared/clock'
import { refuseHalfRestored } from '../backup/place.ts'
import type { Config } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { createEmbeddedRedis } from '../redis/embedded.ts'
import { connectRedis, type RedisConnections } from '../redis/redis.ts'
import { randomId } from '../secrets/secrets.ts'
import { createServices, type Services } from '../services.ts'
import { UsageError } from './usage.ts'

/** The real clock: the only place where time is taken from the machine. */
export const clock: Clock = { now: () => Date.now() }

export interface Opened {
  services: Services
  redis: RedisConnections
  log: Log
  close(): Promise<void>
}

/** Opens the data of a configuration, beside a running server or without one; commands change things as `cli`. */
export async function openData(
  config: Config,
  { by, deadlineMs }: { by?: 'cli' | 'system'; deadlineMs?: number | undefined } = {},
): Promise<Opened> {
  return openWith(config, ({ commands }) => refuseHalfRestored(commands), { by, deadlineMs })
}

/** The same, with something to be done before anything else is. */
export async function openWith(
  config: Config,
  first: (redis: RedisConnections) => Promise<void>,
  { by = 'cli', deadlineMs }: { by?: 'cli' | 'system' | undefined; deadlineMs?: number | undefined } = {},
): Promise<Opened> {
  const log = createLog((line) => process.stderr.write(line), clock.now)
  const embedded = config.redisUrl ? undefined : createEmbeddedRedis({ dataDir: config.dataDir, log })
  const { redisUrl: url, allowWeakRedis: allowWeak, archiveDir } = config
  const redis = await connectRedis({ processName: randomId(12), url, embedded, allowWeak, deadlineMs }, log)
  const services = await first(redis)
    .then(() => createServices({ redis, archiveDir, by, clock, log }))
    .catch(async (error: unknown) => {
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

/** A configuration whose data are there: who misspells a directory is not to be told that all is well in it. */
export function existingData(config: Config): Config {
  if (config.redisUrl === undefined && !existsSync(config.dataDir)) {
    throw new UsageError(`There is no data directory ${config.dataDir}.`)
  }
  return config
}
