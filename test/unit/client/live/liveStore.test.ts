import type { Beat, Change, Snapshot } from '@leitai/shared/protocol'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  createLiveStore,
  type LiveState,
  type LiveStoreOptions,
} from '../../../../client/src/live/liveStore.ts'
import { boardsOf, startLiveStation } from '../../../helpers/liveStation.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const PATIENCE_MS = 5_000

/** Lets real traffic through until something holds; the store's own timers are the test's. */
async function until(holds: () => boolean): Promise<void> {
  const startedAt = performance.now()
  while (!holds()) {
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error('That did not come about.')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const change = (prev: number, seq: number, score: number): Change => ({
  epoch: 'epoch',
  prev,
  seq,
  asOf: seq * 1_000,
  sentAt: seq * 1_000,
  rows: { 'day/pickups': [['a', score, 1]] },
})
const beat = (seq: number, epoch = 'epoch'): Beat => ({
  sentAt: seq * 1_000,
  at: { epoch, seq, asOf: seq * 1_000 },
})
const scoreOf = ({ snapshot }: LiveState) => snapshot?.boards['day/pickups'].rows[0]?.[1]

let now = 0
let online = true
let wake = () => {}

function watchStation(url: string, more: Partial<LiveStoreOptions> = {}) {
  const store = createLiveStore({
    auth: { as: 'wall', token: 'token' },
    stationId: null,
    clock: { now: () => now },
    random: () => 0,
    network: {
      isOnline: () => online,
      watch(listener) {
        wake = listener
        return () => {}
      },
    },
    connect: (auth) =>
      io(url, { auth, transports: ['websocket'], useNativeTimers: true, reconnectionDelay: 20 }),
    ...more,
  })
  onTestFinished(() => store.close())
  return store
}

beforeEach(() => {
  now = 50_000
  online = true
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the live store', () => {
  test('[L1] gets a snapshot, then applies what is next', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    expect(store.get()).toMatchObject({ link: 'connecting', fresh: false, snapshot: null })
    await until(() => store.get().link === 'live')
    station.live.emit('change', change(1, 2, 8))
    await until(() => scoreOf(store.get()) === 8)
    expect(store.get()).toMatchObject({ fresh: true, heardAt: 50_000, asOf: 2_000 })
    expect(station.watches).toBe(1)
  })

  test('[L1] asks anew when a change is not the next one', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    station.reply = buildSnapshot({ seq: 7, boards: boardsOf(70) })
    station.live.emit('change', change(6, 7, 70))
    await until(() => scoreOf(store.get()) === 70)
    expect(station.watches).toBe(2)
  })

  test('[L1] a change that overtakes its snapshot is not lost', async () => {
    const station = await startLiveStation()
    station.before = [change(0, 1, 1), change(1, 2, 9)]
    const store = watchStation(station.url)
    await until(() => scoreOf(store.get()) === 9)
    expect(store.get().snapshot?.seq).toBe(2)
  })

  test('[L1] a snapshot that was overtaken does not turn the numbers back', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    station.live.emit('change', change(1, 2, 8))
    station.live.emit('snapshot', buildSnapshot({ seq: 1, boards: boardsOf(1) }))
    station.live.emit('change', change(2, 3, 10))
    await until(() => scoreOf(store.get()) === 10)
    expect(station.watches).toBe(1)
  })

  test('[L1] a snapshot of another process that has not heard the last change does not turn the numbers back', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    station.live.emit('change', change(1, 5, 8))
    await until(() => scoreOf(store.get()) === 8)
    // the next server read its board a moment before that
    station.reply = buildSnapshot({ seq: 4, asOf: 4_500, boards: boardsOf(6) })
    const { watches } = station
    const shown = new Set<number | undefined>()
    store.subscribe(() => shown.add(scoreOf(store.get())))
    station.live.disconnectSockets(true)
    await until(() => store.get().link === 'serverAway')
    vi.advanceTimersByTime(3_000)
    await until(() => station.watches > watches)
    station.reply = buildSnapshot({ seq: 6, asOf: 5_500, boards: boardsOf(9) })
    await until(() => {
      vi.advanceTimersByTime(100)
      return store.get().link === 'live'
    })
    expect([...shown]).toEqual([8, 9])
    // what a power cut took away is gone: numbers of later that are fewer are believed
    station.reply = buildSnapshot({ seq: 3, asOf: 9_000, boards: boardsOf(5) })
    station.live.emit('beat', { sentAt: 9_000, at: { epoch: 'epoch', seq: 3, asOf: 9_000 } })
    await until(() => scoreOf(store.get()) === 5)
  })

  test('[L1] totals of other stations from a process that read them earlier do not turn them back', async () => {
    const station = await startLiveStation()
    const peers = (total: number, asOf: number) => [
      { id: 'west', name: '西城', total, asOf, couriers: 3, goal: null },
    ]
    station.reply = buildSnapshot({ seq: 1, boards: boardsOf(1), peers: peers(20, 90_000) })
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    station.live.emit('peers', peers(21, 95_000))
    await until(() => store.get().snapshot?.peers[0]?.total === 21)
    // its next server has kept what it read before that
    station.reply = buildSnapshot({ seq: 2, boards: boardsOf(2), peers: peers(20, 91_000) })
    station.live.disconnectSockets(true)
    await until(() => store.get().link === 'serverAway')
    vi.advanceTimersByTime(3_000)
    await until(() => scoreOf(store.get()) === 2)
    expect(store.get().snapshot?.peers[0]?.total).toBe(21)
    station.live.emit('peers', peers(19, 93_000))
    station.live.emit('peers', peers(24, 97_000))
    await until(() => store.get().snapshot?.peers[0]?.total !== 21)
    expect(store.get().snapshot?.peers[0]?.total).toBe(24)
  })

  test('[L1] a beat of another epoch asks anew at once, one that is ahead after a moment', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    station.reply = buildSnapshot({ seq: 3, epoch: 'reborn', boards: boardsOf(3) })
    station.live.emit('beat', beat(3, 'reborn'))
    await until(() => scoreOf(store.get()) === 3)
    station.reply = buildSnapshot({ seq: 5, epoch: 'reborn', boards: boardsOf(5) })
    const asked = vi.getTimerCount()
    station.live.emit('beat', beat(5, 'reborn'))
    await until(() => vi.getTimerCount() > asked)
    expect(station.watches).toBe(2)
    vi.advanceTimersByTime(1_000)
    await until(() => scoreOf(store.get()) === 5)
  })

  test('[L3] beats keep the numbers fresh; Redis away is said at once, stale after 15 s', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    vi.advanceTimersByTime(14_000)
    now += 14_000
    station.live.emit('beat', beat(1))
    await until(() => store.get().heardAt === 64_000)
    vi.advanceTimersByTime(14_000)
    expect(store.get().fresh).toBe(true)
    station.live.emit('beat', { sentAt: 3_000, at: null })
    await until(() => store.get().link === 'redisAway')
    expect(store.get().fresh).toBe(true)
    vi.advanceTimersByTime(1_000)
    expect(store.get()).toMatchObject({ fresh: false, link: 'redisAway' })
    expect(scoreOf(store.get())).toBe(1)
    station.live.emit('beat', beat(1))
    await until(() => store.get().link === 'live')
    expect(store.get().fresh).toBe(true)
  })

  test('[L3] a connection that says nothing is replaced', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    vi.advanceTimersByTime(15_000)
    expect(store.get()).toMatchObject({ fresh: false, link: 'serverAway' })
    vi.advanceTimersByTime(1_000) // and up to two more, so that a server's viewers do not come back all at once
    await until(() => store.get().link === 'live')
    expect(station.watches).toBe(2)
  })

  test('[L3] tells the server from the network, and comes back by itself', async () => {
    const station = await startLiveStation()
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    online = false
    station.live.disconnectSockets(true)
    await until(() => store.get().link === 'offline')
    online = true
    wake()
    await until(() => store.get().link === 'live')
    station.live.disconnectSockets()
    await until(() => store.get().link === 'serverAway')
    vi.advanceTimersByTime(3_000)
    await until(() => store.get().link === 'live')
  })

  test('being told that the right is gone is the end, a refusal for now is not', async () => {
    const station = await startLiveStation()
    station.reply = { code: 'unavailable' }
    const store = watchStation(station.url)
    await until(() => store.get().link === 'redisAway')
    station.live.emit('revoked')
    await until(() => store.get().link === 'revoked')
    vi.advanceTimersByTime(80_000)
    wake()
    expect(store.get()).toMatchObject({ link: 'revoked', fresh: false })
    expect(station.watches).toBe(1)
  })

  test('[L3] who is not known is asked for again once a minute, and is refused until numbers come', async () => {
    const station = await startLiveStation()
    let isKnown = true
    station.live.use((_socket, next) =>
      next(isKnown ? undefined : Object.assign(new Error(), { data: { code: 'unauthenticated' } })),
    )
    const store = watchStation(station.url)
    await until(() => store.get().link === 'live')
    isKnown = false
    station.live.disconnectSockets(true)
    await until(() => store.get().link === 'serverAway')
    vi.advanceTimersByTime(3_000)
    await until(() => store.get().link === 'refused')
    expect(store.get().fresh).toBe(false)
    online = false
    wake() // neither a network that goes nor a server that is away brings the old numbers back
    expect(store.get().link).toBe('refused')
    isKnown = true
    station.reply = { code: 'unavailable' }
    const { watches } = station
    vi.advanceTimersByTime(50_000)
    await until(() => station.watches > watches)
    station.reply = buildSnapshot({ seq: 2, boards: boardsOf(2) })
    expect(store.get().link).toBe('refused')
    await until(() => {
      vi.advanceTimersByTime(100)
      return store.get().link === 'live'
    })
    expect(scoreOf(store.get())).toBe(2)
  })

  test('[L3] kept numbers are shown as not confirmed, and kept again once they are', async () => {
    const station = await startLiveStation()
    station.reply = { code: 'unavailable' }
    const saved: Snapshot[] = []
    const keep = {
      load: async () => buildSnapshot({ seq: 4, asOf: 4_000, boards: boardsOf(4) }),
      save: (snapshot: Snapshot) => saved.push(snapshot),
    }
    const store = watchStation(station.url, { keep })
    await until(() => store.get().link === 'redisAway')
    expect(store.get()).toMatchObject({ fresh: false, heardAt: null, asOf: 4_000 })
    expect(scoreOf(store.get())).toBe(4)
    // what came to pass in the meantime may well be less than what was kept: the server is right
    station.reply = buildSnapshot({ seq: 2, asOf: 9_000, boards: boardsOf(2) })
    vi.advanceTimersByTime(3_000)
    await until(() => store.get().link === 'live')
    expect(scoreOf(store.get())).toBe(2)
    vi.advanceTimersByTime(5_000)
    expect(saved.map(({ seq }) => seq)).toEqual([2])
  })
})
