import type { AnnouncementInput, PostedAnnouncement } from '@leitai/shared/api'
import { KUDOS_A_DAY, type KudosReply, type NewsReply, type ReadersReply } from '@leitai/shared/receipt'
import { expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { at, startClosingCompany } from '../helpers/finals.ts'
import { signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const TEN = '2026-03-04T10:00:00+08:00'
const NEWS = `/stations/${EAST}/news`
const KUDOS = `/stations/${EAST}/kudos`
const readersOf = (id: string, station = EAST) => `/stations/${station}/announcements/${id}/readers`

async function open() {
  const company = await startClosingCompany('2026-03-03T09:00:00+08:00')
  const manager = await company.signIn()
  const couriers = new Map<string, Caller>()
  for (const id of ['e1', 'e2', 'w1']) couriers.set(id, (await signInCourier(manager, id)).courier)
  const courier = (id: string) => couriers.get(id) ?? manager
  const post = (title: string, parts: Partial<AnnouncementInput> = {}) =>
    manager.post<PostedAnnouncement>('/announcements', {
      kind: 'award',
      title,
      body: '热烈祝贺',
      stations: [EAST],
      takeover: false,
      ticker: true,
      ...parts,
    })
  return { company, manager, courier, post }
}

test('a receipt is given once, in the courier’s name; the manager reads who has seen it and who has not', async () => {
  const { company, manager, courier, post } = await open()
  company.setTime(TEN)
  const { id } = await post('上周冠军')
  const later = await post('明天的事', { startsAt: Date.parse(TEN) + 3_600_000 })
  const news = await courier('e1').get<NewsReply>(NEWS)
  expect(news.announcements).toEqual([
    {
      ...{ id, kind: 'award', title: '上周冠军', body: '热烈祝贺', startsAt: Date.parse(TEN), endsAt: null },
      ...{ over: false, seenAt: null, kudos: { count: 0, given: false } },
    },
  ])

  company.setTime('2026-03-04T10:05:00+08:00')
  await courier('e2').post(`${NEWS}/seen`, { ids: [id, later.id, 'nothing'] })
  company.setTime('2026-03-04T10:07:00+08:00')
  await courier('e1').post(`${NEWS}/seen`, { ids: [id] })
  company.setTime('2026-03-04T10:30:00+08:00')
  await courier('e2').post(`${NEWS}/seen`, { ids: [id] })

  const readers = await manager.get<ReadersReply>(readersOf(id))
  expect(readers.seen).toEqual([
    { courierId: 'e2', name: '欧阳明月', at: Date.parse('2026-03-04T10:05:00+08:00') },
    { courierId: 'e1', name: '徐静', at: Date.parse('2026-03-04T10:07:00+08:00') },
  ])
  expect(readers.unseen.map(({ courierId }) => courierId).sort()).toEqual(['e3', 'e4', 'e5', 'e6', 'm1'])
  expect((await courier('e1').get<NewsReply>(NEWS)).announcements[0]?.seenAt).toBe(
    Date.parse('2026-03-04T10:07:00+08:00'),
  )
  // what has not begun is nobody's yet, what is withdrawn nobody's any more
  expect(await manager.problem('GET', readersOf(later.id))).toMatchObject({
    status: 404,
    code: 'unknown_announcement',
  })
  expect(await manager.problem('GET', readersOf(id, WEST))).toMatchObject({ code: 'unknown_announcement' })
  await manager.del(`/announcements/${id}`)
  expect((await courier('e1').get<NewsReply>(NEWS)).announcements).toEqual([])
})

test('[F2] kudos go to announcements and to those on the podium of a final, ten a day, however many come at once', async () => {
  const { company, courier, post } = await open()
  // Tuesday: e1 9, e2 and e3 5 each (both second), e4 3 (fourth)
  const counts = { e1: 9, e2: 5, e3: 5, e4: 3 }
  await company.send(
    ...Object.entries(counts).map(([id, count]) => buildPickup(id, { at: at('08:30:00'), count })),
  )
  const give = (by: string, to: string, period = '2026-03-03') =>
    courier(by).call<KudosReply>('POST', KUDOS, {
      body: { for: 'courier', courier: to, metric: 'pickups', period },
    })
  company.setTime('2026-03-04T13:00:00+08:00')
  expect((await give('e2', 'e1')).status, 'no final, nobody to applaud').toBe(404)
  await company.services.finals.sweep()

  const [podium] = (await courier('e2').get<NewsReply>(NEWS)).podiums
  expect(podium).toMatchObject({ kind: 'day', metric: 'pickups', period: '2026-03-03' })
  expect(podium?.places.map(({ rank, memberId, score }) => [rank, memberId, score])).toEqual([
    [1, 'e1', 9],
    [2, 'e2', 5],
    [2, 'e3', 5],
  ])
  expect((await give('e2', 'e1')).body).toEqual({ count: 1, given: true, kudosLeft: KUDOS_A_DAY - 1 })
  expect((await give('e2', 'e1')).body, 'a second tap').toMatchObject({ count: 1, kudosLeft: 9 })
  expect((await courier('e1').get<NewsReply>(NEWS)).podiums[0]?.places[0]?.kudos).toEqual({
    count: 1,
    given: false,
  })
  for (const [to, field] of [['e4', 'courier'] as const, ['e2', 'courier'] as const]) {
    expect((await give('e2', to)).body, to).toMatchObject({ code: 'invalid_request', field })
  }

  const posted = await Promise.all(Array.from({ length: 12 }, (_, i) => post(`喜报 ${i}`)))
  const applaud = (id: string) =>
    courier('e2').call('POST', KUDOS, { body: { for: 'announcement', announcement: id } })
  const replies = await Promise.all(posted.map(({ id }) => applaud(id)))
  expect(replies.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), ...Array(3).fill(429)])
  const after = await courier('e2').get<NewsReply>(NEWS)
  expect(after.kudosLeft).toBe(0)
  expect(after.announcements.filter(({ kudos }) => kudos.given)).toHaveLength(9)
  expect((await courier('e1').get<NewsReply>(NEWS)).kudosLeft).toBe(KUDOS_A_DAY)

  // the next business day brings new ones
  company.setTime('2026-03-05T00:00:00+08:00')
  const [missed] = posted.filter((_, i) => replies[i]?.status === 429)
  expect((await applaud(missed?.id ?? '')).body).toMatchObject({ given: true, kudosLeft: 9 })
})

