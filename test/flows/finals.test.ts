import type {
  FinalBrief,
  FinalDraft,
  FinalReply,
  FinalRevision,
  FinalsTodo,
  HallOfFame,
} from '@leitai/shared/final'
import { expect, test } from 'vitest'
import { hashOf, startClosingCompany } from '../helpers/finals.ts'
import { startViewer } from '../helpers/live.ts'
import { type Delivery, naiveFold } from '../helpers/naiveFold.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { createRandom, drawSeed } from '../helpers/random.ts'
import { leitai } from '../helpers/server.ts'
import { EAST, SMALL_ROSTER } from '../helpers/stations.ts'

/** A Tuesday; its week is 2026-W10. */
const DAY = '2026-03-03'
const at = (time: string, day = DAY) => `${day}T${time}+08:00`
const finalsPath = (rest: string) => `/stations/${EAST}/finals${rest}`
const apply = (metric: string, period: string) => `/stations/${EAST}/drafts/${metric}/${period}/apply`

const TIED = [
  buildPickup('e1', { at: at('09:00:00'), count: 5 }),
  buildPickup('e2', { at: at('08:30:00'), count: 3 }),
  buildPickup('e2', { at: at('10:00:00'), count: 2 }),
  buildPickup('e3', { at: at('10:00:00'), count: 4, channel: 'contract' }),
]

/** A company whose Tuesday with TIED is final since an hour. */
async function closedTuesday(deliveries: Delivery[] = TIED) {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...deliveries)
  company.setTime('2026-03-04T13:00:00+08:00')
  await company.services.finals.sweep()
  return company
}

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

test('[F3] [P6] a late pickup makes a draft that says who would be champion, and applied with a reason revision 2', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const late = buildPickup('e3', { at: at('11:00:00'), count: 9 })
  company.setTime('2026-03-04T15:00:00+08:00')
  expect(await company.send(late)).toEqual(['counted'])
  await company.services.finals.sweep()

  const drafts = await manager.get<FinalDraft[]>(`/stations/${EAST}/drafts`)
  expect(drafts.map(({ metric, period }) => [metric, period])).toEqual([
    ['pickups', DAY],
    ['walkin', DAY],
    ['revenue', DAY],
  ])
  const [draft] = drafts
  expect(draft).toMatchObject({
    revision: 1,
    since: '2026-03-04T07:00:00Z',
    appliesAt: null,
    causeCount: 1,
    factsHash: hashOf([...TIED, late]),
  })
  expect(draft?.causes).toMatchObject([
    {
      id: late.id,
      version: 1,
      courier: 'e3',
      name: 'Anna Katharina Müller',
      count: 9,
      state: 'counted',
      receivedAt: '2026-03-04T07:00:00Z',
    },
  ])
  expect(draft?.difference).toEqual({
    champion: {
      changed: true,
      before: [
        { memberId: 'e1', name: '徐静' },
        { memberId: 'e2', name: '欧阳明月' },
      ],
      after: [{ memberId: 'e3', name: 'Anna Katharina Müller' }],
    },
    rows: [
      {
        memberId: 'e3',
        name: 'Anna Katharina Müller',
        before: { rank: 3, score: 4 },
        after: { rank: 1, score: 13 },
      },
      { memberId: 'e1', name: '徐静', before: { rank: 1, score: 5 }, after: { rank: 2, score: 5 } },
      { memberId: 'e2', name: '欧阳明月', before: { rank: 1, score: 5 }, after: { rank: 2, score: 5 } },
    ],
    total: { before: 14, after: 23 },
  })
  expect(await manager.get<FinalsTodo>('/finals/todo')).toEqual({
    stations: [
      { stationId: EAST, name: '东城营业部', drafts: 3, championChanges: 3, since: '2026-03-04T07:00:00Z' },
    ],
  })
  // until it is applied, the final stands
  expect((await manager.get<FinalBrief[]>(finalsPath('')))[0]).toMatchObject({
    revision: 1,
    total: 14,
    drafted: true,
  })

  expect(await manager.problem('POST', apply('pickups', DAY), { body: { reason: ' ' } })).toMatchObject({
    status: 400,
    field: 'reason',
  })
  const seen = draft?.factsHash
  expect(
    await manager.problem('POST', apply('pickups', DAY), {
      body: { reason: '补录', factsHash: hashOf(TIED) },
    }),
  ).toMatchObject({ status: 409, code: 'draft_changed' })
  const revised = await manager.post<FinalRevision>(apply('pickups', DAY), {
    reason: '网络故障补录',
    factsHash: seen,
  })
  expect(revised).toMatchObject({
    revision: 2,
    by: '@manager',
    reason: '网络故障补录',
    factsHash: seen,
    factCount: 5,
    difference: draft?.difference,
  })
  expect(await manager.post(apply('pickups', DAY), { reason: '再点一次', factsHash: seen })).toEqual(revised)
  expect(await manager.problem('POST', apply('pickups', DAY), { body: { reason: '再来' } })).toMatchObject({
    status: 404,
    code: 'unknown_draft',
  })

  const { revisions } = await manager.get<FinalReply>(finalsPath(`/pickups/${DAY}`))
  expect(revisions.map(({ revision, factCount }) => [revision, factCount])).toEqual([
    [2, 5],
    [1, 4],
  ])
  const hall = await manager.get<HallOfFame>(`/stations/${EAST}/hall-of-fame`)
  expect(hall.champions.day).toEqual([
    {
      period: DAY,
      revision: 2,
      revised: true,
      champions: [{ memberId: 'e3', name: 'Anna Katharina Müller', score: 13 }],
    },
  ])
  expect(hall.records.bestDay).toMatchObject({ period: DAY, score: 13 })
})

