import type { CorrectionsReply } from '@leitai/shared/correction'
import type { Fact, Receipt } from '@leitai/shared/pickup'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { scoreOf, startViewer } from '../helpers/live.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { leitai } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { readStandings } from '../helpers/standings.ts'
import { EAST } from '../helpers/stations.ts'

const company = useSmallCompany()
const PEOPLE_FROM = 2 ** 52
let manager: Caller
/** A day of its own for each test, so that its board holds nothing else. */
let day = 0
let date = ''

beforeAll(async () => {
  manager = company.manager
})
beforeEach(() => {
  date = new Date(Date.UTC(2026, 5, 1 + day++)).toISOString().slice(0, 10)
})

const at = (clock: string) => `${date}T${clock}:00+08:00`

async function send(courier: string, clock: string, parts: Parameters<typeof buildPickup>[1] = {}) {
  const pickup = buildPickup(courier, { at: at(clock), ...parts })
  await company.source.post('/pickups', pickup)
  return pickup
}

const correct = (id: string, body: object) =>
  manager.post<Fact>(`/stations/${EAST}/pickups/${encodeURIComponent(id)}/corrections`, body)
const refused = (id: string, body: object) =>
  manager.problem('POST', `/stations/${EAST}/pickups/${encodeURIComponent(id)}/corrections`, { body })

/** Who has a score on the test's day: courier, score, reached. */
async function board(metric = 'pickups'): Promise<[string, number, string | null][]> {
  const { rows } = await readStandings(manager, EAST, `metric=${metric}&period=${date}`)
  return rows
    .filter(({ score }) => score > 0)
    .map(({ memberId, score, reachedAt }) => [memberId, score, reachedAt])
}
const utc = (clock: string) => new Date(at(clock)).toISOString().replace('.000Z', 'Z')

describe('a correction is a version like any other', () => {
  test('[P1] [S2] void: it counts no more, the reached time goes back, and restored all is as before', async () => {
    await send('e1', '09:00', { count: 3 })
    const { id } = await send('e1', '10:00', { count: 2 })
    const before = await board()
    expect(before).toEqual([['e1', 5, utc('10:00')]])

    const voided = await correct(id, { action: 'void', base: 1, reason: '客户退件' })
    expect(voided).toMatchObject({ version: PEOPLE_FROM, void: true, reason: '客户退件', source: '@owner' })
    expect(voided.history.map(({ version }) => version)).toEqual([1])
    expect(await board()).toEqual([['e1', 3, utc('09:00')]])

    const restored = await correct(id, { action: 'restore', base: PEOPLE_FROM, reason: '弄错了' })
    expect(restored).toMatchObject({ version: PEOPLE_FROM + 1, void: false })
    expect(await board()).toEqual(before)
  })

  test('[P1] reassign: another courier gets all of it, in every metric', async () => {
    const { id } = await send('e1', '10:00', { count: 2, revenue: 700 })
    await correct(id, { action: 'reassign', base: 1, courier: 'e2', reason: '代扫' })
    expect(await board()).toEqual([['e2', 2, utc('10:00')]])
    expect(await board('walkin')).toEqual([['e2', 2, utc('10:00')]])
    expect(await board('revenue')).toEqual([['e2', 700, utc('10:00')]])
  })

  test('[P1] amend: other parcels and another amount, in every metric', async () => {
    const { id } = await send('e1', '10:00', { count: 1, revenue: 700 })
    const wanted = { action: 'amend', count: 3, revenue: 2_100, reason: '这票是 3 件' }
    expect(await correct(id, { ...wanted, base: 1 })).toMatchObject({
      count: 3,
      revenue: 2_100,
      courier: 'e1',
    })
    expect(await board()).toEqual([['e1', 3, utc('10:00')]])
    expect(await board('revenue')).toEqual([['e1', 2_100, utc('10:00')]])
    expect(await refused(id, { ...wanted, base: PEOPLE_FROM })).toMatchObject({
      status: 409,
      code: 'not_applicable',
      field: 'count',
    })
    expect(await refused(id, { ...wanted, base: PEOPLE_FROM, count: 0 })).toMatchObject({ field: 'count' })
  })

  test('[P1] [P2] whatever the source sends afterwards is older: the correction stands', async () => {
    const pickup = await send('e1', '10:00', { count: 2 })
    await correct(pickup.id, { action: 'void', base: 1, reason: '重复登记' })
    expect(await company.source.post('/pickups', pickup)).toMatchObject({ status: 'stale' })
    expect(await company.source.post('/pickups', { ...pickup, version: 2, count: 9 })).toMatchObject({
      status: 'stale',
    })
    expect(await board()).toEqual([])
    const fact = await manager.get<Fact>(`/stations/${EAST}/pickups/${pickup.id}`)
    expect(fact.history.map(({ version, count }) => [version, count])).toEqual([
      [2, 9],
      [1, 2],
    ])
  })

  test('[P1] added by hand: counted once, and the source that sends it late changes nothing', async () => {
    const id = `手写 EM/${date} #1`
    const added = await manager.post<Fact>(`/stations/${EAST}/pickups`, {
      id,
      courier: 'e3',
      at: at('11:00'),
      count: 4,
      revenue: 1200,
      product: 'express',
      channel: 'walkin',
      reason: '巴枪没电',
    })
    expect(added).toMatchObject({ id, version: PEOPLE_FROM, courier: 'e3', count: 4, history: [] })
    expect(await board()).toEqual([['e3', 4, utc('11:00')]])
    const late = buildPickup('e3', { id, at: at('11:02'), count: 4 })
    expect(await company.source.post('/pickups', late)).toMatchObject({ status: 'stale' })
    expect(await board()).toEqual([['e3', 4, utc('11:00')]])
    expect(await refused(id, { action: 'restore', base: PEOPLE_FROM, reason: 'x' })).toMatchObject({
      status: 409,
      code: 'not_applicable',
      field: 'action',
    })
  })

  test('[L1] viewers get it as a change with the next number', async () => {
    const today = buildPickup('e4', { count: 5 })
    const viewer = await startViewer(company.server.baseUrl, {
      auth: { as: 'manager' },
      headers: { Cookie: manager.cookies() },
      stationId: EAST,
    })
    await company.source.post('/pickups', today)
    const counted = await viewer.when('the pickup', (now) => scoreOf(now, 'e4') === 5)
    await correct(today.id, { action: 'void', base: 1, reason: '退件' })
    const corrected = await viewer.when('the correction', (now) => scoreOf(now, 'e4') === 0)
    expect(corrected.seq).toBe(counted.seq + 1)
  })
})

