/** Several processes' worth of the server's services on one Redis, without a network in front of them. */
import { join } from 'node:path'
import { createLog } from '@leitai/server/log'
import { createEmbeddedRedis } from '@leitai/server/redis/embedded'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import { createServices, type Services } from '@leitai/server/services'
import { verifyStation } from '@leitai/server/verify/verify'
import { instantOf, parsePeriod, periodOf } from '@leitai/shared/calendar'
import type { Difference } from '@leitai/shared/differences'
import { METRICS, rankRows, rowsOf } from '@leitai/shared/standings'
import type { Step } from './foldCases.ts'
import { createTmpDir, removeTmpDir } from './folders.ts'
import type { ExpectedBoards } from './naiveFold.ts'
import type { TestRoster } from './stations.ts'

/** All pickups of the cases are older; a moment further with each delivery. */
const FIRST_ARRIVAL = Date.parse('2022-05-05T12:00:00Z')
const SOURCE = { keyId: 'fold', name: 'fold', stations: '*' as const }

export interface FoldCompany {
  /** Sends the steps of a case, each through its process, to stations that know nothing yet; gives the statuses. */
  deliver(steps: readonly Step[]): Promise<string[]>
  /** Sends steps to stations that know what was delivered before. */
  deliverMore(steps: readonly Step[]): Promise<string[]>
  /** A manager corrects a pickup through one of the processes. */
  correct(
    stationId: string,
    pickupId: string,
    wanted: Parameters<Services['corrections']['correct']>[2],
    process: number,
  ): Promise<void>
  /** Moves all that is stored to the archive, through one of the processes; gives how many weeks went. */
  archiveAll(process: number): Promise<number>
  /** Boards by `station/metric/period` as one of the processes reads them: only who has a score. */
  boards(keys: readonly string[], process: number): Promise<ExpectedBoards>
  /** What `leitai verify` finds. */
  verify(): Promise<Difference[]>
  close(): Promise<void>
}

interface Process {
  redis: RedisConnections
  services: Services
}

export async function createFoldCompany(roster: TestRoster, processes: number): Promise<FoldCompany> {
  const folder = await createTmpDir()
  const archiveDir = join(folder, 'archive')
  let now = FIRST_ARRIVAL
  const clock = { now: () => now }
  const log = createLog(() => undefined, clock.now)

  async function open(): Promise<Process> {
    const embedded = createEmbeddedRedis({ dataDir: folder, log })
    const redis = await connectRedis(
      { processName: 'test', url: undefined, embedded, allowWeak: ['appendfsync'] },
      log,
    )
    return { redis, services: await createServices({ redis, archiveDir, clock, log }) }
  }

  const first = await open()
  await first.redis.commands.config('SET', 'appendfsync', 'no') // what survives is for the faults to test
  await first.services.rosterImport.take({ json: roster }, false)
  const opened = [first, ...(await Promise.all(Array.from({ length: processes - 1 }, open)))]
  const at = (index: number) => opened[index % opened.length] ?? first

  async function forget(): Promise<void> {
    const keys = await first.redis.commands.keys('lt:s:*')
    if (keys.length > 0) await first.redis.commands.del(...keys)
  }

  async function deliverMore(steps: readonly Step[]): Promise<string[]> {
    const statuses: Promise<string>[] = []
    for (const { delivery, process, waits } of steps) {
      now += 1_000
      const receipt = at(process).services.pickups.accept(delivery, SOURCE)
      statuses.push(receipt.then(({ status, code }) => code ?? status))
      if (waits) await Promise.all(statuses)
    }
    return Promise.all(statuses)
  }

  return {
    deliverMore,
    async deliver(steps) {
      await forget()
      return deliverMore(steps)
    },

    async correct(stationId, pickupId, wanted, process) {
      now += 1_000
      const by = { name: '@manager', address: '127.0.0.1' }
      await at(process).services.corrections.correct(stationId, pickupId, wanted, by)
    },

    async archiveAll(process) {
      const { services } = at(process)
      const results = await Promise.all(
        services.roster.stations().map(async ({ id, calendar }) => {
          const days = await services.boards.days(id)
          const weeks = new Set(days.map((day) => periodOf('week', day, calendar).fromDay))
          return services.archiving.archiveWeeks(id, [...weeks])
        }),
      )
      return results.reduce((sum, { weeks }) => sum + weeks, 0)
    },

    async boards(keys, process) {
      const { boards, roster: stations } = at(process).services
      const found: ExpectedBoards = {}
      for (const { id, calendar } of stations.stations()) {
        const asked = keys.flatMap((key) => {
          const [station, metricName, period = ''] = key.split('/')
          const metric = METRICS.find((name) => name === metricName)
          const span = parsePeriod(period, calendar, now)
          if (station !== id) return []
          if (!metric || !span) throw new Error(`no board ${key}`)
          return [{ key, metric, span }]
        })
        if (asked.length === 0) continue
        const read = await boards.read(id, asked)
        asked.forEach(({ key }, index) => {
          const board = read.boards[index]
          const rows = board ? rankRows(rowsOf(board, [])) : []
          found[key] = rows.map(({ rank, memberId, score, reachedAtMs }) => ({
            courier: memberId,
            rank,
            reachedAt: instantOf(reachedAtMs ?? 0),
            score,
          }))
        })
      }
      return found
    },

    async verify() {
      const { boards, roster: stations } = first.services
      const results = await Promise.all(stations.stations().map((station) => verifyStation(station, boards)))
      const [fault] = results.flatMap(({ faults }) => faults)
      if (fault !== undefined) throw new Error(fault)
      return results.flatMap(({ differences }) => differences)
    },

    async close() {
      for (const { services } of opened) services.close()
      for (const { redis } of opened.slice(1)) {
        redis.subscriber.disconnect()
        redis.commands.disconnect()
      }
      await first.redis.close() // ends Redis
      await removeTmpDir(folder)
    },
  }
}
