import type { PostedAnnouncement } from '@leitai/shared/api'
import type { ApplyInput, DraftsReply, FinalDraft, FinalReply, FinalRevision } from '@leitai/shared/final'
import type { LiveMetric } from '@leitai/shared/protocol'
import { expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { at, type ClosingCompany, closedTuesday, DAY, startClosingCompany, TIED } from '../helpers/finals.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const apply = (metric: string, period = DAY) => `/stations/${EAST}/drafts/${metric}/${period}/apply`
const LATE = { at: at('11:00:00'), count: 9 }

/** Tuesday is final, and a late pickup has made another one its champion; the time is three in the afternoon. */
async function lateTuesday(): Promise<{ company: ClosingCompany; manager: Caller; draft: FinalDraft }> {
  const company = await closedTuesday()
  const manager = await company.signIn()
  company.setTime('2026-03-04T15:00:00+08:00')
  await company.send(buildPickup('e3', LATE))
  await company.services.finals.sweep()
  const { drafts } = await manager.get<DraftsReply>(`/stations/${EAST}/drafts`)
  const draft = drafts.find(({ metric }) => metric === 'pickups')
  if (!draft) throw new Error('no draft')
  return { company, manager, draft }
}

const announced = (caller: Caller) => caller.get<PostedAnnouncement[]>('/announcements')

function inputOf({ announcement, factsHash }: FinalDraft, reason: string): ApplyInput {
  if (!announcement) throw new Error('nothing to announce')
  return { reason, factsHash, announce: announcement }
}

test('[F3] a draft comes with the words for its announcement; those of revenue are nobody’s but the manager’s', async () => {
  const { manager, draft } = await lateTuesday()
  expect(draft.announcement).toEqual({
    title: '2026-03-03 揽收定榜更正（第 2 版）',
    body: '冠军由 徐静、欧阳明月 变更为 Anna Katharina Müller。全站合计由 14 件更正为 23 件。',
  })
  const { drafts } = await manager.get<DraftsReply>(`/stations/${EAST}/drafts`)
  expect(drafts.map(({ metric, announcement }) => [metric, announcement?.title])).toEqual([
    ['pickups', '2026-03-03 揽收定榜更正（第 2 版）'],
    ['walkin', '2026-03-03 散件揽收定榜更正（第 2 版）'],
    ['revenue', undefined],
  ])
})

test('[F3] a champion who stays is said to stay', async () => {
  const company = await closedTuesday()
  await company.send(buildPickup('e4', { at: at('11:00:00'), count: 1 }))
  await company.services.finals.sweep()
  const { drafts } = await company.services.finals.drafts(EAST)
  expect(drafts[0]?.announcement?.body).toBe('冠军不变：徐静、欧阳明月。全站合计由 14 件更正为 15 件。')
})

test('[F3] one click applies and announces: at the station, with the reason, until its next day ends', async () => {
  const { company, manager, draft } = await lateTuesday()
  const words = { title: ' 周二更正 ', body: '冠军是 Anna！' }
  await manager.post(apply('pickups'), { ...inputOf(draft, '网络故障补录'), announce: words })
  expect(await announced(manager)).toMatchObject([
    {
      id: `revision:${EAST}:pickups:${DAY}:2`,
      kind: 'notice',
      title: '周二更正',
      body: '冠军是 Anna！\n更正理由：网络故障补录',
      stations: [EAST],
      takeover: false,
      ticker: true,
      onPublicWalls: false,
      startsAt: Date.parse('2026-03-04T15:00:00+08:00'),
      endsAt: Date.parse('2026-03-06T00:00:00+08:00'),
      state: 'running',
    },
  ])
  const { announcements } = company.services
  expect(announcements.runningAt(EAST, 'staff')).toHaveLength(1)
  expect(announcements.runningAt(EAST, 'public')).toEqual([])
  expect(announcements.runningAt(WEST, 'staff')).toEqual([])
})

test('[F3] without the tick nothing is announced', async () => {
  const { manager, draft } = await lateTuesday()
  await manager.post(apply('pickups'), { reason: '补录', factsHash: draft.factsHash })
  expect(await announced(manager)).toEqual([])
})

test('[F3] two managers, two processes and a retry announce a revision once, and never again after it was withdrawn', async () => {
  const { company, manager, draft } = await lateTuesday()
  const other = await company.another()
  const input = inputOf(draft, '补录')
  const made = await Promise.all(
    [company.services, other, company.services, other].map(({ finals }) =>
      finals.apply(EAST, 'pickups', DAY, { by: '@manager', ...input }),
    ),
  )
  expect(made.map(({ revision }) => revision)).toEqual([2, 2, 2, 2])
  expect(await announced(manager)).toHaveLength(1)
  const again = await manager.post<FinalRevision>(apply('pickups'), { ...input, reason: '再点一次' })
  expect(again.reason).toBe('补录')
  const [posted] = await announced(manager)
  expect(posted?.body).toContain('更正理由：补录')
  await manager.del(`/announcements/${encodeURIComponent(posted?.id ?? '')}`)
  await manager.post(apply('pickups'), input)
  expect(await announced(manager)).toMatchObject([{ id: posted?.id, state: 'withdrawn' }])
})

test('[F3] what cannot be announced is refused with its field, and nothing is applied', async () => {
  const { manager, draft } = await lateTuesday()
  const words = { title: '更正', body: '' }
  const refused = async (metric: string, announce: unknown) => {
    const { status, code, field } = await manager.problem('POST', apply(metric), {
      body: { reason: '补录', announce },
    })
    return [status, code, field]
  }
  expect(await refused('revenue', words)).toEqual([400, 'invalid_request', 'announce'])
  expect(await refused('pickups', { ...words, title: ' ' })).toEqual([
    400,
    'invalid_request',
    'announce.title',
  ])
  expect(await refused('pickups', { ...words, title: '长'.repeat(61) })).toEqual([
    400,
    'invalid_request',
    'announce.title',
  ])
  expect(await refused('pickups', { ...words, body: '长'.repeat(281) })).toEqual([
    400,
    'invalid_request',
    'announce.body',
  ])
  for (const metric of ['pickups', 'revenue']) {
    const { revisions } = await manager.get<FinalReply>(`/stations/${EAST}/finals/${metric}/${DAY}`)
    expect(revisions).toHaveLength(1)
  }
  expect(await announced(manager)).toEqual([])
  const longest = { title: '长'.repeat(60), body: '长'.repeat(280) }
  await manager.post(apply('pickups'), {
    reason: '长'.repeat(200),
    factsHash: draft.factsHash,
    announce: longest,
  })
  expect((await announced(manager))[0]?.body.length).toBeLessThanOrEqual(500)
})

interface ByItself {
  /** When the late pickup comes; the station's time is one hour. */
  noticedAt: string
  /** Whose it is, and how many. */
  courier?: string
  count?: number
  wallMetric?: LiveMetric
  channel?: 'walkin' | 'contract'
}

/** Titles of what is announced by itself of a Tuesday that changes. */
async function announcedByItself(change: ByItself): Promise<string[]> {
  const { noticedAt, courier = 'e3', count = 9, wallMetric = 'pickups', channel = 'walkin' } = change
  const company = await closedTuesday()
  const { finals, settings, announcements } = company.services
  await settings.set(EAST, { ...settings.of(EAST), wallMetric, revisionAfterHours: 1 })
  company.setTime(noticedAt)
  await finals.sweep() // seals what else has ended by then
  await company.send(buildPickup(courier, { at: at('11:00:00'), count, channel }))
  await finals.sweep()
  expect(announcements.list()).toEqual([])
  const { drafts } = await finals.drafts(EAST)
  const news = drafts.filter(({ isNews }) => isNews).map(({ announcement }) => announcement?.title)
  company.setTime(new Date(Date.parse(noticedAt) + 3_600_000).toISOString())
  const other = await company.another()
  await Promise.all([finals.sweep(), other.finals.sweep()])
  expect((await finals.one(EAST, 'pickups', DAY)).revisions[0]).toMatchObject({ revision: 2, by: 'system' })
  const titles = announcements.list().map(({ title }) => title)
  expect([...titles].sort()).toEqual(news.sort()) // as the drafts said before
  return titles
}

test('[F3] a revision that is applied by itself is announced by itself, once, where the champion changes', async () => {
  expect(await announcedByItself({ noticedAt: '2026-03-04T15:00:00+08:00' })).toEqual([
    '2026-03-03 揽收定榜更正（第 2 版）',
  ])
})

test('[F3] … not where the champion stays, nor for what the walls do not rank', async () => {
  const noticedAt = '2026-03-04T15:00:00+08:00'
  expect(await announcedByItself({ noticedAt, courier: 'e4', count: 1 })).toEqual([])
  expect(await announcedByItself({ noticedAt, wallMetric: 'walkin', channel: 'contract' })).toEqual([])
})

test('[F3] … and not where it was noticed later than a week after the period: that is no news', async () => {
  // the week of that Tuesday is sealed by then, and is news for another week
  const week = '2026-W10 揽收定榜更正（第 2 版）'
  expect((await announcedByItself({ noticedAt: '2026-03-10T23:00:00+08:00' })).sort()).toEqual([
    '2026-03-03 揽收定榜更正（第 2 版）',
    week,
  ])
  expect(await announcedByItself({ noticedAt: '2026-03-11T00:00:01+08:00' })).toEqual([week])
  expect(await announcedByItself({ noticedAt: '2026-03-16T01:00:00+08:00' })).toEqual([])
})

test('[F3] a pickup that was moved to another day is a cause of the draft of the day that it left', async () => {
  const company = await closedTuesday()
  const [first] = TIED
  company.setTime('2026-03-04T15:00:00+08:00')
  await company.send({ ...(first ?? buildPickup('e1')), version: 2, at: at('09:00:00', '2026-03-04') })
  await company.services.finals.sweep()
  const { drafts, total } = await company.services.finals.drafts(EAST)
  expect(total).toBe(3)
  for (const { causes, causeCount } of drafts) {
    expect(causeCount).toBe(1)
    expect(causes).toMatchObject([
      {
        id: first?.id,
        version: 2,
        courier: 'e1',
        count: 5,
        at: '2026-03-04T01:00:00Z',
        state: 'moved',
        receivedAt: '2026-03-04T07:00:00Z',
      },
    ])
  }
  // back again, it is of that day as before, and amended
  await company.send({ ...(first ?? buildPickup('e1')), version: 3, count: 6 })
  await company.services.finals.sweep()
  const [draft] = (await company.services.finals.drafts(EAST)).drafts
  expect(draft?.causes).toMatchObject([{ id: first?.id, version: 3, count: 6, state: 'counted' }])
})

test('[F3] a pickup that moves within a week is of it still; one that leaves it is said to have', async () => {
  const company = await startClosingCompany(at('20:00:00'))
  await company.send(...TIED)
  company.setTime('2026-03-09T12:30:00+08:00')
  await company.services.finals.sweep()
  const [first, second] = TIED
  const base = buildPickup('e1')
  await company.send({ ...(first ?? base), version: 2, at: at('09:00:00', '2026-03-05') })
  await company.send({ ...(second ?? base), version: 2, at: at('09:00:00', '2026-03-09') })
  await company.services.finals.sweep()
  const causes = async (period: string) => {
    const { draft } = await company.services.finals.one(EAST, 'pickups', period)
    return draft?.causes.map(({ id, state }) => [id, state]).sort()
  }
  expect(await causes('2026-W10')).toEqual(
    [
      [first?.id, 'counted'],
      [second?.id, 'moved'],
    ].sort(),
  )
  expect(await causes(DAY)).toEqual(
    [
      [first?.id, 'moved'],
      [second?.id, 'moved'],
    ].sort(),
  )
})

test('drafts come a page at a time, the newest periods first, with how many there are', async () => {
  const days = Array.from({ length: 9 }, (_, i) => `2026-03-0${i + 1}`)
  const company = await startClosingCompany('2026-03-09T20:00:00+08:00')
  const pickups = (count: number) =>
    days.map((day) => buildPickup('e1', { at: at('10:00:00', day), count, channel: 'contract' }))
  await company.send(...pickups(2))
  company.setTime('2026-03-11T13:00:00+08:00')
  await company.services.finals.sweep()
  await company.send(...pickups(3))
  await company.services.finals.sweep()
  const manager = await company.signIn()
  const page = (query: string) => manager.get<DraftsReply>(`/stations/${EAST}/drafts${query}`)
  // nine days and the two weeks that have ended, in pickups and revenue
  const first = await page('?limit=4')
  expect(first.total).toBe(22)
  expect(first.drafts.map(({ metric, period }) => `${metric}/${period}`)).toEqual([
    'pickups/2026-03-09',
    'revenue/2026-03-09',
    'pickups/2026-03-08',
    'revenue/2026-03-08',
  ])
  expect((await page('')).drafts).toHaveLength(20)
  expect((await page('?limit=400')).drafts).toHaveLength(22)
  expect(await manager.problem('GET', `/stations/${EAST}/drafts?limit=0`)).toMatchObject({
    status: 400,
    field: 'limit',
  })
})
