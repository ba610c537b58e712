import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { ensureProgram } from '../programs/programs.ts'
import { cutTail } from './appendOnlyTail.ts'

/** Longest path of a unix socket on Linux, less a little. */
const MAX_SOCKET_PATH = 100
/** How long Redis may take to load its data. */
const START_DEADLINE_MS = 120_000
const RETRY_MS = 25
/** Exit code by which `flock` says that another process holds the lock. */
const LOCK_HELD = 75
const PURPOSE = 'to keep the standings (unless REDIS_URL names a Redis of yours)'

export interface EmbeddedRedis {
  socketPath: string
  /** Resolves when Redis answers; starts it if nothing does. Safe to call at any time, from many processes. */
  ensure(): Promise<void>
  close(): void
}

/** Where the Redis of a data directory listens: inside it, or by a hash of its path where that is too long. */
export function socketPathOf(dataDir: string): string {
  const inside = join(resolve(dataDir), 'redis.sock')
  if (inside.length <= MAX_SOCKET_PATH) return inside
  const hash = createHash('sha256').update(inside).digest('hex').slice(0, 16)
  return join(tmpdir(), `leitai-${hash}.sock`)
}

/**
 * The Redis of a data directory (decision 12): whoever needs it first starts it, under a lock that the
 * kernel holds for as long as it lives; who comes later finds it at its socket. It outlives a killed server
 * and is found again by the next.
 */
export function createEmbeddedRedis({ dataDir, log }: { dataDir: string; log: Log }): EmbeddedRedis {
  const socketPath = socketPathOf(dataDir)
  let ensuring: Promise<void> | undefined
  let closed = false

  async function start(): Promise<void> {
    const deadline = Date.now() + START_DEADLINE_MS
    let running = false
    let failed = false
    while (!closed) {
      if (await answers(socketPath)) return
      if (Date.now() > deadline) throw new Error(`Redis did not start; see ${join(dataDir, 'redis.log')}`)
      if (!running) {
        running = true
        if (failed) await cutUnfinishedTail(dataDir, log)
        const child = await launch(dataDir, socketPath, log)
        child.once('exit', (code) => {
          running = false
          failed = code !== LOCK_HELD && code !== 0
          if (failed) log.warn('redis ended', { code })
        })
      }
      await delay(RETRY_MS)
    }
  }

  return {
    socketPath,
    ensure() {
      ensuring ??= start().finally(() => {
        ensuring = undefined
      })
      return ensuring
    },
    close() {
      closed = true
    },
  }
}

/**
 * What a power cut left half written at the end of the file is taken off; see appendOnlyTail.ts. The lock is held
 * meanwhile by a child that ends when we do, and does nothing but say once that it has it.
 */
async function cutUnfinishedTail(dataDir: string, log: Log): Promise<void> {
  const holder = spawn(await findFlock(log), [...lockOf(dataDir), 'cat'], {
    detached: true, // Ctrl-C in a terminal must not take the lock from under us
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = once(holder, 'close')
  holder.stdin.on('error', () => undefined) // it has ended: another process has the lock, and sees to the file
  holder.stdin.write('held?')
  const isHeld = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)])
  try {
    const bytes = isHeld ? cutTail(join(dataDir, 'appendonlydir')) : 0
    if (bytes > 0) log.warn('an unfinished write was cut off the append-only file', { bytes })
  } finally {
    holder.stdin.end()
    await ended
  }
}

function findFlock(log: Log): Promise<string> {
  return ensureProgram({
    name: 'flock',
    debianPackage: 'util-linux',
    purpose: PURPOSE,
    log: (line) => log.info(line),
  })
}

/** What `flock` is told, so that only one process at a time has the data; the command follows. */
function lockOf(dataDir: string): string[] {
  const lock = join(dataDir, 'redis.lock')
  return ['--nonblock', '--no-fork', '--conflict-exit-code', String(LOCK_HELD), lock]
}

async function launch(dataDir: string, socketPath: string, log: Log) {
  const redis = await ensureProgram({
    name: 'redis-server',
    debianPackage: 'redis-server',
    purpose: PURPOSE,
    log: (line) => log.info(line),
  })
  const flock = await findFlock(log)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const logFile = openSync(join(dataDir, 'redis.log'), 'a')
  const child = spawn(
    flock,
    [...lockOf(dataDir), redis, ...settings(socketPath)],
    // a process group of its own: Ctrl-C in a terminal is for the server, which then ends Redis in order
    { cwd: dataDir, detached: true, stdio: ['ignore', logFile, logFile] },
  )
  child.unref()
  return child
}

/** Decision 8: on disk before it is acknowledged. Listpack limits fit buckets of facts (facts.lua). */
function settings(socketPath: string): string[] {
  const options: Record<string, string> = {
    port: '0',
    unixsocket: socketPath,
    unixsocketperm: '700',
    appendonly: 'yes',
    appendfsync: 'always',
    'aof-load-truncated': 'no', // appendOnlyTail.ts does it better
    save: '',
    'maxmemory-policy': 'noeviction',
    'hash-max-listpack-entries': '512',
    'hash-max-listpack-value': '512',
    'zset-max-listpack-entries': '256',
    daemonize: 'no',
  }
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
}

/** True if a Redis that has loaded its data answers at the socket. */
function answers(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(socketPath)
    const end = (value: boolean) => {
      socket.destroy()
      done(value)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false)) // it died before it answered
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('data', (reply) => end(reply.toString().startsWith('+PONG')))
  })
}
