/**
 * The live state of one station (L1 to L3): what the numbers are, since when, and whether they may be trusted.
 * It knows no framework. Whatever fails, it goes on trying by itself, jittered, for as long as it is open.
 */
import type { Clock } from '@leitai/shared/clock'
import { applyChange, isOvertaken, newerPeers, withNewerPeers } from '@leitai/shared/live'
import type { Programme } from '@leitai/shared/programme'
import {
  type Ack,
  BEAT_MS,
  type Beat,
  type Change,
  PROTOCOL,
  SILENT_AFTER_MS,
  type Snapshot,
  type SocketAuth,
} from '@leitai/shared/protocol'
import type { Problem } from '@leitai/shared/refusal'
import type { WallReport } from '@leitai/shared/wall'
import { createAlarm } from './alarm.ts'
import { createClockOffset } from './clockOffset.ts'
import { connectSocket, type LiveSocket } from './connect.ts'
import { type Link, type LiveState, NOTHING_KNOWN, type SnapshotKeep } from './liveState.ts'
import { browserNetwork, type Network } from './network.ts'

export interface LiveStore {
  get(): LiveState
  subscribe(listener: () => void): () => void
  /** A wall's word about itself; dropped while there is no connection. */
  report(report: WallReport): void
  /** Whether somebody looks: what they see here they are not told elsewhere. */
  look(looks: boolean): void
  close(): void
}

export interface LiveStoreOptions {
  auth: SocketAuth
  /** Null: the station that the token or session belongs to. */
  stationId: string | null
  clock: Clock
  keep?: SnapshotKeep
  connect?: (auth: SocketAuth) => LiveSocket
  network?: Network
  /** From 0 up to 1, for jitter. */
  random?: () => number
}

export type { Link, LiveState }

const ANSWER_WITHIN_MS = 10_000
/** But for the first, which is kept at once: a phone is looked at for two seconds. */
const SAVE_EVERY_MS = 5_000
/** Unchanged numbers are kept again only to renew their time: a TV box's flash wears out. */
const RENEW_KEPT_MS = 60_000
/** A beat may overtake the change it speaks of by the server's coalescing; only then is something missing. */
const GAP_GRACE_MS = 1_000
const RETRY_MIN_MS = 1_000
const RETRY_SPREAD_MS = 2_000
/** Who was refused asks again about once a minute, a company's walls not all at once. */
const REFUSED_RETRY_MS = 50_000
const REFUSED_SPREAD_MS = 20_000

function isRefusal(problem: Pick<Problem, 'code'> | undefined): boolean {
  return problem?.code === 'unauthenticated' || problem?.code === 'forbidden'
}

