import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from '@leitai/server/programs/programs'
import { Redis } from 'ioredis'
import { onTestFinished } from 'vitest'
import { freePort } from './folders.ts'

const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']

const RETRY_MS = 25
const MAX_RETRIES = 400

/** A Redis of the test's own with its data in `folder`, as an operator would run one; gives its URL. */
export async function startOwnRedis(folder: string, settings: string[] = DURABLE): Promise<string> {
  const program = findProgram('redis-server')
  if (!program) throw new Error('redis-server is missing')
  const port = await freePort()
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '']
  const child = spawn(program, [...place, ...settings], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  // while it starts it refuses; the first command waits for it
  const redis = new Redis(port, '127.0.0.1', {
    retryStrategy: () => RETRY_MS,
    maxRetriesPerRequest: MAX_RETRIES,
  })
  redis.on('error', () => undefined)
  await redis.ping()
  redis.disconnect()
  return `redis://127.0.0.1:${port}`
}
