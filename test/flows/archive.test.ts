import { stat } from 'node:fs/promises'
import { verifyStation } from '@leitai/server/verify/verify'
import type { Explanation } from '@leitai/shared/explanation'
import { expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import {
  archiveAll,
  archiveFiles,
  expectBoards,
  expectCounted,
  expectSound,
  expectVerified,
  sendAll,
  settle,
  startClosedCity,
} from '../helpers/archive.ts'
import { type ClosingCompany, startClosingCompany } from '../helpers/finals.ts'
import { naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

const DAY_MS = 86_400_000
/** Pickups of a day. */
const A_DAY = 50
/** As an embedded Redis has them. */
const EMBEDDED_LIMITS = {
  'hash-max-listpack-entries': '512',
  'hash-max-listpack-value': '512',
  'zset-max-listpack-entries': '256',
}
const METRICS = ['pickups', 'walkin', 'revenue']
const PERIODS = ['2026-11-11', '2026-W45', '2026-10', '2026-Q4', '2026']

/** All pages of why somebody stands where they stand. */
async function explain(
  caller: Caller,
  station: string,
  courier: string,
  period: string,
): Promise<Explanation[]> {
  const pages: Explanation[] = []
  for (let next: string | null = ''; next !== null; ) {
    const after = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const query = `period=${period}&courier=${courier}&limit=37${after}`
    const page: Explanation = await caller.get(`/stations/${station}/explanation?${query}`)
    pages.push(page)
    next = page.next
  }
  return pages
}

/** What the API tells of the past, for two stations; `ids` are pickups of theirs. */
async function pastOf(company: ClosingCompany, caller: Caller, ids: readonly string[]): Promise<unknown> {
  const stations = company.services.roster.stations().slice(0, 2)
  return Promise.all(
    stations.map(async ({ id }) => ({
      finals: await Promise.all(
        METRICS.flatMap((metric) =>
          PERIODS.map((period) => caller.get(`/stations/${id}/finals/${metric}/${period}`)),
        ),
      ),
      halls: await Promise.all(
        METRICS.map((metric) => caller.get(`/stations/${id}/hall-of-fame?metric=${metric}`)),
      ),
      facts: await Promise.all(
        ids.map(async (pickup) => (await caller.call('GET', `/stations/${id}/pickups/${pickup}`)).text),
      ),
      explained: await Promise.all(
        company.services.roster
          .couriers()
          .filter(({ postings }) => postings.some(({ station }) => station === id))
          .slice(0, 3)
          .map((courier) => explain(caller, id, courier.id, '2026')),
      ),
    })),
  )
}

test('[P1] [P2] [P6] the sample city in the archive: all that was told of it is told still, and all that comes again is known', async () => {
  const { company, deliveries, expected } = await startClosedCity()
  const { services, redis } = company
  const manager = await company.signIn()
  const versions = new Map<string, number>()
  for (const { id } of deliveries) versions.set(id, (versions.get(id) ?? 0) + 1)
  const ids = [...versions]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 60)
    .map(([id]) => id)
  const before = await pastOf(company, manager, ids)

  const started = performance.now()
  const moved = await archiveAll(company)
  console.log(`archive: ${JSON.stringify(moved)} in ${Math.round(performance.now() - started)} ms`)
  const pickups = new Set(deliveries.map(({ id }) => id)).size
  expect(moved.waiting).toBe(0)
  expect(moved.facts).toBeGreaterThanOrEqual(pickups) // one moved to another station is one at each
  for (const { id } of services.roster.stations()) {
    const page = await services.boards.factsPage(id, 0)
    expect(page.facts).toEqual([])
    expect(await redis.commands.keys(`lt:s:{${id}}:[il]:*`)).toEqual([])
  }
  await expectCounted(company)
  await expectBoards(company, expected)
  expect(await pastOf(company, manager, ids)).toEqual(before)
  expect(await expectVerified(company)).toContain(', 0 wait')
  for (const { id } of services.roster.stations()) {
    const { epoch } = await services.boards.read(id, [])
    await services.boards.rebuild(id, services.roster.station(id).calendar)
    expect((await services.boards.read(id, [])).epoch).not.toBe(epoch)
  }
  await expectBoards(company, expected)

  const again = performance.now()
  const statuses = await sendAll(company, deliveries)
  console.log(`resend of ${deliveries.length}: ${Math.round(performance.now() - again)} ms`)
  expect([...new Set(statuses)].sort()).toEqual(['duplicate', 'stale'])
  await expectCounted(company)
  await expectBoards(company, expected)
  expect(await pastOf(company, manager, ids)).toEqual(before)
  await expectVerified(company)
  for (const { id } of services.roster.stations()) expect(await services.archive.weeks(id)).toEqual([])
})

test('a year of a station in the archive takes a fraction of the memory', async () => {
  const company = await startClosingCompany('2026-01-20T12:00:00+08:00')
  const { commands } = company.redis
  for (const [name, value] of Object.entries(EMBEDDED_LIMITS)) await commands.config('SET', name, value)
  const year = Date.parse('2025-01-01T08:00:00+08:00')
  const deliveries = Array.from({ length: 365 * A_DAY }, (_, index) =>
    buildPickup(`e${1 + (index % 6)}`, {
      at: new Date(year + Math.floor(index / A_DAY) * DAY_MS + (index % A_DAY) * 600_000).toISOString(),
    }),
  )
  await sendAll(company, deliveries)
  company.setTime('2027-03-01T12:00:00+08:00')
  await settle(company)
  const before = await bytesOf(company)
  const started = performance.now()
  const { weeks, facts } = await archiveAll(company)
  const tookMs = Math.round(performance.now() - started)
  const after = await bytesOf(company)
  expect(facts).toBe(deliveries.length)
  const sizes = await Promise.all((await archiveFiles(company)).map(async (file) => (await stat(file)).size))
  const onDisk = sizes.reduce((sum, size) => sum + size, 0)
  const each = (bytes: number) => (bytes / facts).toFixed(1)
  console.log(
    `memory: ${facts} pickups of a year, bytes a pickup ${each(before)} before, ${each(after)} after, ` +
      `${each(onDisk)} on disk; ${weeks} weeks moved in ${tookMs} ms`,
  )
  expect(after).toBeLessThan(before / 3)
  await company.services.archive.foldBack(
    EAST,
    (await company.services.archive.weeks(EAST)).map(({ firstDay }) => firstDay),
  )
  expect(Math.abs((await bytesOf(company)) / before - 1)).toBeLessThan(0.1)
  await expectSound(company)
})

test('a damaged board of an archived week is found, and made anew once the week is folded back', async () => {
  const day = '2026-03-03'
  const company = await startClosingCompany(`${day}T20:00:00+08:00`)
  const deliveries = ['e1', 'e2', 'e2'].map((courier) =>
    buildPickup(courier, { at: `${day}T09:00:00+08:00` }),
  )
  await sendAll(company, deliveries)
  company.setTime('2028-03-01T12:00:00+08:00')
  await settle(company)
  await archiveAll(company)
  const { services, redis } = company
  const station = services.roster.station(EAST)
  await redis.commands.zincrby(`lt:s:{${EAST}}:b:pickups:d${Date.parse(day) / DAY_MS}`, 5, 'e1')
  const damaged = [{ period: day, memberId: 'e1', stored: 6, expected: 1 }]
  expect((await verifyStation(station, services.boards)).differences).toMatchObject(damaged)
  await services.boards.rebuild(EAST, station.calendar)
  expect((await verifyStation(station, services.boards)).differences).toMatchObject(damaged)
  expect(
    await services.archive.foldBack(
      EAST,
      (await services.archive.weeks(EAST)).map(({ firstDay }) => firstDay),
    ),
  ).toEqual([])
  await services.boards.rebuild(EAST, station.calendar)
  await expectSound(company)
  await expectBoards(company, naiveFold(SMALL_ROSTER, deliveries))
})

/** Memory of a station's keys, its finals left out. */
async function bytesOf({ redis: { commands } }: ClosingCompany): Promise<number> {
  const keys = (await commands.keys(`lt:s:{${EAST}}:*`)).filter((key) => !/:[zy]$/.test(key))
  const sizes = await Promise.all(keys.map((key) => commands.memory('USAGE', key, 'SAMPLES', 0)))
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0)
}
