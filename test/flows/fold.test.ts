import { createBoards } from '@leitai/server/boards/boards'
import type { StoredFact } from '@leitai/server/boards/fact'
import { createLog } from '@leitai/server/log'
import { createEmbeddedRedis } from '@leitai/server/redis/embedded'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import type { Metric } from '@leitai/shared/standings'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'

/** The stored boards against a fold that knows nothing of them: the set of versions seen, summed up anew. */

/** 2026-11-09. */
const MONDAY = 20_766
const DAYS = [MONDAY, MONDAY + 1, MONDAY + 6, MONDAY + 7]
const DAY_MS = 86_400_000
const CALENDAR = { timeZone: 'UTC', dayStartMinutes: 0, weekStart: 1 }
const METRICS: Metric[] = ['pickups', 'walkin', 'revenue']

let redis: RedisConnections
let folder: string
let stations = 0

beforeAll(async () => {
  folder = await createTmpDir()
  const log = createLog(() => undefined, Date.now)
  const embedded = createEmbeddedRedis({ dataDir: folder, log })
  redis = await connectRedis({ url: undefined, embedded, allowWeak: [] }, log)
})
afterAll(async () => {
  await redis.close()
  await removeTmpDir(folder)
})

interface Delivery {
  id: string
  fact: StoredFact
}

/** One content for each (id, version), so that every sequence of deliveries is free of conflicts. */
const versions = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    version: fc.integer({ min: 1, max: 4 }),
    courier: fc.constantFrom('c1', 'c2', 'c3'),
    day: fc.constantFrom(...DAYS),
    second: fc.integer({ min: 0, max: 3 }),
    count: fc.integer({ min: 1, max: 5 }),
    revenue: fc.constantFrom(0, 100, 250),
    walkin: fc.boolean(),
    isVoid: fc.boolean(),
  }),
  { selector: ({ id, version }) => `${id} ${version}`, maxLength: 16 },
)

const deliveries = versions.chain((all) =>
  fc.record({
    order: fc.array(fc.nat(Math.max(0, all.length - 1)), {
      minLength: all.length,
      maxLength: 3 * all.length,
    }),
    breaks: fc.array(fc.boolean(), { minLength: 3 * all.length, maxLength: 3 * all.length }),
    all: fc.constant(
      all.map(
        ({ id, day, second, walkin, isVoid, ...rest }): Delivery => ({
          id,
          fact: {
            ...rest,
            day,
            at: day * DAY_MS + second * 1000,
            channel: walkin ? 'walkin' : 'contract',
            product: 'express',
            state: isVoid ? 'void' : 'counted',
            receivedAt: 1,
            source: 'test',
            note: null,
          },
        }),
      ),
    ),
  }),
)

function naive(seen: readonly Delivery[], metric: Metric, days: readonly number[]) {
  const latest = new Map<string, StoredFact>()
  for (const { id, fact } of seen) if ((latest.get(id)?.version ?? 0) < fact.version) latest.set(id, fact)
  const scores: Record<string, number> = {}
  const reached: Record<string, number> = {}
  for (const fact of latest.values()) {
    if (
      fact.state !== 'counted' ||
      !days.includes(fact.day) ||
      (metric === 'walkin' && fact.channel !== 'walkin')
    )
      continue
    const amount = metric === 'revenue' ? fact.revenue : fact.count
    if (amount > 0) scores[fact.courier] = (scores[fact.courier] ?? 0) + amount
    reached[fact.courier] = Math.max(reached[fact.courier] ?? 0, fact.at)
  }
  return { scores, reached }
}