test('[F3] a champion who stays champion is unchanged; a draft that comes to nothing goes away', async () => {
  const company = await closedTuesday([buildPickup('e1', { at: at('09:00:00'), count: 5 })])
  const { finals } = company.services
  const late = buildPickup('e2', { at: at('10:00:00'), count: 4 })
  await company.send(late)
  await finals.sweep()
  const [draft] = await finals.drafts(EAST)
  expect(draft?.difference).toMatchObject({ champion: { changed: false }, total: { before: 5, after: 9 } })
  expect(draft?.difference.rows).toEqual([
    { memberId: 'e2', name: '欧阳明月', before: null, after: { rank: 2, score: 4 } },
  ])
  await company.send({ ...late, version: 2, void: true })
  await finals.sweep()
  expect(await finals.drafts(EAST)).toEqual([])
  expect(await finals.todo([EAST])).toEqual({ stations: [] })
})

test('[F3] what is voided after it was sealed makes a draft that names it', async () => {
  const company = await closedTuesday()
  const [first] = TIED
  await company.send({ ...(first as Delivery), version: 2, void: true })
  await company.services.finals.sweep()
  const [draft] = await company.services.finals.drafts(EAST)
  expect(draft?.causes).toMatchObject([{ id: first?.id, version: 2, state: 'void' }])
  expect(draft?.difference.champion).toMatchObject({ changed: true, after: [{ memberId: 'e2' }] })
})

test('[F3] a station that sets a time has its drafts applied by themselves after it', async () => {
  const company = await closedTuesday()
  const { finals, settings } = company.services
  await settings.set(EAST, { ...settings.of(EAST), revisionAfterHours: 2 })
  company.setTime('2026-03-04T15:00:00+08:00')
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await finals.sweep()
  expect((await finals.drafts(EAST))[0]?.appliesAt).toBe('2026-03-04T09:00:00Z')
  company.setTime('2026-03-04T16:59:59+08:00')
  await finals.sweep()
  expect(await finals.drafts(EAST)).toHaveLength(3)
  company.setTime('2026-03-04T17:00:00+08:00')
  await finals.sweep()
  expect(await finals.drafts(EAST)).toEqual([])
  expect((await finals.one(EAST, 'pickups', DAY)).revisions[0]).toMatchObject({
    revision: 2,
    by: 'system',
    reason: null,
  })
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
  expect(await services.finals.drafts(EAST)).toEqual([])
})

