import type { Clock } from '@leitai/shared/clock'
import { changedRows, hiddenOf, newerPeers, withNewerPeers } from '@leitai/shared/live'
import {
  type Audience,
  BEAT_MS,
  BOARD_IDS,
  type ClientEvents,
  type Peer,
  type ServerEvents,
  type Snapshot,
} from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import type { Server } from 'socket.io'
import type { Boards } from '../boards/boards.ts'
import type { Log } from '../log.ts'
import type { Org, OrgChange } from '../org/org.ts'
import { isRedisAway } from '../redis/away.ts'
import { concerns } from './concerns.ts'
import type { Views } from './view.ts'

/** L2: at most four messages a second a board. */
const PUSH_EVERY_MS = 250
/** Node's timers hold no more than 24 days; an edge further off is looked at again by then. */
const MAX_TIMER_MS = 3_600_000

interface Room {
  name: string
  stationId: string
  audience: Audience
  /** What every viewer of the room has. */
  snapshot: Snapshot
  viewers: number
  /** Nobody is in it any more: whatever is under way for it ends without a trace. */
  closed: boolean
  pushedAt: number
  /** A push is under way; `again` asks for another after it, `whole` for a snapshot rather than a change. */
  pushing: boolean
  again: boolean
  whole: boolean
  timer: NodeJS.Timeout | undefined
  edgeTimer: NodeJS.Timeout | undefined
  unwatch(): void
}

export interface Rooms {
  /** Enters a viewer; resolves with its room's name and a way to get what everybody in it has. */
  enter(stationId: string, audience: Audience): Promise<{ name: string; snapshot(): Snapshot; leave(): void }>
  /** Ends when every viewer has been told what there is to tell. */
  beat(): Promise<void>
  close(): void
}

/**
 * The viewers of a station share a room and one numbered stream (L1, decision 6): a change heard is pushed at
 * once if the room has been quiet, else at the end of its quarter second, with one read and one encoding for
 * all. Pub/sub may lose a message: the beat compares numbers and makes it good.
 */
