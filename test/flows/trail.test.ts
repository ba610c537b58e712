import type { Goal, PostedAnnouncement, Wall } from '@leitai/shared/api'
import { RIGHTS } from '@leitai/shared/rights'
import type { NewKey } from '@leitai/shared/sourceKey'
import type { TrailEntry, TrailReply } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import { CITY, openHouse } from '../helpers/house.ts'
import { pairWall } from '../helpers/people.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const read = (who: Caller, query = '') => who.get<TrailReply>(`/trail${query}`)
const brief = ({ kind, id, by, places }: TrailEntry) => `${kind} ${id} ${by} ${places}`

test('[SEC-10] every change of people, rights, keys, goals, settings, announcements, walls and programmes says who, when, from where, before and after', async () => {
  const { callers } = await openHouse()
  const { owner, company, station } = callers
  const since = (await read(owner)).entries[0]?.seq
  const startedAt = Date.now()

  await owner.post('/accounts', { id: 'li.wei', name: '李伟', role: 'company', unit: CITY })
  await owner.put('/accounts/li.wei', { name: '李伟', role: 'station', unit: WEST, disabled: true })
  await owner.del('/accounts/li.wei')
  const { key } = await company.post<NewKey>('/keys', { name: '运单系统', stations: [EAST] })
  await station.put<Goal>(`/stations/${EAST}/goals`, { kind: 'day', metric: 'pickups', target: 300 })
  const settings = { wallMetric: 'walkin', hours: { from: '08:00', to: '20:00' }, wallTop: 10 }
  await station.put(`/stations/${EAST}/settings`, settings)
  await station.put(`/stations/${EAST}/settings`, settings) // nothing new, nothing told
  const { id } = await station.post<PostedAnnouncement>('/announcements', {
    kind: 'notice',
    title: '通知',
    body: '',
    stations: [EAST],
    takeover: false,
    ticker: true,
  })
  await station.del(`/announcements/${id}`)
  const { token, wall } = await pairWall(station, EAST)
  await station.del<Wall>(`/walls/${wall.id}`)
  await station.del(`/stations/${EAST}/programme`) // there is none
  await station.post('/roster', {
    couriers: [{ id: 'e1', name: '徐小静', postings: [{ station: EAST, from: '2025-01-01' }] }],
  })
  await station.post('/couriers/e2/pin')

  const { entries } = await read(owner, '?limit=200')
  const told = entries
    .slice(
      0,
      entries.findIndex(({ seq }) => seq === since),
    )
    .reverse()
  const keyId = key.split('_')[1]
  expect(told.map(brief)).toEqual([
    `managers li.wei @owner owner ${CITY}`,
    `managers li.wei @owner owner ${CITY},${WEST}`,
    `managers li.wei @owner owner ${WEST}`,
    `keys ${keyId} @company company ${EAST}`,
    `goals ${EAST} @station station ${EAST}`,
    `settings ${EAST} @station station ${EAST}`,
    `announcements ${id} @station station ${EAST}`,
    `announcements ${id} @station station ${EAST}`,
    `walls ${wall.id} @station station ${EAST}`,
    `walls ${wall.id} @station station ${EAST}`,
    `couriers e1 @station station ${EAST}`,
    `pins e2 @station station ${EAST}`,
  ])
  for (const { at, address } of told) {
    expect(at).toBeGreaterThanOrEqual(startedAt)
    expect(at).toBeLessThanOrEqual(Date.now())
    expect(address).toBe('127.0.0.1')
  }
  const of = (kind: string) => told.filter((entry) => entry.kind === kind)
  const [made, changed, removed] = of('managers')
  expect(made).toMatchObject({ before: null, after: { name: '李伟', role: 'company', disabledAt: null } })
  expect(changed).toMatchObject({ before: { role: 'company' }, after: { role: 'station', unit: WEST } })
  expect(changed?.after).toMatchObject({ disabledAt: expect.any(Number) })
  expect(removed).toMatchObject({ before: { role: 'station' }, after: null })
  expect(of('couriers')).toMatchObject([{ before: { name: '徐静' }, after: { name: '徐小静' } }])
  expect(of('goals')).toMatchObject([{ before: null, after: [{ kind: 'day', target: 300 }] }])

  // no secret, nor the hash of one
  const text = JSON.stringify(entries)
  for (const secret of ['hash', 'tokenHash', 'scrypt', key, token]) expect(text).not.toContain(secret)
})

