import type {
  CourierSession,
  ManagerSession,
  PairingReply,
  PinReply,
  PollReply,
  Wall,
} from '@leitai/shared/api'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { startViewer } from '../helpers/live.ts'
import { MANAGER_PASSWORD, oneTimePassword, pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useNewCompany } from '../helpers/smallCompany.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const company = useNewCompany()
let manager: Caller
let courier: Caller
let wall: Caller

const signInAs = (caller: Caller, body: unknown) => caller.problem('POST', '/session', { body })
const stranger = () => createCaller(company.server.baseUrl)

beforeAll(async () => {
  manager = stranger()
  const password = oneTimePassword(company.server)
  const session = await manager.post<ManagerSession>('/session', { as: 'manager', password })
  const owner = { account: 'owner', name: '', role: 'owner', unit: null, unitName: null }
  expect(session).toEqual({ as: 'manager', ...owner, mustSetPassword: true })
  await manager.put('/session/password', { password: MANAGER_PASSWORD })
  expect(await manager.get('/session?as=manager')).toEqual({
    as: 'manager',
    ...owner,
    mustSetPassword: false,
  })
  courier = (await signInCourier(manager, 'e1')).courier
  wall = createCaller(company.server.baseUrl, { key: (await pairWall(manager, EAST)).token })
})

describe('signing in', () => {
  test('the password that the server printed is good for nothing once an own one is set', async () => {
    const password = oneTimePassword(company.server)
    expect(await signInAs(stranger(), { as: 'manager', password })).toMatchObject({
      status: 401,
      code: 'wrong_password',
    })
  })

  test('a courier signs in with number and PIN, and signs out', async () => {
    const { courier: signedIn } = await signInCourier(manager, 'e3')
    const session = await signedIn.get<CourierSession>('/session?as=courier')
    expect(session).toEqual({
      as: 'courier',
      courierId: 'e3',
      name: 'Anna Katharina Müller',
      stationId: EAST,
      stationName: '东城营业部',
    })
    await signedIn.del('/session?as=courier')
    expect(await signedIn.problem('GET', '/session?as=courier')).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    })
  })

  test('session cookies are out of reach for scripts and for other sites', async () => {
    const { pin } = await manager.post<PinReply>('/couriers/e2/pin')
    const reply = await stranger().call('POST', '/session', { body: { as: 'courier', number: 'e2', pin } })
    expect(reply.headers.getSetCookie().join()).toMatch(/^leitai_courier=[^;]+;.*HttpOnly.*SameSite=Strict/i)
  })

  test('a new PIN ends the sessions of the old one', async () => {
    const { courier: before } = await signInCourier(manager, 'e6')
    await signInCourier(manager, 'e6')
    expect(await before.problem('GET', '/session?as=courier')).toMatchObject({ status: 401 })
  })

  test('[SEC-4] an unknown number and a wrong PIN are refused alike, and after five tries nothing helps for a while', async () => {
    const { pin } = await manager.post<PinReply>('/couriers/w1/pin')
    const wrong = pin === '000000' ? '000001' : '000000'
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await signInAs(stranger(), { as: 'courier', number: 'w1', pin: wrong })).toMatchObject({
        status: 401,
        code: 'wrong_pin',
      })
    }
    const reply = await stranger().call('POST', '/session', { body: { as: 'courier', number: 'w1', pin } })
    expect(reply.status).toBe(429)
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await signInAs(stranger(), { as: 'courier', number: 'nobody', pin })).toMatchObject({
      status: 401,
      code: 'wrong_pin',
    })
  })

  test.each([
    { as: 'courier', number: 'e1', pin: '12345' },
    { as: 'courier', number: 'e1', pin: '１２３４５６' },
    { as: 'courier', number: { $ne: null }, pin: '123456' },
    { as: 'king', password: 'x' },
    {},
    7,
  ])('%j is no way to sign in', async (body) => {
    expect(await signInAs(stranger(), body)).toMatchObject({ status: 400, code: 'invalid_request' })
  })

  test('[SEC-3] a new password takes the one that is known, not an open session alone', async () => {
    const password = 'another horse battery'
    for (const body of [{ password }, { password, current: 'not this one' }]) {
      expect(await manager.problem('PUT', '/session/password', { body })).toMatchObject({
        code: 'wrong_password',
        field: 'current',
      })
    }
    const kept = { password: MANAGER_PASSWORD, current: MANAGER_PASSWORD }
    const { status, headers } = await manager.call('PUT', '/session/password', { body: kept })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  })

  test('a password that is too short is refused, and the old one stays', async () => {
    expect(await manager.problem('PUT', '/session/password', { body: { password: 'short' } })).toMatchObject({
      status: 400,
    })
    expect((await manager.call('GET', '/session?as=manager')).status).toBe(200)
  })
})