describe('the trail', () => {
  test('who, when, from where, why, before and after; newest first, page by page', async () => {
    const { id } = await send('e1', '10:00', { count: 2 })
    const started = Date.now()
    await correct(id, { action: 'reassign', base: 1, courier: 'e2', reason: '代扫' })
    await correct(id, { action: 'void', base: PEOPLE_FROM, reason: '客户退件' })
    const trail = await manager.get<CorrectionsReply>(`/stations/${EAST}/corrections?limit=2`)
    expect(trail.corrections).toMatchObject([
      {
        pickupId: id,
        by: '@owner',
        address: '127.0.0.1',
        reason: '客户退件',
        before: { version: PEOPLE_FROM, courier: 'e2', courierName: '欧阳明月', void: false },
        after: { version: PEOPLE_FROM + 1, courier: 'e2', void: true, count: 2 },
      },
      {
        pickupId: id,
        reason: '代扫',
        before: { version: 1, courier: 'e1', courierName: '徐静' },
        after: { version: PEOPLE_FROM, courier: 'e2' },
      },
    ])
    for (const { madeAt } of trail.corrections) {
      expect(Date.parse(madeAt)).toBeGreaterThanOrEqual(started)
      expect(Date.parse(madeAt)).toBeLessThanOrEqual(Date.now())
    }
    const next = await manager.get<CorrectionsReply>(`/stations/${EAST}/corrections?limit=1&from=1`)
    expect(next.corrections).toEqual(trail.corrections.slice(1))
    expect(next.total).toBe(trail.total)
  })

  test('verify finds nothing wrong after all of this', async () => {
    expect(await leitai(['verify'], { dataDir: company.dataDir })).toMatchObject({ code: 0 })
  })
})

