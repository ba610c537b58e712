import type {
  DraftsReply,
  FinalBrief,
  FinalReply,
  FinalRevision,
  FinalsTodo,
  HallOfFame,
} from '@leitai/shared/final'
import { expect, test } from 'vitest'
import { at, closedTuesday, DAY, hashOf, TIED } from '../helpers/finals.ts'
import type { Delivery } from '../helpers/naiveFold.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST } from '../helpers/stations.ts'

const finalsPath = (rest: string) => `/stations/${EAST}/finals${rest}`
const apply = (metric: string, period: string) => `/stations/${EAST}/drafts/${metric}/${period}/apply`

test('[F3] [P6] a late pickup makes a draft that says who would be champion, and applied with a reason revision 2', async () => {
  const company = await closedTuesday()
  const manager = await company.signIn()
  const late = buildPickup('e3', { at: at('11:00:00'), count: 9 })
  company.setTime('2026-03-04T15:00:00+08:00')
  expect(await company.send(late)).toEqual(['counted'])
  await company.services.finals.sweep()

  const { drafts, total } = await manager.get<DraftsReply>(`/stations/${EAST}/drafts`)
  expect(total).toBe(3)
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
    by: '@owner',
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
  const [draft] = (await finals.drafts(EAST)).drafts
  expect(draft?.difference).toMatchObject({ champion: { changed: false }, total: { before: 5, after: 9 } })
  expect(draft?.difference.rows).toEqual([
    { memberId: 'e2', name: '欧阳明月', before: null, after: { rank: 2, score: 4 } },
  ])
  await company.send({ ...late, version: 2, void: true })
  await finals.sweep()
  expect(await finals.drafts(EAST)).toEqual({ drafts: [], total: 0 })
  expect(await finals.todo([EAST])).toEqual({ stations: [] })
})

test('[F3] what is voided after it was sealed makes a draft that names it', async () => {
  const company = await closedTuesday()
  const [first] = TIED
  await company.send({ ...(first as Delivery), version: 2, void: true })
  await company.services.finals.sweep()
  const [draft] = (await company.services.finals.drafts(EAST)).drafts
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
  expect((await finals.drafts(EAST)).drafts[0]?.appliesAt).toBe('2026-03-04T09:00:00Z')
  company.setTime('2026-03-04T16:59:59+08:00')
  await finals.sweep()
  expect((await finals.drafts(EAST)).drafts).toHaveLength(3)
  company.setTime('2026-03-04T17:00:00+08:00')
  await finals.sweep()
  expect(await finals.drafts(EAST)).toEqual({ drafts: [], total: 0 })
  expect((await finals.one(EAST, 'pickups', DAY)).revisions[0]).toMatchObject({
    revision: 2,
    by: 'system',
    reason: null,
  })
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