describe('tickets of a wall', () => {
  test('[SEC-4] a ticket sets the first PIN of one courier of its station, once', async () => {
    const { token } = await pairWall(manager, WEST)
    const viewer = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
    await viewer.when('a ticket', () => viewer.tickets.length > 0)
    const ticket = viewer.tickets[0]?.path.split('/').at(-1) ?? ''
    viewer.close()

    expect(await stranger().get(`/tickets/${ticket}`)).toEqual({ stationId: WEST, stationName: '西城营业部' })
    const from = (number: string) => ({ as: 'courier-ticket', ticket, number, pin: '135790' })
    expect(await signInAs(stranger(), from('e4'))).toMatchObject({ code: 'unknown_courier' })
    expect(await signInAs(stranger(), { ...from('w2'), pin: '123456' })).toMatchObject({
      status: 422,
      code: 'weak_pin',
      field: 'pin',
    })
    const newcomer = stranger()
    expect(await newcomer.post('/session', from('w2'))).toMatchObject({
      as: 'courier',
      courierId: 'w2',
      stationId: WEST,
    })
    expect(await signInAs(stranger(), from('w2'))).toMatchObject({ status: 410, code: 'ticket_expired' })
    await stranger().post('/session', { as: 'courier', number: 'w2', pin: '135790' })
  })

  test('a ticket that was never given out has expired', async () => {
    expect(await stranger().problem('GET', '/tickets/abcdefghijklmnopqrstuv')).toMatchObject({ status: 410 })
  })
})

describe('pairing', () => {
  test('[SEC-4] a code pairs one wall once, however it is typed', async () => {
    const tv = stranger()
    const { code, secret, expiresAt } = await tv.post<PairingReply>('/walls/pairings')
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/)
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(600_000)
    expect(await tv.post<PollReply>('/walls/pairings/poll', { secret })).toEqual({ state: 'waiting' })
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
    const pair = { code: typed, stationId: EAST, name: '门口', audience: 'public' }
    expect(await manager.post<Wall>('/walls', pair)).toMatchObject({
      name: '门口',
      stationId: EAST,
      audience: 'public',
    })
    expect(await tv.post<PollReply>('/walls/pairings/poll', { secret })).toMatchObject({
      state: 'paired',
      stationId: EAST,
    })
    expect(await manager.problem('POST', '/walls', { body: pair })).toMatchObject({
      status: 410,
      code: 'pairing_expired',
    })
  })

  test('a secret that was never given out has expired', async () => {
    const body = { secret: 'made up' }
    expect(await stranger().problem('POST', '/walls/pairings/poll', { body })).toMatchObject({ status: 410 })
  })
})

describe('other sites', () => {
  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null'])(
    'a change asked for from %s is refused in spite of the cookie',
    async (origin) => {
      const problem = await manager.problem('PUT', `/stations/${EAST}/goals`, {
        body: { kind: 'day', metric: 'pickups', target: 100 },
        headers: { Origin: origin },
      })
      expect(problem).toMatchObject({ status: 403, code: 'foreign_origin' })
    },
  )

  test('from the own site it is done', async () => {
    const reply = await manager.call('PUT', `/stations/${EAST}/goals`, {
      body: { kind: 'day', metric: 'pickups', target: 100 },
      headers: { Origin: company.server.baseUrl },
    })
    expect(reply.status).toBeLessThan(300)
  })
})

describe('rights', () => {
  test('[SEC-2] a courier and a wall read their own station, and no other by guessing its id', async () => {
    for (const caller of [courier, wall]) {
      const problem = await caller.problem('GET', `/stations/${WEST}/standings?metric=pickups&period=today`)
      expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
    }
  })

  test('a courier reads an own pickup, not that of a colleague', async () => {
    const theirs = buildPickup('e2')
    await company.source.post('/pickups', theirs)
    expect(await courier.problem('GET', `/stations/${EAST}/pickups/${theirs.id}`)).toMatchObject({
      status: 403,
    })
  })
})
