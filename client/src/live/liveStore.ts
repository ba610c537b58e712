/**
 * The live state of one station (L1 to L3): what the numbers are, since when, and whether they may be trusted.
 * It knows no framework. Whatever fails, it goes on trying by itself, jittered, for as long as it is open.
 */
import type { Clock } from '@leitai/shared/clock'
import { applyChange } from '@leitai/shared/live'
import {
  type Ack,
  BEAT_MS,
  type Beat,
  type Change,
  PROTOCOL,
  SILENT_AFTER_MS,
  type Snapshot,
  type SocketAuth,
  type WallReport,
  type WallTicket,
} from '@leitai/shared/protocol'
import type { Problem } from '@leitai/shared/refusal'
import { createAlarm } from './alarm.ts'
import { adjustOffset } from './clockOffset.ts'
import { connectSocket, type LiveSocket } from './connect.ts'
import { browserNetwork, type Network } from './network.ts'

/** `redisAway`: the server answers but cannot vouch for the numbers. `revoked` is for good. */
export type Link = 'connecting' | 'live' | 'redisAway' | 'serverAway' | 'offline' | 'revoked'

export interface LiveState {
  /** Null until something is known, from the server or from what was kept. */
  snapshot: Snapshot | null
  link: Link
  /** When the server last confirmed these numbers, by this device's clock; null for kept ones. */
  heardAt: number | null
  /** When the numbers were right, by the server's clock. */
  asOf: number | null
  /** To be added to this device's clock for the server's. */
  clockOffsetMs: number
  /** Walls only. */
  ticket: WallTicket | null
  /** False while nothing has confirmed the numbers for SILENT_AFTER_MS (L3). */
  fresh: boolean
}

export interface LiveStore {
  get(): LiveState
  subscribe(listener: () => void): () => void
  /** A wall's word about itself; dropped while there is no connection. */
  report(report: WallReport): void
  close(): void
}

/** Where the last good snapshot outlives the page. */
export interface SnapshotKeep {
  load(): Promise<Snapshot | null>
  save(snapshot: Snapshot): void
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

const ANSWER_WITHIN_MS = 10_000
const SAVE_EVERY_MS = 5_000
/** Unchanged numbers are kept again only to renew their time: a TV box's flash wears out. */
const RENEW_KEPT_MS = 60_000
/** A beat may overtake the change it speaks of by the server's coalescing; only then is something missing. */
const GAP_GRACE_MS = 1_000
const RETRY_MIN_MS = 1_000
const RETRY_SPREAD_MS = 2_000

function isRefusedForGood(problem: Pick<Problem, 'code'> | undefined): boolean {
  return problem?.code === 'unauthenticated' || problem?.code === 'forbidden'
}

/** Starts watching a station; `close` ends it. */
export function createLiveStore(options: LiveStoreOptions): LiveStore {
  const { auth, stationId, clock, keep, connect = connectSocket, random = Math.random } = options
  const network = options.network ?? browserNetwork()
  const listeners = new Set<() => void>()
  let closed = false
  let saved: { snapshot: Snapshot; asOf: number } | null = null
  /** Changes that arrive while a snapshot is asked for; null while none is. */
  let gathered: Change[] | null = null
  let state: LiveState = {
    snapshot: null,
    link: 'connecting',
    heardAt: null,
    asOf: null,
    clockOffsetMs: 0,
    ticket: null,
    fresh: false,
  }

  const stale = createAlarm(() => update({ fresh: false }))
  const silence = createAlarm(reconnect)
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
    const { snapshot, asOf } = state
    if (!snapshot || asOf === null) return
    if (saved?.snapshot === snapshot && asOf - saved.asOf < RENEW_KEPT_MS) return
    saved = { snapshot, asOf }
    keep?.save({ ...snapshot, asOf })
  }

  function awayLink(): Link {
    return network.isOnline() ? 'serverAway' : 'offline'
  }

  function retrySoon(): void {
    retry.set(RETRY_MIN_MS + random() * RETRY_SPREAD_MS)
  }

  /** A connection that says nothing is as good as none, and a new one is quicker than waiting for its timeout. */
  function reconnect(): void {
    update({ link: awayLink() })
    socket.disconnect()
    socket.connect()
  }

  function revoke(): void {
    update({ link: 'revoked', fresh: false })
    socket.disconnect()
    for (const alarm of alarms) alarm.clear()
  }

  /** The server stands behind the numbers as of `asOf`. */
  function confirm(asOf: number, sentAt: number, snapshot: Snapshot): void {
    const now = clock.now()
    const agedMs = Math.max(0, sentAt - asOf)
    stale.set(Math.max(0, SILENT_AFTER_MS - agedMs))
    update({
      snapshot,
      asOf,
      link: 'live',
      heardAt: now,
      fresh: agedMs < SILENT_AFTER_MS,
      clockOffsetMs: adjustOffset(state.heardAt === null ? null : state.clockOffsetMs, sentAt - now),
    })
    if (keep && !saving.isSet()) saving.set(SAVE_EVERY_MS)
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
      accept(changes.reduce((snapshot, change) => applyChange(snapshot, change) ?? snapshot, reply.value))
    } else if (isRefusedForGood(reply.problem)) {
      revoke()
    } else {
      update({ link: reply.problem.code === 'unavailable' ? 'redisAway' : 'serverAway' })
      retrySoon()
    }
  }

  function accept(snapshot: Snapshot): void {
    gap.clear()
    retry.clear()
    confirm(snapshot.asOf, snapshot.sentAt, snapshot)
  }

  function onSnapshot(snapshot: Snapshot): void {
    const current = state.heardAt === null ? null : state.snapshot
    // one that was overtaken on its way would turn the numbers back (L1)
    if (current && snapshot.epoch === current.epoch && snapshot.seq < current.seq) return
    accept(snapshot)
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
      update({ link: 'redisAway' })
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
    if (state.link === 'revoked') return
    update({ link: awayLink() })
    if (!socket.active) retrySoon()
  }

  function onConnectError(error: Error & { data?: Pick<Problem, 'code'> }): void {
    if (isRefusedForGood(error.data)) {
      revoke()
      return
    }
    update({ link: error.data?.code === 'unavailable' ? 'redisAway' : awayLink() })
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
    if (stationId === null || stationId === kept.station.id) update({ snapshot: kept, asOf: kept.asOf })
  }

  const socket = connect(auth)
  socket.on('connect', onConnect)
  socket.on('disconnect', onDisconnect)
  socket.on('connect_error', onConnectError)
  socket.on('snapshot', onSnapshot)
  socket.on('change', onChange)
  socket.on('beat', onBeat)
  socket.on('peers', (peers) => state.snapshot && update({ snapshot: { ...state.snapshot, peers } }))
  socket.on('ticket', (ticket) => update({ ticket }))
  socket.on('revoked', revoke)
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
    close() {
      closed = true
      unwatchNetwork()
      for (const alarm of alarms) alarm.clear()
      listeners.clear()
      socket.disconnect()
    },
  }
}
