import type { LiveCeremony } from '@leitai/shared/ceremony'
import type { Audience, ClientEvents, ServerEvents } from '@leitai/shared/protocol'
import type { Server, Socket } from 'socket.io'
import type { Log } from '../log.ts'
import type { Org } from '../org/org.ts'
import { isRedisAway } from '../redis/away.ts'
import type { Ceremonies } from './ceremonies.ts'

const RETRY_MS = 1_000
const MAX_RETRY_MS = 60_000

interface Room {
  name: string
  stationId: string
  audience: Audience
  /** What all that are in it were told last; undefined where that is not known. */
  told: string | undefined
}

export interface CeremonyRooms {
  /** Lets a wall in and tells it what runs at its station now, and from then on whenever that is another thing. */
  enter(socket: Socket<ClientEvents, ServerEvents>, wall: { stationId: string; audience: Audience }): void
  close(): void
}

/**
 * Tells walls of ceremonies. What is told is never older than what was told before: the figures are read first, and
 * sent only if the ceremony still stands where it stood; if not, whoever moved it has a newer word on its way.
 */
export function createCeremonyRooms(deps: {
  io: Server<ClientEvents, ServerEvents>
  ceremonies: Ceremonies
  org: Org
  log: Log
}): CeremonyRooms {
  const { io, ceremonies, org, log } = deps
  const rooms = new Map<string, Room>()
  const retries = new Set<NodeJS.Timeout>()

  async function tell(
    room: Room,
    emit: (ceremony: LiveCeremony | null) => void,
    retryMs = RETRY_MS,
  ): Promise<void> {
    const { stationId, audience } = room
    const found = ceremonies.at(stationId)
    try {
      const live = found ? await ceremonies.live(stationId, audience, found.id, found.ceremony) : null
      if (ceremonies.at(stationId)?.word === found?.word) emit(live)
    } catch (error) {
      if (!isRedisAway(error)) log.error('ceremony', error, { room: room.name })
      const retry = setTimeout(() => {
        retries.delete(retry)
        void tell(room, emit, Math.min(retryMs * 2, MAX_RETRY_MS))
      }, retryMs)
      retries.add(retry)
    }
  }

  function tellAll(): void {
    for (const room of rooms.values()) {
      if (!io.sockets.adapter.rooms.has(room.name)) {
        rooms.delete(room.name)
        continue
      }
      const word = ceremonies.at(room.stationId)?.word
      if (word === room.told) continue
      room.told = word
      void tell(room, (ceremony) => io.local.to(room.name).emit('ceremony', ceremony))
    }
  }

  const unwatch = org.watch((change) => {
    if (!change || change.has('ceremonies')) tellAll()
  })

  return {
    enter(socket, { stationId, audience }) {
      const name = `ceremony ${stationId} ${audience}`
      let room = rooms.get(name)
      if (!room) {
        room = { name, stationId, audience, told: ceremonies.at(stationId)?.word }
        rooms.set(name, room)
      }
      void socket.join(name)
      void tell(room, (ceremony) => socket.emit('ceremony', ceremony))
    },
    close() {
      unwatch()
      for (const retry of retries) clearTimeout(retry)
    },
  }
}