/** Starts watching a station; `close` ends it. */
export function createLiveStore(options: LiveStoreOptions): LiveStore {
  const { auth, stationId, clock, keep, connect = connectSocket, random = Math.random } = options
  const network = options.network ?? browserNetwork()
  const listeners = new Set<() => void>()
  const observeOffset = createClockOffset()
  let closed = false
  let isLookedAt = false
  let saved: { snapshot: Snapshot; programme: Programme | null; asOf: number } | null = null
  /** Changes that arrive while a snapshot is asked for; null while none is. */
  let gathered: Change[] | null = null
  let state: LiveState = NOTHING_KNOWN

  const stale = createAlarm(() => update({ fresh: false }))
  // all viewers of a server that stands still notice it in the same moment, and come back one by one
  const silence = createAlarm(() => socket.disconnect())
  const gap = createAlarm(watch)
  const retry = createAlarm(() => (socket.connected ? watch() : socket.connect()))
  const saving = createAlarm(save)
  const alarms = [stale, silence, gap, retry, saving]

  function update(patch: Partial<LiveState>): void {
    if (closed) return
    state = { ...state, ...patch }
    for (const listener of listeners) listener()
  }

  function save(): void {
    const { snapshot, programme, asOf } = state
    if (!snapshot || asOf === null) return
    const isKept = saved?.snapshot === snapshot && saved.programme === programme
    if (isKept && saved && asOf - saved.asOf < RENEW_KEPT_MS) return
    saved = { snapshot, programme, asOf }
    keep?.save({ ...snapshot, asOf, programme })
  }

  function awayLink(): Link {
    return network.isOnline() ? 'serverAway' : 'offline'
  }

  function retrySoon(): void {
    retry.set(RETRY_MIN_MS + random() * RETRY_SPREAD_MS)
  }

  /** Who was refused stays so until numbers come: a server that goes away does not bring the old ones back. */
  function lose(link: Link): void {
    if (state.link !== 'refused') update({ link })
  }

  /** A new connection is quicker than waiting for what an old one may still say. */
  function reconnect(): void {
    lose(awayLink())
    socket.disconnect()
    socket.connect()
  }

  function end(link: 'refused' | 'revoked'): void {
    update({ link, fresh: false })
    socket.disconnect()
    for (const alarm of alarms) alarm.clear()
  }

  function refuse(): void {
    end('refused')
    retry.set(REFUSED_RETRY_MS + random() * REFUSED_SPREAD_MS)
  }

  /** The server stands behind the numbers as of `asOf`. */
  function confirm(asOf: number, sentAt: number, snapshot: Snapshot, stretch = state.stretch): void {
    const now = clock.now()
    const agedMs = Math.max(0, sentAt - asOf)
    stale.set(Math.max(0, SILENT_AFTER_MS - agedMs))
    update({
      snapshot,
      asOf,
      stretch,
      link: 'live',
      heardAt: now,
      fresh: agedMs < SILENT_AFTER_MS,
      clockOffsetMs: observeOffset(sentAt - now, now),
    })
    if (keep && !saving.isSet()) saving.set(saved ? SAVE_EVERY_MS : 0)
  }

  function onConnect(): void {
    silence.set(SILENT_AFTER_MS)
    watch()
  }

  function watch(): void {
    if (gathered || !socket.connected) return
    gathered = []
    socket.timeout(ANSWER_WITHIN_MS).emit('watch', stationId, (error, reply) => onWatched(error, reply))
  }

  function onWatched(error: Error | null, reply?: Parameters<Ack<Snapshot>>[0]): void {
    const changes = gathered ?? []
    gathered = null
    if (closed || state.link === 'revoked') return
    if (error || !reply) {
      if (socket.connected) retrySoon()
    } else if (reply.ok) {
      const snapshot = changes.reduce((before, change) => applyChange(before, change) ?? before, reply.value)
      if (isLate(snapshot)) retrySoon()
      else accept(snapshot, state.stretch + 1)
    } else if (isRefusal(reply.problem)) {
      refuse()
    } else {
      lose(reply.problem.code === 'unavailable' ? 'redisAway' : 'serverAway')
      retrySoon()
    }
  }

  function accept(snapshot: Snapshot, stretch?: number): void {
    gap.clear()
    retry.clear()
    const known = state.snapshot
    confirm(snapshot.asOf, snapshot.sentAt, known ? withNewerPeers(known, snapshot) : snapshot, stretch)
  }

  /** One that was overtaken on its way, or by what another process has said, would turn the numbers back (L1). */
  function isLate(snapshot: Snapshot): boolean {
    return state.snapshot !== null && state.asOf !== null && isOvertaken(snapshot, state.snapshot, state.asOf)
  }

  function onSnapshot(snapshot: Snapshot): void {
    if (!isLate(snapshot)) accept(snapshot)
  }

  function onChange(change: Change): void {
    if (gathered) {
      gathered.push(change)
      return
    }
    const next = state.snapshot && applyChange(state.snapshot, change)
    if (next) confirm(change.asOf, change.sentAt, next)
    else watch()
  }

  function onBeat({ at, sentAt }: Beat): void {
    if (!at) {
      lose('redisAway')
      return
    }
    const { snapshot } = state
    if (!snapshot || state.heardAt === null || at.epoch !== snapshot.epoch || at.seq < snapshot.seq) watch()
    else if (at.seq > snapshot.seq) gap.set(GAP_GRACE_MS)
    else {
      gap.clear()
      confirm(at.asOf, sentAt, snapshot)
    }
  }

  function onDisconnect(): void {
    gathered = null
    silence.clear()
    gap.clear()
    if (state.link === 'revoked' || closed) return
    lose(awayLink())
    if (!socket.active && !retry.isSet()) retrySoon()
  }

  function onConnectError(error: Error & { data?: Pick<Problem, 'code'> }): void {
    if (isRefusal(error.data)) {
      refuse()
      return
    }
    lose(error.data?.code === 'unavailable' ? 'redisAway' : awayLink())
    if (!socket.active) retrySoon()
  }

  /** The network changed, or a page that slept is looked at again. */
  function onWake(): void {
    if (state.link === 'revoked') return
    const quietMs = clock.now() - (state.heardAt ?? 0)
    if (!socket.connected) reconnect()
    else if (quietMs > 2 * BEAT_MS) watch()
  }

  async function loadKept(): Promise<void> {
    const kept = await keep?.load()
    if (!kept || state.snapshot || kept.protocol !== PROTOCOL) return
    if (stationId !== null && stationId !== kept.station.id) return
    const { programme = null, ...snapshot } = kept
    update({ snapshot, asOf: kept.asOf, programme: state.programme ?? programme })
  }

  const socket = connect(auth)
  socket.on('connect', onConnect)
  socket.on('connect', () => isLookedAt && socket.emit('look', true))
  socket.on('disconnect', onDisconnect)
  socket.on('connect_error', onConnectError)
  socket.on('snapshot', onSnapshot)
  socket.on('change', onChange)
  socket.on('beat', onBeat)
  socket.on('peers', (told) => {
    const { snapshot } = state
    if (snapshot) update({ snapshot: { ...snapshot, peers: newerPeers(snapshot.peers, told) } })
  })
  socket.on('ticket', (ticket) => update({ ticket }))
  socket.on('ceremony', (ceremony) => update({ ceremony }))
  socket.on('programme', (programme) => {
    // told again with every connection: the same one is no change
    if (JSON.stringify(programme) === JSON.stringify(state.programme)) return
    update({ programme })
    if (keep && !saving.isSet()) saving.set(saved ? SAVE_EVERY_MS : 0)
  })
  socket.on('revoked', () => end('revoked'))
  socket.onAny(() => silence.set(SILENT_AFTER_MS))
  const unwatchNetwork = network.watch(onWake)
  void loadKept()

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    report(report) {
      if (socket.connected) socket.volatile.emit('report', report)
    },
    look(looks) {
      isLookedAt = looks
      if (socket.connected) socket.emit('look', looks)
    },
    close() {
      closed = true
      unwatchNetwork()
      for (const alarm of alarms) alarm.clear()
      listeners.clear()
      socket.disconnect()
    },
  }
}
