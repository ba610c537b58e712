import type { FinalBrief, FinalReply } from '@leitai/shared/final'
import { expect, test } from 'vitest'
import { at, closedTuesday, DAY, hashOf, startClosingCompany, TIED } from '../helpers/finals.ts'
import { naiveFold } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'
import { suizhouDeliveries, suizhouRoster } from '../helpers/suizhou.ts'
import { until } from '../helpers/wait.ts'

const finalsPath = (rest: string) => `/stations/${EAST}/finals${rest}`

test('[F1] a day is sealed at noon of the next day, and not before', async () => {
  const { services, send, setTime } = await startClosingCompany(at('20:00:00'))
  const list = () => services.finals.list(EAST, { kind: 'day', metric: 'pickups', limit: 10 })
  await send(...TIED)
  for (const early of ['2026-03-03T23:59:59+08:00', '2026-03-04T11:59:59.999+08:00']) {
    setTime(early)
    await services.finals.sweep()
    expect(await list()).toEqual([])
  }
  setTime('2026-03-04T12:00:00+08:00')
  await services.finals.sweep()
  expect(await list()).toEqual([
    {
      metric: 'pickups',
      period: DAY,
      kind: 'day',
      from: DAY,
      to: DAY,
      revision: 1,
      sealedAt: '2026-03-04T04:00:00Z',
      champions: [
        { memberId: 'e1', name: '徐静', score: 5 },
        { memberId: 'e2', name: '欧阳明月', score: 5 },
      ],
      total: 14,
      factCount: 4,
      factsHash: hashOf(TIED),
      drafted: false,
    },
  ])
  expect(await services.finals.list(EAST, { kind: 'week', metric: 'pickups', limit: 10 })).toEqual([])
})

test('[F1] a server seals by itself', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...TIED)
  company.setTime('2026-03-04T12:00:00+08:00')
  const manager = await company.signIn()
  const sealed = await until('a final', async () => {
    const finals = await manager.get<FinalBrief[]>(finalsPath(''))
    return finals.length > 0 && finals
  })
  expect(sealed).toMatchObject([{ period: DAY, revision: 1 }])
})

test('[F1] [S1] a final holds its rows and the hash of what they are made of, for every metric', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const walkin = await manager.get<FinalReply>(finalsPath(`/walkin/${DAY}`))
  expect(walkin).toMatchObject({
    kind: 'day',
    draft: null,
    revisions: [{ revision: 1, by: 'system', reason: null }],
  })
  const expected = naiveFold(SMALL_ROSTER, TIED)
  for (const metric of ['pickups', 'walkin', 'revenue']) {
    const { revisions } = await manager.get<FinalReply>(finalsPath(`/${metric}/${DAY}`))
    const [only] = revisions
    expect(
      only?.rows.map(({ rank, memberId, score, reachedAt }) => ({
        rank,
        courier: memberId,
        score,
        reachedAt,
      })),
    ).toEqual(expected[`${EAST}/${metric}/${DAY}`])
    const counted = metric === 'walkin' ? TIED.filter(({ channel }) => channel === 'walkin') : TIED
    expect(only?.factsHash).toBe(hashOf(counted))
  }
  expect(await manager.problem('GET', finalsPath('/pickups/2026-03-04'))).toMatchObject({
    status: 404,
    code: 'unknown_final',
  })
  expect(await manager.problem('GET', finalsPath('/height/2026-03-03'))).toMatchObject({ status: 400 })
})