test('[F1] [F3] many sweeps at once in two processes, with pickups coming all the time: nothing twice, nothing lost', async () => {
  const seed = drawSeed('finals')
  const random = createRandom(seed)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const company = await startClosingCompany('2026-03-01T20:00:00+08:00')
  const { services, redis } = company
  const other = await company.another()
  const days = ['2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01']
  const versions = new Map<string, number>()
  const sent: Delivery[] = []
  const deliver = () => {
    const id = `F${Math.floor(random() * 150)}`
    const version = (versions.get(id) ?? 0) + 1
    versions.set(id, version)
    const one = buildPickup(pick(['e1', 'e2', 'e3', 'e4']), {
      id,
      version,
      at: at(`${pick(['08', '12', '17'])}:30:00`, pick(days)),
      count: 1 + Math.floor(random() * 3),
      channel: pick(['walkin', 'walkin', 'contract']),
      void: random() < 0.15,
      station: EAST,
    })
    sent.push(one)
    return one
  }
  for (const today of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']) {
    company.setTime(at('12:30:00', today))
    await company.send(...Array.from({ length: 60 }, deliver))
    company.setTime(at('13:00:00', today))
    await Promise.all([
      ...Array.from({ length: 4 }, () => services.finals.sweep()),
      ...Array.from({ length: 4 }, () => other.finals.sweep()),
      ...Array.from({ length: 30 }, () => company.send(deliver())),
    ])
  }
  company.setTime('2026-03-09T13:00:00+08:00')
  await Promise.all([services.finals.sweep(), other.finals.sweep()])
  await services.finals.sweep()
  for (const { metric, period } of await services.finals.drafts(EAST)) {
    const revision = { by: '@manager', reason: '核对' }
    const made = await Promise.all(
      [services, other].map(({ finals }) => finals.apply(EAST, metric, period, revision)),
    )
    expect(made[0]).toEqual(made[1])
  }
  expect(await services.finals.drafts(EAST)).toEqual([])
  expect(await redis.commands.smembers(`lt:s:{${EAST}}:t`)).toEqual([])

  const expected = naiveFold(SMALL_ROSTER, sent)
  const latest = new Map<string, Delivery>()
  for (const one of sent) if (one.version > (latest.get(one.id)?.version ?? 0)) latest.set(one.id, one)
  const counted = [...latest.values()].filter((one) => !one.void)
  for (const key of Object.keys(expected)) {
    const [, metric, period = ''] = key.split('/') as [string, 'pickups', string]
    if (['2026', '2026-Q1', '2026-03'].includes(period)) continue // still open
    const { revisions } = await services.finals.one(EAST, metric, period)
    const [newest] = revisions
    expect(
      newest?.rows.map(({ rank, memberId, score, reachedAt }) => ({
        rank,
        courier: memberId,
        score,
        reachedAt,
      })),
    ).toEqual(expected[key])
    if (days.includes(period) && metric === 'pickups') {
      expect(newest?.factsHash).toBe(hashOf(counted.filter((one) => one.at.startsWith(period))))
    }
    expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, i) => revisions.length - i))
  }
  expect(await services.finals.verify(EAST)).toMatchObject({ waiting: 0, faults: [] })
})

test('[F2] last week on the wall follows the final, not what came in after it, and the revision at once', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  const manager = await company.signIn()
  await company.send(...TIED)
  company.setTime('2026-03-09T12:30:00+08:00')
  await company.services.finals.sweep()
  const token = await company.services.walls.add({ name: '大厅', stationId: EAST, audience: 'staff' })
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  const viewer = await startViewer(manager.baseUrl, { auth: { as: 'wall', token } })
  const podium = ({
    lastWeek,
  }: {
    lastWeek: { standings: { memberId: string; rank: number; score: number }[] }
  }) => lastWeek.standings.map(({ memberId, rank, score }) => [memberId, rank, score])
  const before = await viewer.when('a snapshot', () => true)
  expect(before.lastWeek).toMatchObject({ period: '2026-W10', state: 'final' })
  expect(podium(before)).toEqual([
    ['e1', 1, 5],
    ['e2', 1, 5],
    ['e3', 3, 4],
  ])
  await manager.post(apply('pickups', '2026-W10'), { reason: '补录' })
  const after = await viewer.when(
    'the revised podium',
    ({ lastWeek }) => lastWeek.standings[0]?.memberId === 'e3',
  )
  expect(podium(after)).toEqual([
    ['e3', 1, 13],
    ['e1', 2, 5],
    ['e2', 2, 5],
  ])
  viewer.close()
})

test('couriers read finals, not drafts and not revenue', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  await company.send(buildPickup('e3', { at: at('11:00:00'), count: 9 }))
  await company.services.finals.sweep()
  const { courier } = await signInCourier(manager, 'e1')
  expect(await courier.get<FinalBrief[]>(finalsPath(''))).toHaveLength(1)
  expect((await manager.get<FinalReply>(finalsPath(`/pickups/${DAY}`))).draft).not.toBeNull()
  expect((await courier.get<FinalReply>(finalsPath(`/pickups/${DAY}`))).draft).toBeNull()
  expect(await courier.problem('GET', finalsPath('?metric=revenue'))).toMatchObject({ status: 403 })
  expect(await courier.problem('GET', '/stations/west/finals')).toMatchObject({ status: 403 })
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
})
