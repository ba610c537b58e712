import { createRevising } from '@leitai/server/finals/revise'
import { createFinalsStore } from '@leitai/server/finals/store'
import { createLog } from '@leitai/server/log'
import { METRICS } from '@leitai/shared/standings'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import { at, type ClosingCompany, closedTuesday, DAY } from '../helpers/finals.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const FINALS = `lt:s:{${EAST}}:z`

/** What Redis is asked meanwhile: the words of each command. */
async function listen({ redisUrl }: ClosingCompany, work: () => Promise<unknown>): Promise<string[][]> {
  const redis = new Redis(redisUrl)
  const monitor = await redis.monitor()
  onTestFinished(() => {
    monitor.disconnect()
    redis.disconnect()
  })
  const heard: string[][] = []
  const ended = new Promise<void>((done) => {
    monitor.on('monitor', (_time: string, words: string[]) => {
      if (words[0]?.toLowerCase() === 'echo' && words[1] === 'heard') done()
      else heard.push(words)
    })
  })
  await work()
  await redis.echo('heard')
  await ended
  monitor.disconnect()
  return heard
}

/** Names of the finals that were read. */
const finalsRead = (heard: readonly string[][]) =>
  heard
    .filter(([name, key]) => name?.toLowerCase() === 'hmget' && key === FINALS)
    .flatMap(([, , ...names]) => names)
    .sort()

test('[F2] a hall of fame reads each final once, whoever asks at the same time and whatever is sealed later', async () => {
  const company = await closedTuesday()
  const { finals } = company.services
  const ask = () => Promise.all(Array.from({ length: 20 }, () => finals.hall(EAST, 'pickups')))
  expect(finalsRead(await listen(company, ask))).toEqual([`pickups/${DAY}/1`])

  await company.send(buildPickup('e6', { at: at('09:00:00', '2026-03-04'), count: 6 }))
  company.setTime('2026-03-05T13:00:00+08:00')
  await finals.sweep()
  expect(finalsRead(await listen(company, ask))).toEqual(['pickups/2026-03-04/1'])
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await finals.sweep()
  await finals.apply(EAST, 'pickups', DAY, { by: '@manager', reason: '补录' })
  expect(finalsRead(await listen(company, ask))).toEqual([`pickups/${DAY}/2`])
  const { champions } = await finals.hall(EAST, 'pickups')
  expect(
    champions.day.map(({ period, champions: [first] }) => [period, first?.memberId, first?.score]),
  ).toEqual([
    ['2026-03-04', 'e6', 6],
    [DAY, 'e3', 13],
  ])
})

/** Tuesday was revised by a process that died before it could tell anybody of it, at four in the afternoon. */
async function revisedAndKilled(): Promise<ClosingCompany> {
  const company = await closedTuesday()
  const { boards, finals, settings } = company.services
  await settings.set(EAST, { ...settings.of(EAST), revisionAfterHours: 1 })
  company.setTime('2026-03-04T15:00:00+08:00')
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await finals.sweep()
  company.setTime('2026-03-04T16:00:00+08:00')
  const store = createFinalsStore(company.redis)
  const clock = { now: company.now }
  const log = createLog((line) => process.stderr.write(line), clock.now)
  const { revise } = createRevising({ boards, store, clock, log })
  for (const metric of METRICS) await revise(EAST, metric, DAY, { by: 'system', reason: null })
  return company
}

/** When viewers of the station were sent a new snapshot last. */
const toldAt = ({ services: { org } }: ClosingCompany) => org.get('revisions', EAST)?.revisedAt

test('[F3] a revision whose maker died before it was announced is announced by the next sweep, once, and viewers get it', async () => {
  const company = await revisedAndKilled()
  const { announcements, finals } = company.services
  expect(announcements.list()).toEqual([])
  expect(toldAt(company)).toBe(Date.parse('2026-03-04T13:00:00+08:00'))

  company.setTime('2026-03-04T16:05:00+08:00')
  const other = await company.another()
  await Promise.all([finals.sweep(), other.finals.sweep()])
  const posted = [{ title: `${DAY} 揽收定榜更正（第 2 版）`, startsAt: company.now() }]
  expect(announcements.list()).toMatchObject(posted)
  expect(toldAt(company)).toBe(company.now())

  const told = toldAt(company)
  company.setTime('2026-03-04T16:10:00+08:00')
  await Promise.all([finals.sweep(), other.finals.sweep()])
  expect(announcements.list()).toMatchObject(posted)
  expect(toldAt(company)).toBe(told) // nothing more to be told
})

test('[F3] … a day later it is no news any more; viewers get it all the same', async () => {
  const company = await revisedAndKilled()
  company.setTime('2026-03-05T16:00:01+08:00')
  await company.services.finals.sweep()
  expect(company.services.announcements.list()).toEqual([])
  expect(toldAt(company)).toBe(company.now())
})

test('[F3] … also one that was stored without the time at which it was noticed', async () => {
  const company = await revisedAndKilled()
  const { commands } = company.redis
  const name = `pickups/${DAY}/2`
  const { since, ...older } = JSON.parse((await commands.hget(FINALS, name)) ?? '')
  expect(since).toBe(Date.parse('2026-03-04T15:00:00+08:00'))
  await commands.hset(FINALS, name, JSON.stringify(older))
  await company.services.finals.sweep()
  expect(company.services.announcements.list()).toHaveLength(1)
})
