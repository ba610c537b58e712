import type { AccountsReply, NewAccount } from '@leitai/shared/account'
import type {
  ListedWall,
  ManagerSession,
  PostedAnnouncement,
  RosterReply,
  StationState,
} from '@leitai/shared/api'
import type { RosterChange } from '@leitai/shared/roster'
import type { ListedKey, NewKey } from '@leitai/shared/sourceKey'
import { expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { managerAccount } from '../helpers/furnish.ts'
import { CITY, openHouse, TOWN } from '../helpers/house.ts'
import { MANAGER_PASSWORD } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const LI = { id: 'li.wei', name: '李伟', role: 'company', unit: CITY }

test('the owner makes an account, whose password is shown once and is changed for an own one', async () => {
  const { baseUrl, callers, services } = await openHouse()
  const { account, password } = await callers.owner.post<NewAccount>('/accounts', LI)
  expect(account).toEqual({
    ...LI,
    unitName: 'city',
    disabled: false,
    mustSetPassword: true,
    mayManage: true,
  })
  expect(password).toMatch(/^[a-hjkmnp-z2-9]{12}$/)
  expect(JSON.stringify(await callers.owner.get('/accounts'))).not.toContain(password)
  expect(await callers.owner.problem('POST', '/accounts', { body: LI })).toMatchObject({
    status: 409,
    code: 'account_exists',
    field: 'id',
  })

  const li = createCaller(baseUrl)
  const nameless = { as: 'manager', password }
  expect(await li.problem('POST', '/session', { body: nameless })).toMatchObject({ code: 'wrong_password' })
  const session = await li.post<ManagerSession>('/session', { ...nameless, account: 'li.wei' })
  expect(session).toMatchObject({ account: 'li.wei', name: '李伟', role: 'company', mustSetPassword: true })
  expect(await li.problem('GET', '/stations')).toMatchObject({ status: 403, code: 'forbidden' })
  expect(await li.put('/session/password', { password: MANAGER_PASSWORD })).toEqual({
    as: 'manager',
    account: 'li.wei',
    name: '李伟',
    role: 'company',
    unit: CITY,
    unitName: 'city',
    mustSetPassword: false,
  })
  expect((await li.get<StationState[]>('/stations')).map(({ id }) => id)).toEqual([EAST])

  // without a name it is the owner, as ever
  const own = await services.signIns.newOneTimePassword()
  expect(await createCaller(baseUrl).post('/session', { as: 'manager', password: own })).toMatchObject({
    account: 'owner',
    role: 'owner',
  })
})

test('[SEC-3] nobody gives a right that they have not, and nobody shuts themselves out', async () => {
  const { callers, services } = await openHouse()
  await services.org.put([['managers', 'of.town', managerAccount('company', TOWN)]])
  const make = (role: string, unit: string | null) => ({ id: 'new.one', name: '新', role, unit })
  const refused: [string, string | null][] = [
    ['owner', null],
    ['company', CITY],
    ['company', 'province'],
    ['company', TOWN],
    ['station', WEST],
  ]
  for (const [role, unit] of refused) {
    const problem = await callers.company.problem('POST', '/accounts', { body: make(role, unit) })
    expect(problem, `${role} of ${unit}`).toMatchObject({ status: 403, code: 'forbidden' })
  }
  for (const body of [
    make('owner', CITY),
    make('company', null),
    make('king', CITY),
    { id: 'X', name: '', role: 'owner', unit: null },
  ]) {
    expect(await callers.owner.problem('POST', '/accounts', { body })).toMatchObject({
      code: 'invalid_request',
    })
  }
  expect(await callers.owner.problem('POST', '/accounts', { body: make('company', 'none') })).toMatchObject({
    code: 'unknown_unit',
    field: 'unit',
  })
  expect(await callers.owner.problem('POST', '/accounts', { body: make('station', CITY) })).toMatchObject({
    code: 'unknown_station',
  })

  for (const id of ['owner', 'of.town']) {
    for (const [method, path] of [
      ['DELETE', `/accounts/${id}`],
      ['POST', `/accounts/${id}/password`],
    ] as const) {
      expect(await callers.company.problem(method, path)).toMatchObject({ status: 403 })
    }
  }
  expect(await callers.owner.problem('DELETE', '/accounts/owner')).toMatchObject({ code: 'own_account' })
  expect(await callers.owner.problem('DELETE', '/accounts/none')).toMatchObject({ code: 'unknown_account' })

  const seen = async (who: 'owner' | 'company') => {
    const { accounts, units } = await callers[who].get<AccountsReply>('/accounts')
    return [accounts.map(({ id }) => id), units.map(({ id }) => id).sort()]
  }
  expect(await seen('owner')).toEqual([
    ['company', 'of.town', 'owner', 'station'],
    [CITY, EAST, 'province', TOWN, WEST],
  ])
  expect(await seen('company')).toEqual([['company', 'station'], [EAST]])
})

test('[SEC-2] every list shows what is below one’s unit, and nothing is posted beyond it', async () => {
  const { callers, services } = await openHouse()
  const { owner, company, station } = callers
  await services.walls.add({ name: '西墙', stationId: WEST, audience: 'staff' })
  const post = { kind: 'notice', title: '通知', body: '', takeover: false, ticker: true }
  await owner.post('/announcements', { ...post, title: 'all', stations: '*' })
  await owner.post('/announcements', { ...post, title: 'west', stations: [WEST] })
  const { id } = await owner.post<PostedAnnouncement>('/announcements', {
    ...post,
    title: 'both',
    stations: [WEST, EAST],
  })
  for (const who of [company, station]) {
    expect((await who.get<StationState[]>('/stations')).map((one) => one.id)).toEqual([EAST])
    expect((await who.get<ListedWall[]>('/walls')).map(({ stationId }) => stationId)).toEqual([EAST])
    const posted = await who.get<PostedAnnouncement[]>('/announcements')
    expect(posted.map(({ title, stations, own }) => [title, stations, own]).sort()).toEqual([
      ['all', '*', false],
      ['both', [EAST], false],
    ])
    const roster = await who.get<RosterReply>('/roster')
    expect(roster.stations.map((one) => one.id)).toEqual([EAST])
    expect(roster.couriers.map((one) => one.id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'm1'])
    for (const stations of ['*', [EAST, WEST]]) {
      expect(await who.problem('POST', '/announcements', { body: { ...post, stations } })).toMatchObject({
        status: 403,
        code: 'forbidden_station',
        field: 'stations',
      })
    }
    expect(await who.problem('DELETE', `/announcements/${id}`)).toMatchObject({ status: 403 })
    const ceremony = { metric: 'pickups', period: '2026-03-03', unit: 'province' }
    expect(await who.problem('POST', '/ceremonies', { body: ceremony })).toMatchObject({
      code: 'forbidden_station',
      field: 'unit',
    })
  }
  expect(await owner.get<PostedAnnouncement[]>('/announcements')).toHaveLength(3)
})

test('[SEC-5] a key is made for stations of one’s own, shown once, and sends until it is revoked', async () => {
  const { baseUrl, callers } = await openHouse()
  const { owner, company } = callers
  for (const stations of ['*', [EAST, WEST]]) {
    expect(await company.problem('POST', '/keys', { body: { name: 'x', stations } })).toMatchObject({
      status: 403,
      field: 'stations',
    })
  }
  const body = { name: '@x', stations: [EAST] }
  expect(await company.problem('POST', '/keys', { body })).toMatchObject({ status: 400, field: 'name' })
  const { key } = await company.post<NewKey>('/keys', { name: '运单系统', stations: [EAST] })
  await owner.post('/keys', { name: 'both', stations: [EAST, WEST] })
  const seen = async (who: Caller) =>
    (await who.get<ListedKey[]>('/keys')).map(({ name, stations, own }) => [name, stations, own]).sort()
  expect(await seen(company)).toEqual([
    ['both', [EAST], false],
    ['walk', [EAST], true],
    ['运单系统', [EAST], true],
  ])
  expect(JSON.stringify(await seen(owner))).toContain('west')

  const source = createCaller(baseUrl, { key })
  expect(await source.post('/pickups', buildPickup('e1'))).toMatchObject({ status: 'counted' })
  expect(await source.problem('POST', '/pickups', { body: buildPickup('w1') })).toMatchObject({
    code: 'forbidden_station',
  })
  const all = await owner.get<ListedKey[]>('/keys')
  const idOf = (wanted: string) => all.find(({ name }) => name === wanted)?.id
  expect(await company.problem('DELETE', `/keys/${idOf('both')}`)).toMatchObject({ status: 403 })
  await company.del(`/keys/${idOf('运单系统')}`)
  expect(await source.problem('POST', '/pickups', { body: buildPickup('e1') })).toMatchObject({ status: 401 })
  expect(await company.problem('DELETE', `/keys/${idOf('运单系统')}`)).toMatchObject({ status: 404 })
})

test('[SEC-3] a roster changes what is below one’s unit, and couriers alone for a station’s manager', async () => {
  const { callers } = await openHouse()
  const posted = (station: string, from = '2026-06-01') => ({ station, from })
  const courier = (id: string, postings: object[], name = '新人') => ({ id, name, postings })
  const from2025 = posted(WEST, '2025-01-01')
  const errorsOf = async (who: 'company' | 'station', body: object) => {
    const { body: reply } = await callers[who].call<{ errors?: { field: string; code: string }[] }>(
      'POST',
      '/roster?dryRun=1',
      { body },
    )
    return reply.errors?.map(({ field, code }) => `${field} ${code}`) ?? 'fine'
  }
  const unit = { id: 'district', name: '区', level: 'district', parent: CITY }
  const station = { id: 'new', name: '新网点', parent: 'district' }
  const staff = [courier('n1', [posted('new')])]
  expect(await errorsOf('company', { units: [unit], stations: [station], couriers: staff })).toBe('fine')
  expect(await errorsOf('company', { stations: [{ ...station, parent: TOWN }] })).toEqual([
    'stations[0].id not_yours',
  ])
  expect(await errorsOf('company', { stations: [{ id: WEST, name: '改名', parent: CITY }] })).toEqual([
    'stations[0].id not_yours',
  ])
  expect(await errorsOf('station', { stations: [{ id: EAST, name: '改名', parent: CITY }] })).toEqual([
    'stations[0].id not_yours',
  ])
  // rights go by the name of a unit or a station: none becomes the other, and none is above itself
  expect(await errorsOf('company', { stations: [{ ...station, id: TOWN, parent: CITY }] })).toEqual([
    'stations[0].id stands_twice',
  ])
  expect(await errorsOf('company', { units: [{ ...unit, id: WEST }] })).toEqual(['units[0].id stands_twice'])
  const circle = ['x', 'y'].map((id) => ({ ...unit, id, parent: id === 'x' ? 'y' : 'x' }))
  expect(await errorsOf('company', { units: circle })).toEqual([
    'units[0].parent below_itself',
    'units[1].parent below_itself',
  ])
  for (const who of ['company', 'station'] as const) {
    expect(await errorsOf(who, { couriers: [courier('n1', [posted(EAST)])] })).toBe('fine')
    // what they can download they can give back; how things stand elsewhere is not learnt by guessing
    expect(await errorsOf(who, await callers[who].get<object>('/roster/export?format=json'))).toBe('fine')
    const asItIs = callers.owner.get<{ couriers: { id: string }[] }>('/roster/export?format=json')
    const theirs = (await asItIs).couriers.filter(({ id }) => id === 'w1')
    expect(await errorsOf(who, { couriers: theirs })).toEqual(['couriers[0].id not_yours'])
    expect(await errorsOf(who, { couriers: [courier('e1', [posted(EAST, '2025-01-01')], '改名')] })).toBe(
      'fine',
    )
    // taken from the west, sent to the west, renamed in the west
    const foreign = [
      courier('w1', [from2025, posted(EAST)]),
      courier('e2', [posted(EAST, '2025-01-01'), posted(WEST)]),
      courier('w2', [from2025], '改名'),
    ]
    expect(await errorsOf(who, { couriers: foreign })).toEqual(
      [0, 1, 2].map((n) => `couriers[${n}].id not_yours`),
    )
  }
  expect(
    await callers.station.post<RosterChange>('/roster', { couriers: [courier('n1', [posted(EAST)])] }),
  ).toMatchObject({
    added: { couriers: 1 },
  })
})
