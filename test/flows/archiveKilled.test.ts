import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import {
  aheadTo,
  archiveAll,
  environmentOf,
  expectBoards,
  expectSound,
  expectVerified,
  sendAll,
  settle,
} from '../helpers/archive.ts'
import { type ClosingCompany, startClosingCompany } from '../helpers/finals.ts'
import { LONG } from '../helpers/long.ts'
import { type Delivery, naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { spawnLeitai } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

const KILLS = LONG ? 60 : 6
const ROUNDS = LONG ? 60 : 8
const WEEKS = 8
const LATER = '2028-03-01T12:00:00+08:00'
const WEEK_MS = 7 * 86_400_000
const FIRST_DAY = Date.parse('2026-01-05T00:00:00+08:00') // a Monday
const FIRST_WEEK = Date.parse('2026-01-05') / 86_400_000
const SOURCE = { keyId: 'test', name: 'test', stations: '*' } as const

/** Eight weeks of pickups, some of them with several versions or void, that are long final. */
async function closedCompany(
  random: () => number,
): Promise<{ company: ClosingCompany; deliveries: Delivery[] }> {
  const company = await startClosingCompany('2026-03-30T12:00:00+08:00')
  const deliveries = Array.from({ length: 1_200 }, () => someDelivery(random)).flatMap((first) =>
    random() < 0.2
      ? [first, { ...first, version: 2, count: 9, ...(random() < 0.5 ? { void: true } : {}) }]
      : [first],
  )
  await sendAll(company, deliveries)
  company.setTime(LATER)
  await settle(company)
  return { company, deliveries }
}

function someDelivery(random: () => number): Delivery {
  const at = FIRST_DAY + Math.floor((random() * WEEKS * WEEK_MS) / 60_000) * 60_000
  return buildPickup(`e${1 + Math.floor(random() * 6)}`, {
    at: new Date(at).toISOString(),
    count: 1 + Math.floor(random() * 4),
    channel: random() < 0.5 ? 'walkin' : 'contract',
  })
}

test('[P3] archive and folding back killed at any moment: every pickup is there, and counted once', async () => {
  const random = createRandom(drawSeed('archive killed'))
  const { company, deliveries } = await closedCompany(random)
  const expected = naiveFold(SMALL_ROSTER, deliveries)
  const env = { ...environmentOf(company), ...aheadTo(LATER) }
  const redis = new Redis(company.redisUrl)
  const monitor = await redis.monitor()
  onTestFinished(() => {
    monitor.disconnect()
    redis.disconnect()
  })

  /** Runs a command and kills it once Redis has heard so many calls that move a week; true if it was in time. */
  async function run(args: string[], most: number): Promise<boolean> {
    const { process, ended } = spawnLeitai(args, env)
    let moves = 0
    const onCall = (_time: string, [name = '', call = '']: string[]) => {
      if (/fcall/i.test(name) && /archive_v1$/.test(call)) moves++
      if (moves === most) process.kill('SIGKILL')
    }
    monitor.on('monitor', onCall)
    const { code } = await ended
    monitor.off('monitor', onCall)
    return Number.isNaN(code)
  }

  let killed = 0
  let partly = 0
  let archived = 0
  for (let round = 0; round < KILLS; round++) {
    for (const args of [['archive'], ['archive', '--back']]) {
      const toMove = args.length === 1 ? WEEKS - archived : archived
      if (await run([...args], 1 + Math.floor(random() * toMove))) killed++
      archived = (await company.services.archive.weeks(EAST)).length
      if (archived > 0 && archived < WEEKS) partly++
      const another = { services: await company.another() } // with nothing in memory
      await expectSound(another)
      await expectBoards(another, expected)
    }
  }
  console.log(`archive killed: ${killed} kills, ${partly} with some weeks moved and some not`)
  expect(killed).toBeGreaterThan(KILLS / 2)
  expect(partly).toBeGreaterThan(0)
  const statuses = await sendAll(company, deliveries)
  expect([...new Set(statuses)].sort()).toEqual(['duplicate', 'stale'])
  await expectBoards(company, expected)
  expect(await company.services.archive.weeks(EAST)).toEqual([])
  await archiveAll(company)
  await expectVerified(company)
})

test('[P3] a week that was folded back while somebody read it to archive it is not archived half', async () => {
  const { company, deliveries } = await closedCompany(createRandom(1))
  const { services, redis } = company
  const root = `lt:s:{${EAST}}`
  expect(await services.archiving.archiveWeeks(EAST, [FIRST_WEEK])).toMatchObject({ weeks: 1 })
  const days = Array.from({ length: 7 }, (_, index) => String(FIRST_WEEK + index))
  const stamps = (await redis.commands.hmget(`${root}:g`, ...days)).map((stamp) => stamp ?? '')
  const unstamped = (await redis.commands.hget(`${root}:meta`, 'unstamped')) ?? '0'
  // whoever walks through the facts now meets stubs only
  await services.archive.foldBack(EAST, [FIRST_WEEK])
  const empty = { stationId: EAST, firstDay: FIRST_WEEK, stamps, pickups: [], left: [] }
  expect(await services.archive.store(empty, unstamped)).toBe('changed')
  expect(await services.archive.weeks(EAST)).toEqual([])
  await expectSound(company)
  await expectBoards(company, naiveFold(SMALL_ROSTER, deliveries))
})

test('[P1] [P2] processes that archive, fold back and count the same weeks at once end in what the set of versions says', async () => {
  const random = createRandom(drawSeed('archive at once'))
  const { company, deliveries } = await closedCompany(random)
  const processes = [company.services, await company.another(), await company.another()]
  const weeks = Array.from({ length: WEEKS }, (_, index) => FIRST_WEEK + 7 * index)
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
  const all = [...deliveries]
  let archived = 0
  const seen: Record<string, number> = {}

  for (let round = 0; round < ROUNDS; round++) {
    const fresh = Array.from({ length: 10 }, () => {
      const known = pick(all)
      return random() < 0.5 ? someDelivery(random) : { ...known, version: known.version + 1, count: 7 }
    })
    const versions = new Map(fresh.map((one) => [`${one.id} ${one.version}`, one]))
    const sent = [...versions.values()].filter(
      (one) => !all.some(({ id, version }) => id === one.id && version === one.version),
    )
    const repeats = Array.from({ length: 30 }, () => pick(all))
    const [results, receipts] = await Promise.all([
      Promise.all(
        processes.flatMap(({ archiving, archive }) => [
          archiving.archiveWeeks(EAST, weeks),
          archive.foldBack(EAST, [pick(weeks), pick(weeks)]),
        ]),
      ),
      Promise.all([...sent, ...sent, ...repeats].map((one) => pick(processes).pickups.accept(one, SOURCE))),
    ])
    for (const result of results) if (!Array.isArray(result)) archived += result.weeks
    for (const { status, code } of receipts) seen[code ?? status] = (seen[code ?? status] ?? 0) + 1
    all.push(...sent)
    await expectBoards({ services: pick(processes) }, naiveFold(SMALL_ROSTER, all))
    await expectSound({ services: pick(processes) })
  }
  console.log(`archive at once: ${archived} weeks archived by three processes`, seen)
  expect(archived).toBeGreaterThan(WEEKS)
  const { counted, amended, voided: _voided, duplicate, stale, ...rest } = seen
  expect(rest).toEqual({})
  expect(Math.min(counted ?? 0, amended ?? 0, duplicate ?? 0, stale ?? 0)).toBeGreaterThan(0)
})
