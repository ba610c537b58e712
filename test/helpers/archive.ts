/** What readers of the API are told, so that it can be held against what they were told before; and the archive at work. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { verifyStation } from '@leitai/server/verify/verify'
import { METRICS } from '@leitai/shared/standings'
import { expect } from 'vitest'
import { type ClosingCompany, startClosingCompany } from './finals.ts'
import { type Delivery, type ExpectedBoards, naiveFold } from './naiveFold.ts'
import { ROOT } from './paths.ts'
import { leitai } from './server.ts'
import { suizhouDeliveries, suizhouRoster } from './suizhou.ts'

const BATCH = 1_000
/** A round of finals seals so many periods at most, and looks at so many days; no company here has more rounds to do. */
const MAX_ROUNDS = 40

/** Lets finals seal and compare until there is nothing left to do. */
export async function settle({ services, redis }: Pick<ClosingCompany, 'services' | 'redis'>): Promise<void> {
  for (let round = 0, before = ''; round < MAX_ROUNDS; round++) {
    await services.finals.sweep()
    const counts = await Promise.all(
      services.roster
        .stations()
        .map(async ({ id }) =>
          Promise.all([redis.commands.hlen(`lt:s:{${id}}:z`), redis.commands.scard(`lt:s:{${id}}:t`)]),
        ),
    )
    const now = JSON.stringify(counts)
    if (now === before) return
    before = now
  }
  throw new Error('finals are never done')
}

export async function sendAll({ send }: ClosingCompany, deliveries: readonly Delivery[]): Promise<string[]> {
  const statuses: string[] = []
  for (let from = 0; from < deliveries.length; from += BATCH) {
    statuses.push(...(await send(...deliveries.slice(from, from + BATCH))))
  }
  return statuses
}

export interface ClosedCity {
  company: ClosingCompany
  deliveries: Delivery[]
  /** Of every board that has a score. */
  expected: ExpectedBoards
}

/** The sample city more than a year later: all of it is final. */
export async function startClosedCity(): Promise<ClosedCity> {
  const roster = suizhouRoster()
  const deliveries = suizhouDeliveries()
  const company = await startClosingCompany('2026-11-20T12:00:00+08:00', roster)
  await sendAll(company, deliveries)
  company.setTime('2028-03-01T12:00:00+08:00')
  await settle(company)
  return { company, deliveries, expected: naiveFold(roster, deliveries) }
}

/** Moves all that is due, of every station; gives the numbers of all. */
export async function archiveAll({ services }: Pick<ClosingCompany, 'services'>, retentionDays = 400) {
  const total = { weeks: 0, facts: 0, waiting: 0 }
  for (const station of services.roster.stations()) {
    const { weeks, facts, waiting } = await services.archiving.archiveOlder(station, retentionDays)
    total.weeks += weeks
    total.facts += facts
    total.waiting += waiting
  }
  return total
}

/** Every board of an oracle is what the standings of a process say. */
export async function expectBoards(
  { services }: Pick<ClosingCompany, 'services'>,
  expected: ExpectedBoards,
): Promise<void> {
  const stored: ExpectedBoards = {}
  for (const key of Object.keys(expected)) {
    const [station = '', metric, period = ''] = key.split('/')
    const query = { metric: METRICS.find((name) => name === metric) ?? 'pickups', period }
    const { rows } = await services.standings.standings(station, query)
    stored[key] = rows
      .filter(({ score }) => score > 0)
      .map(({ memberId, rank, reachedAt, score }) => ({
        rank,
        courier: memberId,
        score,
        reachedAt: reachedAt ?? '',
      }))
  }
  const wrong = Object.keys(expected).filter(
    (key) => JSON.stringify(stored[key]) !== JSON.stringify(expected[key]),
  )
  for (const key of wrong.slice(0, 1)) expect(stored[key], key).toEqual(expected[key])
  expect(wrong).toEqual([])
}

/** What stations say of how much is in their buckets is so: by it buckets are added. */
export async function expectCounted({ services, redis }: ClosingCompany): Promise<void> {
  for (const { id } of services.roster.stations()) {
    const [fields, buckets] = await redis.commands.hmget(`lt:s:{${id}}:meta`, 'fields', 'buckets')
    const lengths = await Promise.all(
      Array.from({ length: Number(buckets) }, (_, bucket) => redis.commands.hlen(`lt:s:{${id}}:f:${bucket}`)),
    )
    expect([id, Number(fields)]).toEqual([id, lengths.reduce((sum, length) => sum + length, 0)])
  }
}

/** The same as `expectVerified`, by this process. */
export async function expectSound({ services }: Pick<ClosingCompany, 'services'>): Promise<void> {
  for (const station of services.roster.stations()) {
    const { differences, faults } = await verifyStation(station, services.boards)
    const finals = await services.finals.verify(station.id)
    expect({ differences, faults, finals: finals.faults }).toEqual({
      differences: [],
      faults: [],
      finals: [],
    })
  }
}

/** `leitai verify` finds nothing; gives what it says. */
export async function expectVerified(
  company: Pick<ClosingCompany, 'redisUrl' | 'archiveDir'>,
): Promise<string> {
  const { code, stdout, stderr } = await leitai(['verify'], { env: environmentOf(company) })
  expect(stdout + stderr).toContain(' 0 differences')
  expect(code).toBe(0)
  return stdout
}

export function environmentOf({ redisUrl, archiveDir }: Pick<ClosingCompany, 'redisUrl' | 'archiveDir'>) {
  return { REDIS_URL: redisUrl, ARCHIVE_DIR: archiveDir }
}

/** The environment of a process by whose clock it is later. */
export function aheadTo(instant: string): Record<string, string> {
  const preload = pathToFileURL(join(ROOT, 'test/helpers/laterClock.ts')).href
  return {
    NODE_OPTIONS: `--import ${preload}`,
    CLOCK_AHEAD_MS: String(Date.parse(instant) - Date.now()),
  }
}

/** Files of the archive, whole paths. */
export async function archiveFiles({ archiveDir }: Pick<ClosingCompany, 'archiveDir'>): Promise<string[]> {
  const entries = await readdir(archiveDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** Changes what is in a packed file. */
export async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, gzipSync(change(gunzipSync(await readFile(path)).toString('utf8'))))
}
