import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface StillProxy {
  port: number
  /** From now on nothing passes and nobody is told, as if a cable were pulled or the other side frozen. */
  freeze(): void
  /** What was held passes on. */
  thaw(): void
}

/** Stands between two ends of TCP on 127.0.0.1. */
export async function startStillProxy(target: number): Promise<StillProxy> {
  const sockets = new Set<Socket>()
  let frozen = false

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }

  const server = createServer({ pauseOnConnect: true }, (near) => {
    const far = connect(target, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(socket)
      socket.on('data', (data) => other.write(data))
      socket.on('close', () => other.destroy())
      if (frozen) socket.pause()
      else socket.resume()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
  }
}
