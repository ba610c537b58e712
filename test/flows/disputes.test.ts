import {
  type Dispute,
  type DisputesReply,
  MAX_DISPUTES_A_DAY,
  MAX_OPEN_DISPUTES,
} from '@leitai/shared/dispute'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { signInCourier } from '../helpers/people.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const company = useSmallCompany()
const PATH = `/stations/${EAST}/disputes`
let manager: Caller
let courier: Caller
let colleague: Caller

beforeAll(async () => {
  manager = company.manager
  courier = (await signInCourier(manager, 'e1')).courier
  colleague = (await signInCourier(manager, 'e2')).courier
})

const open = (text: string, parts: object = { about: 'missing', pickupId: 'EM1' }) =>
  courier.post<Dispute>(PATH, { ...parts, text })
const decide = (id: string, accept: boolean, text: string) =>
  manager.post<Dispute>(`${PATH}/${id}/decision`, { accept, text })
const list = (caller: Caller, query = '') => caller.get<DisputesReply>(`${PATH}${query}`)

test('[S4] a courier asks, the manager answers, and both see the same trail', async () => {
  const started = Date.now()
  const dispute = await open('昨天 17:40 收的，没有算给我')
  expect(dispute).toMatchObject({
    stationId: EAST,
    courier: 'e1',
    name: '徐静',
    about: 'missing',
    pickupId: 'EM1',
    state: 'open',
    trail: [{ by: 'courier', state: 'open', text: '昨天 17:40 收的，没有算给我' }],
  })
  expect((await list(manager, '?state=open')).disputes).toEqual([dispute])

  const declined = await decide(dispute.id, false, '这件是客户自己退的')
  expect(declined).toMatchObject({
    state: 'declined',
    trail: [{ by: 'courier' }, { by: '@owner', state: 'declined', text: '这件是客户自己退的' }],
  })
  for (const { at } of declined.trail) expect(Date.parse(at)).toBeGreaterThanOrEqual(started)
  expect((await list(courier)).disputes).toEqual([declined])
  expect((await list(manager)).disputes).toEqual([declined])
  expect((await list(manager, '?state=open')).disputes).toEqual([])
})

test('an answer is given once: of several at the same time one stands', async () => {
  const { id } = await open('再看一下')
  const replies = await Promise.all(
    [true, false, true, false].map((accept, index) =>
      manager.call<Dispute>('POST', `${PATH}/${id}/decision`, { body: { accept, text: `答复 ${index}` } }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const answered = replies.find(({ status }) => status === 200)
  const known = (await list(manager)).disputes.find((dispute) => dispute.id === id)
  expect(known).toEqual(answered?.body)
  expect(
    await manager.problem('POST', `${PATH}/${id}/decision`, { body: { accept: true, text: 'x' } }),
  ).toMatchObject({ status: 409, code: 'dispute_closed' })
})

test('a courier withdraws their own, and nobody else does', async () => {
  const { id } = await open('算了')
  expect(await colleague.problem('DELETE', `${PATH}/${id}`)).toMatchObject({
    status: 404,
    code: 'unknown_dispute',
  })
  const withdrawn = await courier.del<Dispute>(`${PATH}/${id}`)
  expect(withdrawn.trail.map(({ state }) => state)).toEqual(['open', 'withdrawn'])
  expect(await courier.problem('DELETE', `${PATH}/${id}`)).toMatchObject({ code: 'dispute_closed' })
})

test('colleagues see nothing of each other, other stations nothing at all', async () => {
  await open('只给经理看')
  expect((await list(colleague)).disputes).toEqual([])
  const { courier: western } = await signInCourier(manager, 'w1')
  expect(await western.problem('GET', PATH)).toMatchObject({ status: 403 })
  expect(await western.problem('POST', PATH, { body: { about: 'missing', text: 'x' } })).toMatchObject({
    status: 403,
  })
  expect(await courier.problem('GET', `/stations/${WEST}/disputes`)).toMatchObject({ status: 403 })
  expect(await createCaller(company.server.baseUrl).problem('GET', PATH)).toMatchObject({ status: 401 })
  expect(await manager.problem('POST', PATH, { body: { about: 'missing', text: 'x' } })).toMatchObject({
    status: 403,
  })
})

test('the same said twice, as by a second tap, is one dispute; said again after the answer it is another', async () => {
  const first = await open('同一句话')
  expect(await open('同一句话')).toEqual(first)
  const fast = await Promise.all(Array.from({ length: 8 }, () => open('很快地点了几下')))
  expect(new Set(fast.map(({ id }) => id)).size).toBe(1)
  expect((await open('同一句话', { about: 'pickup', pickupId: 'EM1' })).id).not.toBe(first.id)
  await decide(first.id, false, '看过了')
  expect((await open('同一句话')).id).not.toBe(first.id)
})

test('pages go from the newest on, and say how many there are', async () => {
  const texts = ['一', '二', '三', '四', '五']
  for (const text of texts) await open(text)
  const all = await list(courier, '?limit=200')
  const first = await list(courier, '?limit=3')
  const second = await list(courier, '?limit=3&from=3')
  expect([...first.disputes, ...second.disputes]).toEqual(all.disputes.slice(0, 6))
  expect(first.total).toBe(all.total)
  expect(all.disputes.slice(0, 5).map(({ trail }) => trail[0]?.text)).toEqual(texts.toReversed())
})

test.each<[string, object, object]>([
  ['no sentence', { about: 'missing', text: ' ' }, { status: 400, field: 'text' }],
  ['a sentence without end', { about: 'missing', text: '长'.repeat(301) }, { status: 400, field: 'text' }],
  ['about nothing', { text: 'x' }, { status: 400, field: 'about' }],
  ['about a pickup, and none named', { about: 'pickup', text: 'x' }, { status: 400, field: 'pickupId' }],
])('[P4] %s is refused with its field', async (_, body, problem) => {
  expect(await courier.problem('POST', PATH, { body })).toMatchObject({ code: 'invalid_request', ...problem })
})

test('nobody can flood the manager: so many may be open, and no more, however many come at once', async () => {
  const { courier: busy } = await signInCourier(manager, 'e3')
  const replies = await Promise.all(
    Array.from({ length: MAX_OPEN_DISPUTES + 10 }, (_, count) =>
      busy.call('POST', PATH, { body: { about: 'missing', text: `第 ${count} 件` } }),
    ),
  )
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(MAX_OPEN_DISPUTES)
  const body = { about: 'missing', text: '再来一件' }
  expect(await busy.problem('POST', PATH, { body })).toMatchObject({ status: 429, code: 'too_many_disputes' })
  const [dispute] = (await list(busy)).disputes
  await decide(dispute?.id ?? '', true, '补上了')
  expect(await busy.post(PATH, body)).toMatchObject({ state: 'open' })
})

test('nor does it help to withdraw them: so many in a day', async () => {
  const { courier: restless } = await signInCourier(manager, 'e4')
  for (let count = 0; count < MAX_DISPUTES_A_DAY; count++) {
    const { id } = await restless.post<Dispute>(PATH, { about: 'missing', text: `第 ${count} 件` })
    await restless.del(`${PATH}/${id}`)
  }
  const body = { about: 'missing', text: '再来一件' }
  expect(await restless.problem('POST', PATH, { body })).toMatchObject({ code: 'too_many_disputes' })
})
