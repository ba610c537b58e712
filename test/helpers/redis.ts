import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from '@leitai/server/programs/programs'
import { Redis } from 'ioredis'
import { onTestFinished } from 'vitest'
import { freePort } from './folders.ts'

const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']
const RETRY_MS = 25
const MAX_RETRIES = 400

export interface OwnRedis {
  url: string
  port: number
  stop(): Promise<void>
}

/** A Redis of the test's own with its data in `folder`, as an operator would run one. */
export async function startOwnRedis(
  folder: string,
  { settings = DURABLE, port: givenPort }: { settings?: string[]; port?: number } = {},
): Promise<OwnRedis> {
  const program = findProgram('redis-server')
  if (!program) throw new Error('redis-server is missing')
  const port = givenPort ?? (await freePort())
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '']
  const child = spawn(program, [...place, ...settings], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    await ended
  }
  onTestFinished(stop)
  // while it starts it refuses; the first command waits for it
  const redis = new Redis(port, '127.0.0.1', {
    retryStrategy: () => RETRY_MS,
    maxRetriesPerRequest: MAX_RETRIES,
  })
  redis.on('error', () => undefined)
  await redis.ping()
  redis.disconnect()
  return { url: `redis://127.0.0.1:${port}`, port, stop }
}
