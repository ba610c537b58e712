import type { ClientEvents, ServerEvents, SocketAuth } from '@leitai/shared/protocol'
import { io, type Socket } from 'socket.io-client'

export type LiveSocket = Socket<ServerEvents, ClientEvents>

/**
 * How a socket comes back by itself: within two seconds where only the network was away, and never all at once.
 * A server that starts again is found by walls one after the other.
 */
export const RECONNECTION = {
  reconnectionDelay: 1_000,
  reconnectionDelayMax: 5_000,
  randomizationFactor: 0.9,
} as const

/** The socket to the server that this page came from. */
export function connectSocket(auth: SocketAuth): LiveSocket {
  return io({
    auth,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    ...RECONNECTION,
  })
}