test('[SEC-10] the trail is read page by page, by station, kind and person, each within their unit; nobody can write to it', async () => {
  const { callers, services } = await openHouse()
  const { owner, company, station } = callers
  const since = (await read(owner, '?limit=1')).entries[0]?.seq
  for (let target = 1; target <= 7; target++) {
    await owner.put(`/stations/${target % 2 ? EAST : WEST}/goals`, { kind: 'day', metric: 'pickups', target })
  }
  await station.put(`/stations/${EAST}/goals`, { kind: 'week', metric: 'pickups', target: 8 })
  await owner.post('/keys', { name: 'both', stations: [EAST, WEST] })

  const paged: TrailEntry[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: TrailReply = await read(owner, `?kind=goals&limit=3${next && `&before=${next}`}`)
    paged.push(...page.entries)
    next = page.next
  }
  expect(paged.map(({ places }) => `${places}`)).toEqual([EAST, EAST, WEST, EAST, WEST, EAST, WEST, EAST])
  expect((await read(owner, `?station=${WEST}&kind=goals`)).entries).toHaveLength(3)
  expect((await read(owner, `?by=station`)).entries.map(brief)).toEqual([
    `goals ${EAST} @station station ${EAST}`,
  ])
  for (const who of [company, station]) {
    const seen = (await read(who, '?limit=200')).entries.filter(({ seq }) => seq > `${since}`)
    expect(seen.map(({ kind }) => kind).sort()).toEqual(['goals', 'goals', 'goals', 'goals', 'goals', 'keys'])
    for (const entry of seen) expect(JSON.stringify(entry)).not.toContain(WEST)
    expect(await who.problem('GET', `/trail?station=${WEST}`)).toMatchObject({ status: 403 })
  }
  for (const query of ['kind=secrets', 'before=x', 'limit=0']) {
    expect(await owner.problem('GET', `/trail?${query}`)).toMatchObject({ code: 'invalid_request' })
  }
  expect(Object.keys(RIGHTS).filter((right) => right.startsWith('trail.'))).toEqual(['trail.read'])

  // two at once: what each was told to be before is what the other one left
  const goal = (target: number) =>
    owner.put(`/stations/${WEST}/goals`, { kind: 'week', metric: 'walkin', target })
  await Promise.all([101, 102, 103, 104].map(goal))
  const { entries } = await services.trail.read(({ kind, id }) => kind === 'goals' && id === WEST, {
    before: undefined,
    limit: 4,
  })
  for (const [index, { before }] of entries.slice(0, 3).entries()) {
    expect(before).toEqual(entries[index + 1]?.after)
  }
})

test('[SEC-2] [SEC-10] of a courier who has moved the former station learns that, and nothing after; what is long is shortened and says so', async () => {
  const { callers, services } = await openHouse()
  const { owner, station } = callers
  const rename = (name: string, ...later: object[]) =>
    owner.post('/roster', {
      couriers: [{ id: 'e3', name, postings: [{ station: EAST, from: '2025-01-01' }, ...later] }],
    })
  const goesWest = { station: WEST, from: '2026-06-01' }
  await rename('一')
  await rename('二', goesWest)
  await rename('三', goesWest)
  await owner.post('/couriers/e3/pin')
  const namesFor = async (who: Caller) =>
    (await read(who, '?kind=couriers')).entries
      .filter(({ id }) => id === 'e3')
      .map(({ after }) => (after as { name: string }).name)
      .slice(0, 3)
  expect(await namesFor(owner)).toEqual(['三', '二', '一'])
  expect((await namesFor(station)).slice(0, 2)).toEqual(['二', '一'])
  expect((await read(station, '?kind=pins')).entries.filter(({ id }) => id === 'e3')).toEqual([])

  const post = { kind: 'notice', title: '通知', body: '', takeover: false, ticker: true }
  const twice = { body: { ...post, stations: [EAST, EAST] } }
  expect(await owner.problem('POST', '/announcements', twice)).toMatchObject({ code: 'invalid_request' })
  const { id } = await owner.post<PostedAnnouncement>('/announcements', { ...post, stations: [EAST] })
  const kept = services.org.get('announcements', id)
  if (!kept) throw new Error('the announcement is missing')
  await services.org.put([['announcements', id, { ...kept, body: '长'.repeat(100_000) }]])
  const [long] = (await read(owner, '?kind=announcements&limit=1')).entries
  expect(long).toMatchObject({ before: { body: '' }, after: { title: '通知', shortened: 'body' } })
  expect(JSON.stringify(long?.after).length).toBeLessThan(8_100)

  for (const id of ['owner', 'cli', 'system', 'courier', 'wall']) {
    const body = { id, name: '某', role: 'station', unit: EAST }
    expect(await owner.problem('POST', '/accounts', { body }), id).toMatchObject({ code: 'invalid_request' })
  }
})