test('receipts and kudos are the couriers’ own: no manager, no other station, nobody without a session', async () => {
  const { company, manager, courier, post } = await open()
  const { id } = await post('通知')
  for (const [who, caller, status] of [
    ['a manager', manager, 403],
    ['another station', courier('w1'), 403],
    ['nobody', createCaller(manager.baseUrl), 401],
  ] as const) {
    expect((await caller.call('GET', NEWS)).status, who).toBe(status)
    expect((await caller.call('POST', `${NEWS}/seen`, { body: { ids: [id] } })).status, who).toBe(status)
    const body = { for: 'announcement', announcement: id }
    expect((await caller.call('POST', KUDOS, { body })).status, who).toBe(status)
  }
  expect((await courier('e1').call('GET', readersOf(id))).status).toBe(403)
  expect((await manager.get<ReadersReply>(readersOf(id))).seen).toEqual([])
  expect(await courier('e1').problem('POST', `${NEWS}/seen`, { body: { ids: [] } })).toMatchObject({
    code: 'invalid_request',
    field: 'ids',
  })

  // what is stored goes through a backup as it is
  await courier('e1').post(`${NEWS}/seen`, { ids: [id] })
  await courier('e1').post(KUDOS, { for: 'announcement', announcement: id })
  const { receipts } = company.services
  const stored = await receipts.stored(EAST)
  expect(stored.map(([subject]) => subject)).toEqual([`kudos/${id}`, `seen/${id}`])
  for (const [subject, json] of stored) await receipts.putBack(WEST, subject, json)
  expect(await receipts.stored(WEST)).toEqual(stored)
})
