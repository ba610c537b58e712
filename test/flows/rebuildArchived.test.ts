import { rm } from 'node:fs/promises'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import {
  archiveAll,
  archiveFiles,
  environmentOf,
  expectBoards,
  expectVerified,
  sendAll,
  settle,
} from '../helpers/archive.ts'
import { at, type ClosingCompany, closedTuesday, startClosingCompany } from '../helpers/finals.ts'
import { naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

/** A Tuesday, a Thursday and a Monday, of three weeks. */
const DAYS = ['2026-03-03', '2026-03-12', '2026-03-16']
const MONDAYS = ['2026-03-02', '2026-03-09', '2026-03-16']
const PICKUPS = DAYS.flatMap((day) =>
  ['e1', 'e2', 'e2', 'e3'].map((courier) => buildPickup(courier, { at: at('09:00:00', day) })),
)

const numberOf = (day: string | undefined) => Date.parse(day ?? '') / 86_400_000
const boardOf = (metric: string, span: string, day: string | undefined) =>
  `lt:s:{${EAST}}:b:${metric}:${span}${numberOf(day)}`

/** Three weeks that are in the archive. */
async function archivedCompany(): Promise<ClosingCompany> {
  const company = await startClosingCompany('2026-03-20T20:00:00+08:00')
  await sendAll(company, PICKUPS)
  company.setTime('2028-03-01T12:00:00+08:00')
  await settle(company)
  expect(await archiveAll(company)).toEqual({ weeks: 3, facts: PICKUPS.length, waiting: 0 })
  return company
}

async function archivedWeeks({ services }: ClosingCompany): Promise<number[]> {
  return (await services.archive.weeks(EAST)).map(({ firstDay }) => firstDay)
}

test('[P3] leitai rebuild mends boards of archived weeks too, and leaves those in the archive that are right', async () => {
  const company = await archivedCompany()
  const { commands } = company.redis
  await commands.zincrby(boardOf('pickups', 'd', DAYS[0]), 5, 'e1')
  await commands.zrem(boardOf('revenue', 'w', MONDAYS[2]), 'e3')
  const stray = boardOf('pickups', 'd', '2026-03-04') // of a day without pickups
  await commands.zadd(stray, 3, 'e1')
  const env = environmentOf(company)
  expect((await leitai(['verify'], { env })).stdout).toContain(' 2 differences')
  const rebuilt = await leitai(['rebuild'], { env })
  expect(rebuilt).toMatchObject({ code: 0, stderr: '' })
  expect(rebuilt.stdout).toContain(
    `${EAST}: rebuilt from 8 facts; 2 weeks are back from the archive for it\n`,
  )
  await expectVerified(company)
  expect(await commands.exists(stray)).toBe(0)
  await expectBoards(company, naiveFold(SMALL_ROSTER, PICKUPS))
  expect(await archivedWeeks(company)).toEqual([numberOf(MONDAYS[1])])
  expect(await archiveAll(company)).toEqual({ weeks: 2, facts: 8, waiting: 0 })
  await expectVerified(company)
})

test('[P3] a week whose file is missing is named, stays as it is, and keeps no other from being mended', async () => {
  const company = await archivedCompany()
  const [first = '', second] = MONDAYS
  for (const file of await archiveFiles(company)) if (file.includes(first)) await rm(file)
  await company.redis.commands.zincrby(boardOf('walkin', 'w', second), 1, 'e2')
  const { code, stdout, stderr } = await leitai(['rebuild', '--station', EAST], {
    env: environmentOf(company),
  })
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`the week ${first} to 2026-03-08 stays as it is`),
  ])
  expect(stdout).toBe(`${EAST}: rebuilt from 4 facts; 1 weeks are back from the archive for it\n`)
  expect(await archivedWeeks(company)).toEqual([numberOf(first), numberOf(MONDAYS[2])])
  await expectBoards(company, naiveFold(SMALL_ROSTER, PICKUPS))
})

test('a rebuild waits for Redis for longer than other commands do', async () => {
  const company = await closedTuesday()
  const redis = new Redis(company.redisUrl)
  onTestFinished(() => redis.disconnect())
  await redis.client('PAUSE', 7_000, 'WRITE') // as one that is busy
  expect(await leitai(['rebuild'], { env: environmentOf(company) })).toMatchObject({ code: 0, stderr: '' })
})
