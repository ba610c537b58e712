import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { RECONNECTION } from '../../client/src/live/connect.ts'
import { createLiveStore, type LiveStore } from '../../client/src/live/liveStore.ts'
import { scoreOf } from '../helpers/live.ts'
import { readMetrics } from '../helpers/metrics.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'

const WALLS = 300
const LAG = 'nodejs_eventloop_lag_max_seconds'

const company = useSmallCompany()

/** The live part of a wall, as its page has it, with the socket pointed at a server. */
function startWall(baseUrl: string, token: string): LiveStore {
  const store = createLiveStore({
    auth: { as: 'wall', token },
    stationId: null,
    clock: Date,
    network: { isOnline: () => true, watch: () => () => undefined },
    connect: (auth) => io(baseUrl, { auth, transports: ['websocket'], forceNew: true, ...RECONNECTION }),
  })
  onTestFinished(() => store.close())
  return store
}

/** Resolves with the time at which a store is in a state. */
function when(store: LiveStore, holds: (store: LiveStore) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(store)) return
      unsubscribe()
      resolve(performance.now())
    }
    const unsubscribe = store.subscribe(look)
    look()
  })
}

const live = (store: LiveStore) => store.get().link === 'live' && store.get().fresh
const quantile = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0)

test('[L3] 300 walls whose server is started again come back one after the other, and all have its numbers', async () => {
  const { server } = company
  const manager = await signInManager(server)
  const { token } = await pairWall(manager, EAST)
  const walls = Array.from({ length: WALLS }, () => startWall(server.baseUrl, token))
  await Promise.all(walls.map((wall) => when(wall, live)))

  const gone = walls.map((wall) => when(wall, (one) => one.get().link === 'serverAway'))
  await server.stop()
  await Promise.all(gone)
  const { dataDir, port } = server
  const again = await startServer({ dataDir, port })
  onTestFinished(() => again.stop())
  const startedAt = performance.now()
  await readMetrics(again.baseUrl) // from here on the lag is counted
  const back = (await Promise.all(walls.map((wall) => when(wall, live)))).sort((a, b) => a - b)
  const lag = (await readMetrics(again.baseUrl))[LAG] ?? Number.NaN

  const first = back[0] ?? 0
  const spread = back.map((at) => at - first)
  console.log(
    `${WALLS} walls back after a restart: first ${Math.round(first - startedAt)} ms after it was ready, then ` +
      `half of them within ${quantile(spread, 0.5)} ms, 95 % within ${quantile(spread, 0.95)} ms, all within ` +
      `${quantile(spread, 1)} ms; longest pause of the event loop ${Math.round(lag * 1000)} ms`,
  )
  const busiest = Math.max(...back.map((from) => back.filter((at) => at >= from && at < from + 500).length))
  console.log(`at most ${busiest} of them in any half second`)
  expect(busiest).toBeLessThan(WALLS)

  const seen = walls.map((wall) => when(wall, (one) => scoreOf(one.get().snapshot ?? never(), 'e1') === 4))
  await company.source.post('/pickups', buildPickup('e1', { count: 4 }))
  await Promise.all(seen)
})

function never(): never {
  throw new Error('A wall that was live has no numbers.')
}
