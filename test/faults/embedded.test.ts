import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createLog } from '@leitai/server/log'
import { lastFileOf } from '@leitai/server/redis/appendOnlyTail'
import { createEmbeddedRedis, type EmbeddedRedis } from '@leitai/server/redis/embedded'
import { connectRedis } from '@leitai/server/redis/redis'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { tmpDir } from '../helpers/folders.ts'

const silent = createLog(() => undefined, Date.now)

test('[P3] a Redis that dies between taking a connection and answering is started again', async () => {
  const embedded = createEmbeddedRedis({ dataDir: await tmpDir(), log: silent })
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

/** Closes what uses an embedded Redis after writing to it; gives what was logged. */
async function closeAfterWriting(embedded: EmbeddedRedis, before: (redis: Redis) => Promise<unknown>) {
  const logged: string[] = []
  const log = createLog((line) => logged.push(line), Date.now)
  const connections = await connectRedis(
    { processName: 'test', url: undefined, embedded, allowWeak: [] },
    log,
  )
  await connections.commands.set('written', 'before')
  await before(connections.commands)
  await connections.close()
  return logged.join('')
}

/** What the next who needs the data finds: the process that serves them, and what was written. */
async function findAgain(dataDir: string): Promise<{ pid: number; written: string | null }> {
  const embedded = createEmbeddedRedis({ dataDir, log: silent })
  await embedded.ensure()
  const redis = new Redis(embedded.socketPath)
  onTestFinished(() => redis.disconnect())
  return { pid: await pidOf(redis), written: await redis.get('written') }
}

async function pidOf(redis: Redis): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1])
}

test('[P3] the last one to leave ends Redis; what was written is there at the next start', async () => {
  const dataDir = await tmpDir()
  let pid = 0
  const logged = await closeAfterWriting(createEmbeddedRedis({ dataDir, log: silent }), async (redis) => {
    pid = await pidOf(redis)
  })
  expect(logged).toBe('')
  const again = await findAgain(dataDir)
  expect(again.written).toBe('before')
  expect(again.pid).not.toBe(pid)
})

test('[P3] a Redis that refuses to end is left running, and found again', async () => {
  const dataDir = await tmpDir()
  let pid = 0
  const logged = await closeAfterWriting(createEmbeddedRedis({ dataDir, log: silent }), async (redis) => {
    pid = await pidOf(redis)
    await redis.acl('SETUSER', 'default', '-shutdown')
  })
  expect(logged).toContain('NOPERM')
  expect(await findAgain(dataDir)).toEqual({ pid, written: 'before' })
})

test('[P3] a Redis that never answers that it ends holds nobody up, and is found again', async () => {
  const dataDir = await tmpDir()
  const real = createEmbeddedRedis({ dataDir, log: silent })
  await real.ensure()
  const deaf = await listenDeafTo('shutdown', real.socketPath, join(dataDir, 'deaf.sock'))
  onTestFinished(() => deaf.close())
  let pid = 0
  const logged = await closeAfterWriting({ ...real, socketPath: deaf.socketPath }, async (redis) => {
    pid = await pidOf(redis)
  })
  expect(deaf.heard()).toBe(true)
  expect(logged).toContain('left running')
  expect(await findAgain(dataDir)).toEqual({ pid, written: 'before' })
})

test('[P3] a data file that is damaged rather than torn is named at once, and left as it is', async () => {
  const dataDir = await tmpDir()
  await closeAfterWriting(createEmbeddedRedis({ dataDir, log: silent }), (redis) => redis.set('more', '1'))
  const file = lastFileOf(join(dataDir, 'appendonlydir')) ?? ''
  const text = await readFile(file, 'latin1')
  const damaged = text.replace('$7\r\nwritten', '?7\r\nwritten')
  expect(damaged).not.toBe(text)
  await writeFile(file, damaged, 'latin1')
  const embedded = createEmbeddedRedis({ dataDir, log: silent })
  onTestFinished(() => embedded.close())
  await expect(embedded.ensure()).rejects.toThrow(/incr\.aof is damaged at byte \d+/)
  expect(await readFile(file, 'latin1')).toBe(damaged)
})

/** Passes everything on to a socket and back, but for one command: the connection that says it hears no more. */
async function listenDeafTo(command: string, behind: string, socketPath: string) {
  const sockets = new Set<Socket>()
  let heard = false
  const server = createServer((client) => {
    const redis = connect(behind)
    sockets.add(client).add(redis)
    client.on('close', () => redis.destroy())
    redis.on('data', (chunk) => client.write(chunk))
    client.on('data', (chunk) => {
      if (chunk.toString().toLowerCase().includes(command)) heard = true
      else redis.write(chunk)
    })
  })
  server.listen(socketPath)
  await once(server, 'listening')
  return {
    socketPath,
    heard: () => heard,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
