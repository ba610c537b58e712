import { readFileSync } from 'node:fs'
import { Redis, type RedisOptions } from 'ioredis'
import type { Log } from '../log.ts'
import type { EmbeddedRedis } from './embedded.ts'

/** Decision 9: no command waits for ever. */
const COMMAND_DEADLINE_MS = 5_000
const MAX_RETRY_MS = 200
/** ioredis would ask a Redis that is loading its data once a second only. */
const LOADING_RETRY_MS = 50
const CONNECT_DEADLINE_MS = 30_000
/** How long an embedded Redis has to end: less than what a service manager gives a server that stops. */
const SHUTDOWN_DEADLINE_MS = 3_000

/** The function libraries, each one file or several that are read as one. */
const LIBRARIES = [
  ['facts', 'scores', 'archive', 'boards', 'ledger'].map((part) => `../boards/${part}.lua`),
  ['../finals/finals.lua'],
  ['../disputes/disputes.lua'],
  ['../receipts/receipts.lua'],
  ['../org/org.lua'],
  ['../org/trail.lua'],
]

/** What makes an acknowledgement durable (decision 8), and what Redis says when it is so. */
const DURABLE = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' }

export interface RedisSource {
  /** What no other process is called that uses the same Redis, wherever it runs. */
  processName: string
  /** Absent: the embedded one. */
  url: string | undefined
  embedded: EmbeddedRedis | undefined
  /** Names of settings that may be weaker than they should be. */
  allowWeak: readonly string[]
  /** How long a command may take; less long where nothing is said. */
  deadlineMs?: number
}

export interface RedisConnections {
  /** For commands. Rejects at once while Redis is away. */
  commands: Redis
  /** For sharded subscriptions. */
  subscriber: Redis
  /** True while commands are answered. */
  isUp(): boolean
  /** Asks Redis whether it answers. */
  answers(): Promise<boolean>
  /** Whether another Leitai process is connected to the same Redis. */
  hasOtherUsers(): Promise<boolean>
  /** Ends the connections and, if this was the last Leitai process that used it, the embedded Redis. */
  close(): Promise<void>
}

/**
 * Connects to Redis, checks that it keeps its word, and loads the function libraries.
 * Throws where its settings are too weak. Connections come back by themselves; so does an embedded Redis.
 */
export async function connectRedis(source: RedisSource, log: Log): Promise<RedisConnections> {
  await source.embedded?.ensure()
  const closing = { begun: false }
  const commands = open(source, log, 'commands', closing)
  const subscriber = forgiving(open(source, log, 'live', closing))
  await Promise.all([readyOf(commands), readyOf(subscriber)])
  await checkVersion(commands)
  await checkDurability(commands, source.allowWeak)
  await loadLibraries(commands)
  // a Redis that was emptied or replaced has no functions: every new connection loads them again
  commands.on('ready', () => {
    loadLibraries(commands).catch((error: unknown) => log.error('functions not loaded', error))
  })

  async function hasOtherUsers(): Promise<boolean> {
    const clients = String(await commands.client('LIST'))
    const names = [...clients.matchAll(/ name=leitai:([^: ]+):/g)].map(([, name]) => name)
    return names.some((name) => name !== source.processName)
  }

  async function close(): Promise<void> {
    closing.begun = true
    source.embedded?.close()
    subscriber.disconnect()
    if (source.embedded && commands.status === 'ready') {
      // one that ends at this moment, as when both are told to stop at once, needs nobody to end it
      const isLast = !(await hasOtherUsers().catch(() => true))
      if (isLast) await shutDown(commands, log)
    }
    commands.disconnect()
  }

  const isUp = () => commands.status === 'ready'
  return {
    commands,
    subscriber,
    isUp,
    async answers() {
      return isUp() && (await commands.ping().catch(() => '')) === 'PONG'
    },
    hasOtherUsers,
    close,
  }
}

/**
 * A connection of which no command that fails ends the process: ioredis subscribes anew by itself on every new
 * connection without looking at the outcome, and where that one ends at once it is made good by the next. Callers
 * are told of their own failures as ever.
 */
function forgiving(redis: Redis): Redis {
  const send = redis.sendCommand.bind(redis)
  redis.sendCommand = (command, stream) => {
    const sent = send(command, stream)
    command.promise.catch(() => undefined)
    return sent
  }
  return redis
}