describe('what cannot be corrected', () => {
  test('a pickup that has changed since the manager looked is left alone', async () => {
    const pickup = await send('e1', '10:00')
    await company.source.post('/pickups', { ...pickup, version: 2, count: 7 })
    expect(await refused(pickup.id, { action: 'void', base: 1, reason: '退件' })).toMatchObject({
      status: 409,
      code: 'pickup_changed',
      field: 'base',
    })
    expect(await board()).toEqual([['e1', 7, utc('10:00')]])
  })

  test('of ten managers at once one corrects, and the others are told', async () => {
    const { id } = await send('e1', '10:00')
    const couriers = ['e2', 'e2', 'e2', 'e3', 'e3', 'e4', 'e4', 'e5', 'e6', 'm1']
    const replies = await Promise.all(
      couriers.map((courier, index) =>
        manager.call<Fact>('POST', `/stations/${EAST}/pickups/${id}/corrections`, {
          body: { action: 'reassign', base: 1, courier, reason: `第 ${index} 位` },
        }),
      ),
    )
    const fact = await manager.get<Fact>(`/stations/${EAST}/pickups/${id}`)
    expect(await board()).toEqual([[fact.courier, 1, utc('10:00')]])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...couriers.slice(1).map(() => 409)])
    expect(replies.find(({ status }) => status === 200)?.body).toEqual(fact)
    expect(fact.history.map(({ version }) => version)).toEqual([1])
  })

  test('[P1] no correction lies over a version that the manager has not seen, however close they come', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const pickup = await send('e1', '10:00')
        const [amended, corrected] = await Promise.all([
          company.source.post<Receipt>('/pickups', { ...pickup, version: 2, count: 50 }),
          manager.call<Fact>('POST', `/stations/${EAST}/pickups/${pickup.id}/corrections`, {
            body: { action: 'reassign', base: 1, courier: 'e2', reason: '代扫' },
          }),
        ])
        const fact = await manager.get<Fact>(`/stations/${EAST}/pickups/${pickup.id}`)
        return { amended, corrected, fact }
      }),
    )
    for (const { amended, corrected, fact } of rounds) {
      // either the correction came first, and the amendment is older than it, or it is refused
      const wasFirst = corrected.status === 200
      expect(amended.status).toBe(wasFirst ? 'stale' : 'amended')
      expect(fact.count).toBe(wasFirst ? 1 : 50)
    }
  })

  test('[P1] a pickup added by hand takes the place of none that a source is told has counted', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const { version, ...content } = buildPickup('e1', { id: `RACE ${date} ${index}`, at: at('10:00') })
        const [counted, added] = await Promise.all([
          company.source.post<Receipt>('/pickups', { ...content, version, count: 50 }),
          manager.call('POST', `/stations/${EAST}/pickups`, { body: { ...content, reason: '巴枪没电' } }),
        ])
        return { counted: counted.status, added: added.status }
      }),
    )
    for (const { counted, added } of rounds) {
      expect([counted, added]).toEqual(added === 201 ? ['stale', 201] : ['counted', 409])
    }
  })

  test.each<[string, object, object]>([
    ['no reason', { action: 'void', base: 1 }, { status: 400, field: 'reason' }],
    ['a blank reason', { action: 'void', base: 1, reason: '  ' }, { status: 400, field: 'reason' }],
    ['no base', { action: 'void', reason: 'x' }, { status: 400, field: 'base' }],
    ['no such action', { action: 'burn', base: 1, reason: 'x' }, { status: 400, field: 'action' }],
    [
      'a courier whom nobody knows',
      { action: 'reassign', base: 1, reason: 'x', courier: 'zz' },
      { status: 422, code: 'unknown_courier', field: 'courier' },
    ],
    [
      'the same courier',
      { action: 'reassign', base: 1, reason: 'x', courier: 'e1' },
      { status: 409, code: 'not_applicable', field: 'courier' },
    ],
    [
      'to count what does not wait',
      { action: 'count', base: 1, reason: 'x' },
      { status: 409, code: 'not_applicable', field: 'action' },
    ],
  ])('[P4] %s: refused with the field, and nothing changes', async (_, body, problem) => {
    const { id } = await send('e1', '10:00')
    expect(await refused(id, body)).toMatchObject(problem)
    expect(await board()).toEqual([['e1', 1, utc('10:00')]])
  })

  test('a pickup that was never sent, a waybill that is known, a time to come', async () => {
    expect(await refused('never', { action: 'void', base: 1, reason: 'x' })).toMatchObject({
      status: 404,
      code: 'unknown_pickup',
    })
    const { id } = await send('e1', '10:00')
    const { version: _, ...rest } = buildPickup('e1', { id, at: at('10:00') })
    const add = (body: object) => manager.problem('POST', `/stations/${EAST}/pickups`, { body })
    expect(await add({ ...rest, reason: 'x' })).toMatchObject({
      status: 409,
      code: 'pickup_exists',
      field: 'id',
    })
    const later = new Date(Date.now() + 600_000).toISOString()
    expect(await add({ ...rest, id: 'new', at: later, reason: 'x' })).toMatchObject({
      status: 422,
      code: 'pickup_in_future',
      field: 'at',
    })
  })
})
