import type { IncomingMessage } from 'node:http'
import {
  BEAT_MS,
  type ClientEvents,
  type ServerEvents,
  type Snapshot,
  type WallTicket,
} from '@leitai/shared/protocol'
import { Refusal, type RefusalCode } from '@leitai/shared/refusal'
import { wallReportSchema } from '@leitai/shared/wall'
import type { Server, Socket } from 'socket.io'
import { z } from 'zod'
import type { Presence } from '../alerts/presence.ts'
import type { CeremonyRooms } from '../ceremonies/ceremonyRooms.ts'
import type { Limits } from '../http/limits.ts'
import { isManager, type Principal, type Principals } from '../http/principals.ts'
import { problemOf, problemOfError } from '../http/problems.ts'
import { languageOf } from '../http/words.ts'
import type { Log } from '../log.ts'
import type { Org } from '../org/org.ts'
import type { Roster } from '../people/roster.ts'
import type { Tickets } from '../people/tickets.ts'
import type { Programmes } from '../programmes/programmes.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Walls } from '../walls/walls.ts'
import type { Rooms } from './rooms.ts'

/** A ticket on a wall is replaced while there is still time to use it. */
const TICKET_SPARE_MS = 120_000
const MAX_STATION_ID = 100
const RECHECK_MS = BEAT_MS * 0.8
/** Packets that a socket may send at once; a viewer in trouble asks every few seconds. */
const MAX_PACKETS = 20
/** What it wins back with each recheck: 20 in 10 s. */
const PACKETS_PER_RECHECK = 8
/** Who goes on like this after being refused is no viewer. */
const FLOOD_PACKETS = 200

/** What rights to watch are made of. */
const WATCHED = ['managers', 'pins', 'walls', 'units', 'stations', 'couriers'] as const

const stationSchema = z.string().max(MAX_STATION_ID).nullable()
const authSchema = z.object({
  as: z.enum(['wall', 'courier', 'manager']),
  token: z.string().max(200).optional(),
})

/** A wall by itself; no station's room is called like this. */
function wallRoom(wallId: string): string {
  return `wall/${wallId}`
}

/** A refused handshake tells its code where socket.io-client hands it on. */
function handshakeError(code: RefusalCode): Error {
  return Object.assign(new Error(code), { data: { code } })
}

type LiveSocket = Socket<ClientEvents, ServerEvents>

interface Viewer {
  principal: Principal
  /** What it watches; a courier who is posted elsewhere loses it. */
  stationId: string | undefined
  leave: (() => void) | undefined
  ticket: WallTicket | undefined
  refreshing: Promise<void> | undefined
  /** The watch under way: the next one waits for it. */
  watching: Promise<unknown>
  /** A courier's page is on the screen. */
  looks: boolean
  /** Packets that it has sent and not won back. */
  packets: number
}

