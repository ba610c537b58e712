import { once } from 'node:events'
import { createServer } from 'node:net'
import { createLog } from '@leitai/server/log'
import { createEmbeddedRedis } from '@leitai/server/redis/embedded'
import { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'

test('[P3] a Redis that dies between taking a connection and answering is started again', async () => {
  const embedded = createEmbeddedRedis({
    dataDir: await tmpDir(),
    log: createLog(() => undefined, Date.now),
  })
  const dying = createServer((socket) => {
    socket.on('data', () => {
      socket.end()
      dying.close()
    })
  })
  dying.listen(embedded.socketPath)
  await once(dying, 'listening')
  await embedded.ensure()
  const redis = new Redis(embedded.socketPath)
  expect(await redis.ping()).toBe('PONG')
  redis.disconnect()
})
