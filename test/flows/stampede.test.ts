import { createLog } from '@leitai/server/log'
import { createEmbeddedRedis } from '@leitai/server/redis/embedded'
import { connectRedis } from '@leitai/server/redis/redis'
import { createServices } from '@leitai/server/services'
import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { RECONNECTION } from '../../client/src/live/connect.ts'
import { createLiveStore, type LiveStore } from '../../client/src/live/liveStore.ts'
import { tmpDir } from '../helpers/folders.ts'
import { scoreOf } from '../helpers/live.ts'
import { readMetrics } from '../helpers/metrics.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { atStation, EAST } from '../helpers/stations.ts'

const WALLS = 300
/** Each has a room of its own, whose first viewer has its boards read. */
const STATIONS = 60
const LAG = 'nodejs_eventloop_lag_max_seconds'

const stationOf = (index: number) => (index % STATIONS === 0 ? EAST : `s${index % STATIONS}`)
const courierOf = (index: number) => `c${index % STATIONS}`
const company = useNewCompany({
  stations: Array.from({ length: STATIONS }, (_, index) => ({
    id: stationOf(index),
    name: `${index}号营业部`,
  })),
  couriers: Array.from({ length: STATIONS }, (_, index) =>
    atStation(stationOf(index), { [courierOf(index)]: '徐静' }),
  ).flat(),
})

/** Device tokens, one a station: more than one network may pair within ten minutes. */
async function addWalls(dataDir: string): Promise<string[]> {
  const log = createLog((line) => process.stderr.write(line), Date.now)
  const embedded = createEmbeddedRedis({ dataDir, log })
  const redis = await connectRedis({ processName: 'test', url: undefined, embedded, allowWeak: [] }, log)
  const services = await createServices({ redis, archiveDir: await tmpDir(), clock: Date, log })
  const tokens: string[] = []
  for (let index = 0; index < STATIONS; index++) {
    const wall = { name: '大厅', stationId: stationOf(index), audience: 'staff' as const }
    tokens.push(await services.walls.add(wall))
  }
  services.close()
  await redis.close()
  return tokens
}

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

test('[L3] 300 walls of 60 stations whose server is started again come back one after the other, and all have its numbers', async () => {
  const { server } = company
  const tokens = await addWalls(company.dataDir)
  const walls = Array.from({ length: WALLS }, (_, index) =>
    startWall(server.baseUrl, tokens[index % STATIONS] ?? never()),
  )
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
    `${WALLS} walls of ${STATIONS} stations back after a restart: first ${Math.round(first - startedAt)} ms after it was ready, then ` +
      `half of them within ${quantile(spread, 0.5)} ms, 95 % within ${quantile(spread, 0.95)} ms, all within ` +
      `${quantile(spread, 1)} ms; longest pause of the event loop ${Math.round(lag * 1000)} ms`,
  )
  const busiest = Math.max(...back.map((from) => back.filter((at) => at >= from && at < from + 500).length))
  console.log(`at most ${busiest} of them in any half second`)
  expect(busiest).toBeLessThan(WALLS)

  const seen = walls.map((wall, index) =>
    when(wall, (one) => scoreOf(one.get().snapshot ?? never(), courierOf(index)) === 4),
  )
  const pickups = Array.from({ length: STATIONS }, (_, index) => buildPickup(courierOf(index), { count: 4 }))
  await company.source.post('/pickups', pickups)
  await Promise.all(seen)
})

function never(): never {
  throw new Error('A wall that was live has none.')
}