test('[P1] [P2] [S2] any deliveries in any order and batches end in what the set of versions says', async () => {
  const boards = createBoards({ commands: redis.commands, subscriber: redis.subscriber, newEpoch: () => 'e' })
  const spans = [
    ...DAYS.map((day) => ({ kind: 'day' as const, fromDay: day, toDay: day + 1, days: [day] })),
    { kind: 'week' as const, fromDay: MONDAY, toDay: MONDAY + 7, days: DAYS.slice(0, 3) },
    { kind: 'month' as const, fromDay: MONDAY, toDay: MONDAY + 30, days: DAYS },
  ]
  const asked = spans.flatMap((span) => METRICS.map((metric) => ({ metric, span })))
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ all, order, breaks }) => {
      const stationId = `S${stations++}`
      const seen = order.flatMap((index) => all[index] ?? [])
      let batch: Promise<unknown>[] = []
      for (const [position, { id, fact }] of seen.entries()) {
        batch.push(boards.fold(stationId, CALENDAR, id, fact))
        if (!breaks[position]) continue
        await Promise.all(batch)
        batch = []
      }
      await Promise.all(batch)
      const read = await boards.read(stationId, asked)
      const stored = read.boards.map(({ scores, reached }) => ({
        scores: Object.fromEntries(scores),
        reached: Object.fromEntries(reached),
      }))
      expect(stored).toEqual(asked.map(({ metric, span }) => naive(seen, metric, span.days)))
    }),
    { numRuns: 300 },
  )
})

test('[P1] ten thousand facts spread over growing buckets, and every one is found again', async () => {
  const boards = createBoards({ commands: redis.commands, subscriber: redis.subscriber, newEpoch: () => 'e' })
  const factOf = (index: number): StoredFact => ({
    version: 1,
    courier: `c${index % 9}`,
    at: MONDAY * DAY_MS + index,
    count: 1,
    revenue: index,
    channel: 'walkin',
    product: 'express',
    state: 'counted',
    day: MONDAY,
    receivedAt: 1,
    source: 'test',
    note: null,
  })
  const ids = Array.from({ length: 10_000 }, (_, index) => `EM${index}CN`)
  const first = await Promise.all(ids.map((id, index) => boards.fold('GROWS', CALENDAR, id, factOf(index))))
  expect(new Set(first)).toEqual(new Set(['counted']))
  const again = await Promise.all(ids.map((id, index) => boards.fold('GROWS', CALENDAR, id, factOf(index))))
  expect(new Set(again)).toEqual(new Set(['duplicate']))
  const { buckets } = await boards.factsPage('GROWS', 0)
  const pages = await Promise.all(
    Array.from({ length: buckets }, (_, bucket) => boards.factsPage('GROWS', bucket)),
  )
  expect(pages.flatMap(({ facts }) => facts.map(({ id }) => id)).sort()).toEqual([...ids].sort())
  expect(Math.max(...pages.map(({ facts }) => facts.length))).toBeLessThan(256)
})

test('[P1] thousands of versions of one pickup leave its station whole', async () => {
  const boards = createBoards({ commands: redis.commands, subscriber: redis.subscriber, newEpoch: () => 'e' })
  const factOf = (version: number): StoredFact => ({
    version,
    courier: 'c1',
    at: MONDAY * DAY_MS,
    count: 1,
    revenue: 0,
    channel: 'walkin',
    product: 'express',
    state: 'counted',
    day: MONDAY,
    receivedAt: 1,
    source: 'test',
    note: null,
  })
  const fold = (id: string, version: number) => boards.fold('DEEP', CALENDAR, id, factOf(version))
  for (const id of ['m0', 'm1', 'm2']) {
    await Promise.all(Array.from({ length: 4_500 }, (_, index) => fold(id, index + 1)))
  }
  const others = Array.from({ length: 3_000 }, (_, index) => `n${index}`)
  expect(new Set(await Promise.all(others.map((id) => fold(id, 1))))).toEqual(new Set(['counted']))
  const {
    boards: [board],
  } = await boards.read('DEEP', [
    { metric: 'pickups', span: { kind: 'day', fromDay: MONDAY, toDay: MONDAY + 1 } },
  ])
  expect(board?.scores.get('c1')).toBe(3_003)
  expect((await boards.fact('DEEP', 'm1'))?.history).toHaveLength(4_499)
})
