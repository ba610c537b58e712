import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

const FOLD = 'boards_fold'

export interface CuttingProxy {
  url: string
  /**
   * Cuts every connection at the next fold, or at the next call of another function: `reply`, once Redis has carried it out and before its reply
   * passes; `request`, when half of it has gone to Redis. Resolves with when (performance.now).
   */
  cut(where: 'reply' | 'request', call?: string): Promise<number>
  close(): void
}

/** Stands between the server and its Redis, and cuts the line at the worst moments. */
export async function createCuttingProxy(redisPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let armed: { where: 'reply' | 'request'; call: string; done(atMs: number): void } | undefined

  function cutAll(): void {
    for (const socket of sockets) socket.destroy()
    armed?.done(performance.now())
    armed = undefined
  }

  const server = createServer((client) => {
    const redis = connect(redisPort, '127.0.0.1')
    let awaitsReply = false
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    client.on('data', (chunk) => {
      const isMeant = armed !== undefined && chunk.includes(armed.call)
      if (isMeant && armed?.where === 'request') {
        redis.write(chunk.subarray(0, Math.floor(chunk.length / 2)), cutAll)
        return
      }
      if (isMeant) awaitsReply = true
      redis.write(chunk)
    })
    redis.on('data', (chunk) => {
      if (awaitsReply && armed) return cutAll()
      client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `redis://127.0.0.1:${port}`,
    cut: (where, call = FOLD) =>
      new Promise((done) => {
        armed = { where, call, done }
      }),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
