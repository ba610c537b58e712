import { createServer as createHttpServer, IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Express } from 'express'

/** A connection on which nothing moves for so long is given up. */
const IDLE_TIMEOUT_MS = 5 * 60_000

/**
 * An HTTP server for an Express app. Express sets the prototype of each request and response to its own,
 * which makes every later use of them slow; constructors whose prototypes already are those make it a no-op.
 */
export function createServer(app: Express): Server {
  const server = createHttpServer(
    {
      IncomingMessage: withPrototype(IncomingMessage, app.request),
      ServerResponse: withPrototype(ServerResponse, app.response),
    },
    app,
  )
  server.requestTimeout = 0 // a stream of pickups may last for hours
  server.timeout = IDLE_TIMEOUT_MS
  return server
}

/**
 * Ends every connection when it is called, those that were upgraded to sockets too: a screen that has gone dark never
 * answers that it lets go, and would be waited for.
 */
export function connectionCutter(server: Server): () => void {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return () => {
    for (const socket of open) socket.destroy()
  }
}

/** A constructor that makes what `Base` makes, with another prototype (which inherits from Base's). */
function withPrototype<Base extends typeof IncomingMessage | typeof ServerResponse>(
  base: Base,
  prototype: object,
): Base {
  const made: Base = new Proxy(base, {
    construct: (target, args) => Reflect.construct(target, args, made),
    get: (target, property) => (property === 'prototype' ? prototype : Reflect.get(target, property)),
  })
  return made
}