/** The socket end of `protocol.ts`: who may watch what, and for how long. */
export function createSockets(deps: {
  io: Server<ClientEvents, ServerEvents>
  rooms: Rooms
  principals: Principals
  limits: Pick<Limits, 'requestOf' | 'connect'>
  org: Pick<Org, 'watch'>
  roster: Roster
  walls: Walls
  tickets: Tickets
  programmes: Programmes
  /** Tells walls of awards ceremonies. */
  ceremonyRooms: Pick<CeremonyRooms, 'enter'>
  /** Told who looks at a phone. */
  presence: Pick<Presence, 'looks'>
  log: Log
}) {
  const { io, rooms, principals, org, roster, walls, tickets, programmes, ceremonyRooms, log } = deps
  const { limits, presence } = deps
  const viewers = new Map<LiveSocket, Viewer>()
  /** Let in by the handshake; not every one of them gets as far as a connection. */
  const admitted = new WeakMap<LiveSocket, Principal>()

  async function identify(socket: LiveSocket): Promise<Principal | undefined> {
    const auth = authSchema.safeParse(socket.handshake.auth)
    if (!auth.success) return undefined
    const { as, token } = auth.data
    if (as === 'wall') return walls.principalOf(token ?? '')
    const request: IncomingMessage = socket.request
    const present = await principals.of(request)
    return present.find((one) => (as === 'manager' ? isManager(one) : one.role === as))
  }

  function ownStation(principal: Principal): string | undefined {
    if (principal.role === 'wall') return principal.stationId
    return principal.role === 'courier' ? roster.currentStation(principal.courierId)?.id : undefined
  }

  function isKnownStation(principal: Principal): boolean {
    return principal.role !== 'wall' || roster.stations().some(({ id }) => id === principal.stationId)
  }

  async function watch(socket: LiveSocket, viewer: Viewer, asked: string | null): Promise<Snapshot> {
    const gone = () => new Refusal('unauthenticated', 'The socket is gone.')
    if (!socket.connected) throw gone()
    const { principal } = viewer
    const stationId = asked ?? ownStation(principal)
    if (stationId === undefined)
      throw new Refusal('not_posted', 'Posted to no station.', { field: 'stationId' })
    if (!principals.may(principal, 'live.watch', stationId)) {
      throw new Refusal('forbidden', 'Not this station.')
    }
    const room = await rooms.enter(stationId, principal.role === 'wall' ? principal.audience : 'staff')
    if (!socket.connected) {
      room.leave()
      throw gone()
    }
    const before = viewer.leave
    viewer.stationId = stationId
    viewer.leave = () => {
      void socket.leave(room.name)
      room.leave()
    }
    before?.()
    // joined and answered in one turn: no change can come between
    await socket.join(room.name)
    return room.snapshot()
  }

  /** One watch of a socket at a time: none costs more than the snapshot that it is answered with. */
  function watchInTurn(socket: LiveSocket, viewer: Viewer, asked: unknown): Promise<Snapshot> {
    const station = stationSchema.safeParse(asked)
    if (!station.success) {
      return Promise.reject(new Refusal('invalid_request', 'Not a station id.', { field: 'stationId' }))
    }
    const turn = viewer.watching.then(() => watch(socket, viewer, station.data))
    viewer.watching = turn.catch(() => undefined)
    return turn
  }

  async function renewTicket(socket: LiveSocket, viewer: Viewer): Promise<void> {
    const { principal, ticket } = viewer
    // whoever may scan a wall in public is no courier yet
    if (principal.role !== 'wall' || principal.audience === 'public') return
    if (ticket && (await tickets.lastsFor(ticket, TICKET_SPARE_MS))) return
    viewer.ticket = await tickets.create(principal.stationId)
    socket.emit('ticket', viewer.ticket)
  }

  /** Whoever asks while a ticket is being made gets that one. */
  function refreshTicket(socket: LiveSocket, viewer: Viewer): Promise<void> {
    viewer.refreshing ??= renewTicket(socket, viewer).finally(() => {
      viewer.refreshing = undefined
    })
    return viewer.refreshing
  }

  /** Whoever has lost the right to watch is cut off within a beat. */
  async function recheck(socket: LiveSocket, viewer: Viewer): Promise<void> {
    try {
      const principal = await identify(socket)
      const same = principal && JSON.stringify(principal) === JSON.stringify(viewer.principal)
      const { stationId } = viewer
      if (!same || (stationId !== undefined && !principals.covers(principal, stationId))) {
        // where not even its station is known the store is another one: that ends no wall's pairing
        if (isKnownStation(viewer.principal)) socket.emit('revoked')
        socket.disconnect(true)
      } else await refreshTicket(socket, viewer)
    } catch (error) {
      if (!isRedisAway(error)) log.error('recheck', error)
    }
  }

  async function tellPresence({ looks, principal }: Viewer): Promise<void> {
    if (!looks || principal.role !== 'courier') return
    try {
      await presence.looks(principal.courierId)
    } catch (error) {
      if (!isRedisAway(error)) log.error('presence', error)
    }
  }

  io.use((socket, next) => {
    identify(socket)
      .then((principal) => {
        limits.requestOf(principal, socket.request)
        if (!principal) return next(handshakeError('unauthenticated'))
        const end = limits.connect(principal)
        socket.once('disconnect', end)
        socket.conn.once('close', end) // where it gets no further than this
        admitted.set(socket, principal)
        next()
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) return next(handshakeError(error.code))
        next(handshakeError(isRedisAway(error) ? 'unavailable' : 'internal'))
      })
  })

  io.on('connection', (socket) => {
    const principal = admitted.get(socket)
    if (!principal) return socket.disconnect(true)
    const viewer: Viewer = {
      principal,
      stationId: undefined,
      leave: undefined,
      ticket: undefined,
      refreshing: undefined,
      watching: Promise.resolve(),
      looks: false,
      packets: 0,
    }
    viewers.set(socket, viewer)
    if (principal.role === 'wall') void socket.join(wallRoom(principal.wallId))
    const unwatch =
      principal.role === 'wall'
        ? programmes.watch(principal, (programme) => socket.emit('programme', programme))
        : undefined
    const language = languageOf(socket.handshake.headers['accept-language'])
    socket.use((packet, next) => {
      viewer.packets++
      if (viewer.packets <= MAX_PACKETS) return next()
      if (viewer.packets > FLOOD_PACKETS) return socket.disconnect(true)
      const ack: unknown = packet.at(-1)
      if (typeof ack === 'function') ack({ ok: false, problem: problemOf('too_many_attempts', language) })
    })
    socket.on('watch', (stationId, ack) => {
      if (typeof ack !== 'function') return
      watchInTurn(socket, viewer, stationId)
        .then((value) => {
          ack({ ok: true, value })
          if (viewer.principal.role === 'wall') ceremonyRooms.enter(socket, viewer.principal)
          return refreshTicket(socket, viewer)
        })
        .catch((error: unknown) => ack({ ok: false, problem: problemOfError(error, language, log) }))
    })
    socket.on('report', (report) => {
      const parsed = wallReportSchema.safeParse(report)
      if (!parsed.success || viewer.principal.role !== 'wall') return
      if (!principals.may(viewer.principal, 'live.report')) return
      walls.report(viewer.principal.wallId, parsed.data).catch((error: unknown) => {
        if (!isRedisAway(error)) log.error('report', error)
      })
    })
    socket.on('look', (looks) => {
      viewer.looks = looks === true && principals.may(viewer.principal, 'live.look')
      void tellPresence(viewer)
    })
    socket.on('disconnect', () => {
      viewers.delete(socket)
      viewer.leave?.()
      unwatch?.()
    })
  })

  const unwatchCommands = walls.watchCommands((wallId, command) => {
    io.local.to(wallRoom(wallId)).emit('command', command)
  })
  // whoever has lost a right is cut off as soon as that is known here; the beat makes good what was not heard
  const unwatchRights = org.watch((change) => {
    if (change && !WATCHED.some((name) => change.has(name))) return
    for (const [socket, viewer] of viewers) void recheck(socket, viewer)
  })
  const rechecks = setInterval(() => {
    for (const [socket, viewer] of viewers) {
      viewer.packets = Math.max(viewer.packets - PACKETS_PER_RECHECK, 0)
      void recheck(socket, viewer)
      void tellPresence(viewer)
    }
  }, RECHECK_MS)

  return {
    close() {
      clearInterval(rechecks)
      unwatchCommands()
      unwatchRights()
    },
  }
}
