import type { ClientEvents, ServerEvents, SocketAuth } from '@leitai/shared/protocol'
import { io, type Socket } from 'socket.io-client'

export type LiveSocket = Socket<ServerEvents, ClientEvents>

/** The socket to the server that this page came from; it reconnects by itself, jittered. */
export function connectSocket(auth: SocketAuth): LiveSocket {
  return io({
    auth,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  })
}
