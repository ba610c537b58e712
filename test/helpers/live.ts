/** A viewer on the wire, with nothing of the client's code: it writes down what it hears. */
import { applyChange } from '@leitai/shared/live'
import type {
  Ack,
  Beat,
  Change,
  ClientEvents,
  ServerEvents,
  Snapshot,
  SocketAuth,
  WallTicket,
} from '@leitai/shared/protocol'
import { io, type Socket } from 'socket.io-client'

export interface Viewer {
  socket: Socket<ServerEvents, ClientEvents>
  /** The snapshot with every change applied that came after it, and the newest peers; throws on a gap (L1). */
  current(): Snapshot
  changes: { change: Change; heardAt: number }[]
  snapshots: Snapshot[]
  beats: Beat[]
  tickets: WallTicket[]
  /** Resolves as soon as the numbers satisfy a condition: asked at every word that is heard. */
  when(what: string, holds: (snapshot: Snapshot) => boolean, timeoutMs?: number): Promise<Snapshot>
  close(): void
}

export interface ViewerOptions {
  auth: SocketAuth
  stationId?: string | null
  headers?: Record<string, string>
  /** Called before it connects: what the server says at once is heard too. */
  listen?(socket: Viewer['socket']): void
}

/** Connects without watching. Rejects with what the server says where it refuses. */
export async function connectSocket(
  baseUrl: string,
  { auth, headers, listen }: ViewerOptions,
): Promise<Viewer['socket']> {
  const socket: Viewer['socket'] = io(baseUrl, {
    auth,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers ?? {},
  })
  listen?.(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.close()
      reject(error)
    })
  })
  return socket
}

/** Says `watch` and waits for the answer. */
export function watch(
  socket: Viewer['socket'],
  stationId: string | null,
): Promise<Parameters<Ack<Snapshot>>[0]> {
  return new Promise((resolve) => socket.emit('watch', stationId, resolve))
}

/** Connects and watches a station. */
export async function startViewer(baseUrl: string, options: ViewerOptions): Promise<Viewer> {
  const socket = await connectSocket(baseUrl, options)
  const listeners = new Set<() => void>()
  const snapshots: Snapshot[] = []
  const changes: Viewer['changes'] = []
  const beats: Beat[] = []
  const tickets: WallTicket[] = []
  let current: Snapshot | undefined
  let gap: string | undefined
  const heard = () => {
    for (const listener of listeners) listener()
  }

  socket.on('snapshot', (snapshot) => {
    snapshots.push(snapshot)
    current = snapshot
    heard()
  })
  socket.on('change', (change) => {
    changes.push({ change, heardAt: performance.now() })
    if (!current) return // the answer to watch is still on its way, and has it
    const next = applyChange(current, change)
    if (next) current = next
    else gap ??= `a change from ${change.prev} to ${change.seq} came upon ${current.seq}`
    heard()
  })
  socket.on('peers', (peers) => {
    if (current) current = { ...current, peers }
    heard()
  })
  socket.on('beat', (beat) => beats.push(beat))
  socket.on('ticket', (ticket) => {
    tickets.push(ticket)
    heard()
  })
  const reply = await watch(socket, options.stationId ?? null)
  if (!reply.ok) {
    socket.close()
    throw new Error(`watch was refused: ${reply.problem.code}`)
  }
  if (!current || current.seq < reply.value.seq) current = reply.value
  snapshots.push(reply.value)

  function now(): Snapshot {
    if (gap) throw new Error(gap)
    if (!current) throw new Error('no snapshot has come')
    return current
  }

  return {
    socket,
    current: now,
    changes,
    snapshots,
    beats,
    tickets,
    when(what, holds, timeoutMs = 10_000) {
      return new Promise((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer)
          listeners.delete(look)
        }
        const timer = setTimeout(() => {
          settle()
          reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}`))
        }, timeoutMs)
        const look = () => {
          try {
            if (!holds(now())) return
            settle()
            resolve(now())
          } catch (error) {
            settle()
            reject(error)
          }
        }
        listeners.add(look)
        look()
      })
    },
    close: () => socket.close(),
  }
}

/** The score of a member on one of today's or this week's boards. */
export function scoreOf(
  snapshot: Snapshot,
  memberId: string,
  board: keyof Snapshot['boards'] = 'day/pickups',
) {
  return snapshot.boards[board].rows.find(([id]) => id === memberId)?.[1] ?? 0
}

/** Resolves when the server cuts a socket. */
export async function disconnected(socket: Viewer['socket']): Promise<void> {
  if (!socket.connected) return
  await new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
}
