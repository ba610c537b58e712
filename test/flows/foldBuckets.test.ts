import { createArchive } from '@leitai/server/boards/archive'
import { createArchiveFiles } from '@leitai/server/boards/archiveFiles'
import { createBoards } from '@leitai/server/boards/boards'
import type { StoredFact } from '@leitai/server/boards/fact'
import { createLog } from '@leitai/server/log'
import { createEmbeddedRedis } from '@leitai/server/redis/embedded'
import { connectRedis, type RedisConnections } from '@leitai/server/redis/redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'

/** How facts are kept: in buckets that grow in number, whatever comes. */

/** 2026-11-09. */
const MONDAY = 20_766
const DAY_MS = 86_400_000
const RULES = { calendar: { timeZone: 'UTC', dayStartMinutes: 0, weekStart: 1 }, burst: null }

let redis: RedisConnections
let folder: string

beforeAll(async () => {
  folder = await createTmpDir()
  const log = createLog(() => undefined, Date.now)
  const embedded = createEmbeddedRedis({ dataDir: folder, log })
  redis = await connectRedis({ processName: 'test', url: undefined, embedded, allowWeak: [] }, log)
})
afterAll(async () => {
  await redis.close()
  await removeTmpDir(folder)
})

function openBoards() {
  const { commands, subscriber } = redis
  const archive = createArchive({
    commands,
    files: createArchiveFiles({ dir: folder }),
    clock: { now: () => 0 },
  })
  return createBoards({ commands, subscriber, archive, newEpoch: () => 'e' })
}

test('[P1] ten thousand facts spread over growing buckets, and every one is found again', async () => {
  const boards = openBoards()
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
  const first = await Promise.all(
    ids.map((id, index) => boards.fold({ id: 'GROWS', ...RULES }, id, factOf(index))),
  )
  expect(new Set(first)).toEqual(new Set(['counted']))
  const again = await Promise.all(
    ids.map((id, index) => boards.fold({ id: 'GROWS', ...RULES }, id, factOf(index))),
  )
  expect(new Set(again)).toEqual(new Set(['duplicate']))
  const { buckets } = await boards.factsPage('GROWS', 0)
  const pages = await Promise.all(
    Array.from({ length: buckets }, (_, bucket) => boards.factsPage('GROWS', bucket)),
  )
  expect(pages.flatMap(({ facts }) => facts.map(({ id }) => id)).sort()).toEqual([...ids].sort())
  expect(Math.max(...pages.map(({ facts }) => facts.length))).toBeLessThan(256)
})

test('[P1] thousands of versions of one pickup leave its station whole', async () => {
  const boards = openBoards()
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
  const fold = (id: string, version: number) => boards.fold({ id: 'DEEP', ...RULES }, id, factOf(version))
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