export function createRooms(deps: {
  io: Server<ClientEvents, ServerEvents>
  boards: Boards
  views: Views
  org: Org
  clock: Clock
  log: Log
}): Rooms {
  const { io, boards, views, org, clock, log } = deps
  const rooms = new Map<string, Promise<Room>>()
  const opened = new Map<string, Room>()
  let closing = false

  async function open(name: string, stationId: string, audience: Audience): Promise<Room> {
    let room: Room | undefined
    const version = org.version()
    const unwatch = await boards.watch(stationId, () => room && schedule(room, false))
    const snapshot = await views.snapshot(stationId, audience).catch((error: unknown) => {
      unwatch()
      throw error
    })
    if (closing) {
      unwatch()
      throw new Refusal('unavailable', 'The server stops.')
    }
    room = {
      name,
      stationId,
      audience,
      snapshot,
      viewers: 0,
      closed: false,
      pushedAt: 0,
      pushing: false,
      again: false,
      whole: false,
      timer: undefined,
      edgeTimer: undefined,
      unwatch,
    }
    opened.set(name, room)
    watchEdge(room)
    // a change may have been heard before there was a room to push it to
    schedule(room, org.version() !== version)
    return room
  }

  async function roomOf(stationId: string, audience: Audience): Promise<Room> {
    const name = nameOf(stationId, audience)
    let opening = rooms.get(name)
    if (!opening) {
      opening = open(name, stationId, audience)
      rooms.set(name, opening)
      opening.catch(() => rooms.delete(name))
    }
    const room = await opening
    // its last viewer may have left while this one waited
    return opened.get(name) === room ? room : roomOf(stationId, audience)
  }

  function shut(room: Room): void {
    room.closed = true
    clearTimeout(room.timer)
    clearTimeout(room.edgeTimer)
    opened.delete(room.name)
    rooms.delete(room.name)
    room.unwatch()
  }

  function watchEdge(room: Room): void {
    if (room.closed) return
    clearTimeout(room.edgeTimer)
    const inMs = views.nextEdgeAt(room.stationId) - clock.now()
    room.edgeTimer = setTimeout(
      () => (inMs > MAX_TIMER_MS ? watchEdge(room) : schedule(room, true)),
      Math.min(inMs, MAX_TIMER_MS),
    )
  }

  function schedule(room: Room, whole: boolean): void {
    if (room.closed) return
    room.whole ||= whole
    if (room.pushing) room.again = true
    if (room.pushing || room.timer) return
    const quietMs = clock.now() - room.pushedAt
    const waitMs = quietMs >= 0 && quietMs < PUSH_EVERY_MS ? PUSH_EVERY_MS - quietMs : 0
    room.timer = setTimeout(() => {
      room.timer = undefined
      void push(room)
    }, waitMs)
  }

  async function push(room: Room): Promise<void> {
    room.pushing = true
    room.again = false
    try {
      const whole = room.whole || views.isPast(room.snapshot)
      room.whole = false
      if (whole || !(await pushChange(room))) await pushSnapshot(room)
    } catch (error) {
      room.whole = true // the next beat that finds Redis makes it good
      if (!isRedisAway(error)) log.error('push', error, { room: room.name })
    } finally {
      room.pushing = false
      room.pushedAt = clock.now()
      if (room.again) schedule(room, false)
    }
  }

  /** False where a change will not do: another epoch, another day, or somebody whose name is not known. */
  async function pushChange(room: Room): Promise<boolean> {
    const { snapshot } = room
    const live = await views.boards(room.stationId, room.audience)
    if (room.closed) return true
    const samePeriods = live.boards['day/pickups'].period === snapshot.boards['day/pickups'].period
    if (live.epoch !== snapshot.epoch || !samePeriods || live.seq < snapshot.seq) return false
    if (!knowsAll(snapshot, live.boards)) return false
    const sentAt = clock.now()
    room.snapshot = { ...room.snapshot, ...live, sentAt } // a beat may have renewed its peers meanwhile
    if (live.seq === snapshot.seq) return true
    io.local.to(room.name).emit('change', {
      epoch: live.epoch,
      prev: snapshot.seq,
      seq: live.seq,
      asOf: live.asOf,
      sentAt,
      rows: changedRows(snapshot.boards, live.boards),
      hidden: hiddenOf(live.boards),
    })
    return true
  }

  async function pushSnapshot(room: Room): Promise<void> {
    const snapshot = await views.snapshot(room.stationId, room.audience)
    if (room.closed) return
    room.snapshot = withNewerPeers(room.snapshot, snapshot)
    watchEdge(room)
    io.local.to(room.name).emit('snapshot', room.snapshot)
  }

  /** Names, goals, settings and announcements come with a new snapshot. */
  function onOrg(change: OrgChange): void {
    for (const room of opened.values()) {
      // what a push under way has read may be of before the change, and only it knows what that was
      if (room.pushing || concerns(change, room, { org, views })) schedule(room, true)
    }
  }

  /** Stations are compared with each beat: nobody waits for what another one has collected. */
  async function pushPeers(room: Room): Promise<void> {
    const told = await views.peers(room.stationId, room.audience)
    // a snapshot that is on its way has them, and may have them in another metric
    if (room.closed || room.whole || room.pushing) return
    const known = room.snapshot.peers
    const peers = newerPeers(known, told)
    room.snapshot = { ...room.snapshot, peers }
    if (timeless(peers) !== timeless(known)) io.local.to(room.name).emit('peers', peers)
  }

  async function beatRoom(room: Room): Promise<void> {
    try {
      const { epoch, seq } = await boards.read(room.stationId, [])
      if (room.closed) return
      if (
        room.whole ||
        epoch !== room.snapshot.epoch ||
        seq !== room.snapshot.seq ||
        views.isPast(room.snapshot)
      ) {
        return schedule(room, false)
      }
      const now = clock.now()
      room.snapshot = { ...room.snapshot, asOf: now }
      io.local.to(room.name).emit('beat', { sentAt: now, at: { epoch, seq, asOf: now } })
      await pushPeers(room)
    } catch (error) {
      if (room.closed) return
      if (!isRedisAway(error)) log.error('beat', error, { room: room.name })
      io.local.to(room.name).emit('beat', { sentAt: clock.now(), at: null })
    }
  }

  async function beat(): Promise<void> {
    await Promise.all([...opened.values()].map(beatRoom))
  }

  const unwatch = org.watch(onOrg)
  const beats = setInterval(() => void beat(), BEAT_MS)

  return {
    async enter(stationId, audience) {
      const room = await roomOf(stationId, audience)
      room.viewers++
      return {
        name: room.name,
        snapshot: () => ({ ...room.snapshot, sentAt: clock.now() }),
        leave() {
          room.viewers--
          if (room.viewers === 0) shut(room)
        },
      }
    },
    beat,
    close() {
      closing = true
      clearInterval(beats)
      unwatch()
      for (const room of opened.values()) shut(room)
    },
  }
}

function nameOf(stationId: string, audience: Audience): string {
  return `${stationId} ${audience}`
}

/** Peers but for when they were read. */
function timeless(peers: readonly Peer[]): string {
  return JSON.stringify(peers.map((peer) => ({ ...peer, asOf: 0 })))
}

/** Whether everybody on the boards is among a snapshot's members: in public that is who was shown when it was made. */
function knowsAll({ members }: Snapshot, boards: Snapshot['boards']): boolean {
  const known = new Set(members.map(({ id }) => id))
  return BOARD_IDS.every((id) => boards[id].rows.every(([memberId]) => known.has(memberId)))
}