test('[F1] a past that is being imported is sealed when it has been quiet for ten minutes, without revisions', async () => {
  const { services, send, setTime } = await startClosingCompany('2026-03-04T13:00:00+08:00')
  const deliveries = Array.from({ length: 40 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 5 + i)).toISOString().slice(0, 10)
    return buildPickup(i % 3 === 0 ? 'e1' : 'e2', { at: at('10:00:00', day), count: 1 + (i % 4) })
  })
  await send(...deliveries.slice(0, 20))
  await services.finals.sweep()
  setTime('2026-03-04T13:09:59+08:00')
  await send(...deliveries.slice(20))
  await services.finals.sweep()
  setTime('2026-03-04T13:10:30+08:00')
  await services.finals.sweep()
  // days of the first half are quiet by now, those of the second are not
  const sealed = await services.finals.list(EAST, { kind: 'day', metric: 'pickups', limit: 400 })
  expect(sealed).toHaveLength(20)
  setTime('2026-03-04T13:20:30+08:00')
  await services.finals.sweep()
  const expected = naiveFold(SMALL_ROSTER, deliveries)
  const closed = Object.keys(expected).filter((key) => !['2026', '2026-Q1'].includes(key.split('/')[2] ?? ''))
  const found: string[] = []
  for (const kind of ['day', 'week', 'month', 'quarter', 'year'] as const) {
    for (const metric of ['pickups', 'walkin', 'revenue'] as const) {
      for (const { period, revision } of await services.finals.list(EAST, { kind, metric, limit: 400 })) {
        expect(revision).toBe(1)
        found.push(`${EAST}/${metric}/${period}`)
      }
    }
  }
  expect(found.sort()).toEqual(closed.sort())
  expect(await services.finals.drafts(EAST)).toEqual({ drafts: [], total: 0 })
})

test('[F1] [P1] finals of the sample city are what its whole stream comes to, whatever came late, twice or void', async () => {
  const roster = suizhouRoster()
  const deliveries = suizhouDeliveries()
  const { services, send, setTime } = await startClosingCompany('2026-11-20T12:00:00+08:00', roster)
  for (let from = 0; from < deliveries.length; from += 1_000) {
    await send(...deliveries.slice(from, from + 1_000))
  }
  setTime('2026-11-20T13:00:00+08:00')
  // a round seals a hundred periods at most
  for (let round = 0; round < 6; round++) await services.finals.sweep()
  const closed = Object.entries(naiveFold(roster, deliveries)).filter(
    ([key]) => !/[/](2026|2026-Q4|2026-11)$/.test(key),
  )
  expect(closed.length).toBeGreaterThan(1_000)
  for (const [key, expected] of closed) {
    const [stationId = '', metric, period = ''] = key.split('/') as [string, 'pickups', string]
    const { revisions } = await services.finals.one(stationId, metric, period)
    expect([key, revisions.length]).toEqual([key, 1])
    const rows = revisions[0]?.rows.map(({ rank, memberId, score, reachedAt }) => ({
      rank,
      courier: memberId,
      score,
      reachedAt,
    }))
    expect(rows).toEqual(expected)
  }
})

test('leitai verify recomputes finals, and finds one that was tampered with', async () => {
  const company = await closedTuesday()
  const env = { REDIS_URL: company.redisUrl }
  const good = await leitai(['verify'], { env })
  expect(good).toMatchObject({ code: 0 })
  expect(good.stdout).toContain('3 finals recomputed, 0 wait')
  const key = `lt:s:{${EAST}}:z`
  const json = (await company.redis.commands.hget(key, `pickups/${DAY}/1`)) ?? ''
  await company.redis.commands.hset(key, `pickups/${DAY}/1`, json.replace('"e1",5,', '"e1",6,'))
  const bad = await leitai(['verify'], { env })
  expect(bad.code).toBe(1)
  expect(bad.stdout).toContain(`${EAST} final pickups ${DAY} revision 1 rows: stored`)

  const faults = async (tampered: string) => {
    await company.redis.commands.hset(key, `pickups/${DAY}/1`, tampered)
    const verification = await company.services.finals.verify(EAST)
    return verification.faults.map(({ metric, what, expected }) => [metric, what, JSON.parse(expected)])
  }
  const hash = hashOf(TIED)
  expect(await faults(json.replace(hash, hashOf([])))).toEqual([['pickups', 'factsHash', hash]])
  expect(await faults(json.replace('"factCount":4', '"factCount":5'))).toEqual([['pickups', 'factCount', 4]])
  expect(await faults(json)).toEqual([])
})