function open(source: RedisSource, log: Log, role: string, closing: { begun: boolean }): Redis {
  const options: RedisOptions = {
    protocol: 2,
    connectionName: `leitai:${source.processName}:${role}`,
    commandTimeout: source.deadlineMs ?? COMMAND_DEADLINE_MS,
    // a caller is told at once that Redis is away, rather than queued
    enableOfflineQueue: false,
    maxRetriesPerRequest: null,
    maxLoadingRetryTime: LOADING_RETRY_MS,
    retryStrategy: (times) => {
      if (closing.begun) return null
      // found dead: started again, unless another process was quicker
      source.embedded?.ensure().catch((error: unknown) => log.error('embedded redis', error))
      return Math.min(20 * times, MAX_RETRY_MS)
    },
  }
  const redis =
    source.url === undefined && source.embedded
      ? new Redis({ ...options, path: source.embedded.socketPath })
      : new Redis(source.url ?? '', options)
  let away = false
  redis.on('error', (error) => {
    if (!away) log.warn('redis is away', { role, error: String(error) })
    away = true
  })
  redis.on('ready', () => {
    if (away) log.info('redis is back', { role })
    away = false
  })
  return redis
}

/** Resolves once Redis answers and has loaded its data. */
function readyOf(redis: Redis): Promise<void> {
  return new Promise((done, fail) => {
    if (redis.status === 'ready') return done()
    const deadline = setTimeout(() => {
      redis.disconnect()
      fail(new Error('Redis does not answer; is it running, and is REDIS_URL right?'))
    }, CONNECT_DEADLINE_MS)
    redis.once('ready', () => {
      clearTimeout(deadline)
      done()
    })
  })
}

async function checkVersion(redis: Redis): Promise<void> {
  const [, version = ''] = /redis_version:(\S+)/.exec(await redis.info('server')) ?? []
  if (Number.parseInt(version, 10) < 7)
    throw new Error(`Redis >= 7.0 (or Valkey) is needed, this is ${version}`)
}

async function checkDurability(redis: Redis, allowWeak: readonly string[]): Promise<void> {
  const weak: string[] = []
  for (const [name, wanted] of Object.entries(DURABLE)) {
    if (allowWeak.includes(name)) continue
    const reply = await redis.config('GET', name).catch(() => [])
    const value = Array.isArray(reply) ? String(reply[1]) : 'unknown'
    if (value !== wanted) weak.push(`${name} is ${value}, not ${wanted}`)
  }
  if (weak.length > 0) {
    throw new Error(
      `This Redis could lose acknowledged pickups: ${weak.join('; ')}. ` +
        'Set it so, or accept it by name: ALLOW_WEAK_REDIS=appendfsync,… (see README).',
    )
  }
}

async function loadLibraries(redis: Redis): Promise<void> {
  for (const files of LIBRARIES) {
    const parts = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    await redis.function('LOAD', 'REPLACE', parts.join('\n'))
  }
}

/**
 * Ends Redis, or gives up in time and leaves it running: the next start finds it at its socket, as after a kill of
 * the server. FORCE overrules whatever Redis may have against it (a snapshot that fails, a file that is being
 * rewritten): every acknowledged write is on disk before its reply, so that nothing is lost by ending. A signal
 * would not do more: SIGTERM asks for the very same orderly end, to be refused for the same reasons, and a Redis
 * that hangs finds the command when it comes round; SIGKILL would lose nothing that was acknowledged, but might tear
 * the file of a Redis that is about to end by itself.
 */
async function shutDown(redis: Redis, log: Log): Promise<void> {
  await new Promise<void>((done) => {
    const leave = (why: unknown) => {
      log.warn('redis does not end, and is left running', { why: String(why) })
      done()
    }
    const late = setTimeout(leave, SHUTDOWN_DEADLINE_MS, 'no answer')
    redis.once('end', () => {
      clearTimeout(late)
      done()
    })
    redis.shutdown('NOSAVE', 'NOW', 'FORCE').catch((error: unknown) => {
      if (redis.status === 'end') return // Redis ends without a reply: one that comes says why not
      clearTimeout(late)
      leave(error)
    })
  })
}
