import type { PairingReply, PinReply, PollReply, Wall } from '@leitai/shared/api'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { createTmpDir, removeTmpDir } from '../helpers/folders.ts'
import { connectSocket, startViewer, watch } from '../helpers/live.ts'
import { readMetrics } from '../helpers/metrics.ts'
import { MANAGER_PASSWORD, pairWall, signInManager } from '../helpers/people.ts'
import { leitaiOk, startServer, type TestServer } from '../helpers/server.ts'
import { EAST, importRoster, SMALL_ROSTER, WEST } from '../helpers/stations.ts'

let server: TestServer
let manager: Caller
let dataDir: string

// behind a proxy, so that a test can come from anywhere
beforeAll(async () => {
  dataDir = await createTmpDir()
  await importRoster(dataDir, SMALL_ROSTER)
  server = await startServer({ dataDir, env: { TRUSTED_PROXIES: 'loopback' } })
  manager = await signInManager(server)
})
afterAll(async () => {
  await server.stop()
  await removeTmpDir(dataDir)
})

/** Signs in from an address; a new caller each time. */
async function signIn(body: unknown, from: string) {
  const caller = createCaller(server.baseUrl)
  const headers = { 'X-Forwarded-For': from }
  const { status, headers: replied } = await caller.call('POST', '/session', { body, headers })
  return { status, caller, retryAfterS: Number(replied.get('retry-after')) }
}
async function statuses(attempts: Promise<{ status: number }>[]): Promise<number[]> {
  return (await Promise.all(attempts)).map(({ status }) => status).sort()
}
const newPin = async (courierId: string) => (await manager.post<PinReply>(`/couriers/${courierId}/pin`)).pin
const otherThan = (pin: string) => (pin === '000000' ? '000001' : '000000')
const ask = (path: string, cookie: string) =>
  createCaller(server.baseUrl).call('GET', path, { headers: { Cookie: cookie } })

/** The ticket on the screen of a new wall. */
async function newTicket(stationId: string): Promise<string> {
  const { token } = await pairWall(manager, stationId)
  const viewer = await startViewer(server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => viewer.close())
  await viewer.when('a ticket', () => viewer.tickets.length > 0)
  return viewer.tickets[0]?.path.split('/').at(-1) ?? ''
}

describe('the one-time password', () => {
  afterAll(async () => {
    manager = createCaller(server.baseUrl)
    await manager.post('/session', { as: 'manager', password: MANAGER_PASSWORD })
  })

  test('admits one at a time, who may set an own password and nothing else', async () => {
    const password = (await leitaiOk(['password'], { dataDir })).trim()
    const attempts = await Promise.all(
      Array.from({ length: 4 }, () => signIn({ as: 'manager', password }, '192.0.2.1')),
    )
    const inside = await Promise.all(
      attempts.map(async ({ caller }) => (await caller.call('GET', '/session?as=manager')).status),
    )
    expect(inside.sort()).toEqual([200, 401, 401, 401])

    // the tab is closed: the password is good again, from anywhere, and whoever was inside is out
    const { caller: admitted } = await signIn({ as: 'manager', password }, '198.18.0.1')
    for (const { caller } of attempts) {
      expect(await caller.problem('PUT', '/session/password', { body: { password } })).toMatchObject({
        status: 401,
      })
    }

    expect(await admitted.get('/session?as=manager')).toEqual({
      as: 'manager',
      account: 'owner',
      name: '',
      role: 'owner',
      unit: null,
      unitName: null,
      mustSetPassword: true,
    })
    for (const path of ['/stations', '/roster', '/walls']) {
      expect(await admitted.problem('GET', path), path).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect(await admitted.problem('POST', '/couriers/e1/pin')).toMatchObject({ code: 'forbidden' })
    const headers = { Cookie: admitted.cookies() }
    const socket = await connectSocket(server.baseUrl, { auth: { as: 'manager' }, headers })
    expect(await watch(socket, EAST)).toMatchObject({ ok: false, problem: { code: 'forbidden' } })
    socket.close()

    await admitted.put('/session/password', { password: MANAGER_PASSWORD })
    expect((await admitted.call('GET', '/stations')).status).toBe(200)
    expect((await signIn({ as: 'manager', password }, '198.18.0.1')).status).toBe(401)
  })
})

describe('failures', () => {
  test('[SEC-9] lock out the network that they come from, and nobody else', async () => {
    const pin = await newPin('e1')
    const wrong = { as: 'courier', number: 'e1', pin: otherThan(pin) }
    for (let host = 1; host <= 5; host++) expect((await signIn(wrong, `2001:db8::${host}`)).status).toBe(401)
    const right = { as: 'courier', number: 'e1', pin }
    const refused = await signIn(right, '2001:db8::6')
    expect(refused.status).toBe(429)
    expect(refused.retryAfterS).toBeGreaterThan(800)
    expect((await signIn(right, '2001:db8:0:1::1')).status).toBe(200)
  })

  test('an account takes a hundred from everywhere, and those that were refused do not count', async () => {
    const pin = await newPin('e2')
    // a ticket that never was: an attempt like any other, without the work of a hash
    const guess = { as: 'courier-ticket', ticket: 'made-up', number: 'e2', pin }
    const right = { as: 'courier', number: 'e2', pin }
    const from = (network: number) =>
      Promise.all(Array.from({ length: 8 }, () => signIn(guess, `198.51.100.${network}`)))
    for (let network = 1; network <= 19; network++) {
      expect((await from(network)).map(({ status }) => status).sort()).toEqual([
        410, 410, 410, 410, 410, 429, 429, 429,
      ])
    }
    expect((await signIn(right, '203.0.113.1')).status).toBe(200)
    await from(20)
    expect((await signIn(right, '203.0.113.2')).status).toBe(429)
  })

  test('[SEC-9] couriers who mistake their numbers lock out no manager at the same place', async () => {
    const network = '192.0.2.66'
    const guesses = Array.from({ length: 61 }, (_, index) =>
      signIn({ as: 'courier-ticket', ticket: 'made-up', number: `guess${index}`, pin: '000000' }, network),
    )
    expect((await statuses(guesses)).sort()).toEqual([...Array(60).fill(410), 429])
    expect((await signIn({ as: 'manager', password: MANAGER_PASSWORD }, network)).status).toBe(200)
  })

  test('an unknown number or account costs the one derivation that a wrong PIN or password costs', async () => {
    const pin = otherThan(await newPin('e3'))
    const derivations = async () => (await readMetrics(server.baseUrl)).leitai_secret_derivations_total
    const guesses = [
      { as: 'courier', number: 'e3', pin },
      { as: 'courier', number: 'nobody', pin },
      { as: 'manager', account: 'owner', password: pin },
      { as: 'manager', account: 'nobody', password: pin },
    ]
    for (const guess of guesses) {
      const before = Number(await derivations())
      expect(before).toBeGreaterThan(0)
      expect((await signIn(guess, '192.0.2.7')).status, JSON.stringify(guess)).toBe(401)
      expect(await derivations(), JSON.stringify(guess)).toBe(before + 1)
    }
  })

  test('many at once are refused beyond a few, pages still come, and what was not tried does not count', async () => {
    const pin = await newPin('e4')
    const network = '192.0.2.99'
    const crowd = Array.from({ length: 50 }, (_, index) =>
      signIn({ as: 'courier', number: `crowd${index}`, pin }, network),
    )
    const start = performance.now()
    expect((await fetch(`${server.baseUrl}/wall/`)).status).toBe(200)
    const pageMs = performance.now() - start
    const replies = await Promise.all(crowd)
    const refused = replies.filter(({ status }) => status === 429)
    console.log(`the page took ${pageMs.toFixed(0)} ms, ${refused.length} of 50 were refused`)
    expect(pageMs).toBeLessThan(2_000)
    const tried = replies.length - refused.length
    // two at once and 24 who wait, and whoever comes when one of them is done
    expect(tried).toBeGreaterThanOrEqual(26)
    expect(refused.length).toBeGreaterThan(0)
    for (const { retryAfterS } of refused) expect(retryAfterS).toBe(10)
    // of the 60 tries of this network so many are left: were all 50 used, these would be too many
    const left = 60 - tried
    const more = Array.from({ length: left - 1 }, (_, index) =>
      signIn({ as: 'courier-ticket', ticket: 'made-up', number: `more${index}`, pin }, network),
    )
    expect(await statuses(more)).toEqual(Array(left - 1).fill(410))
    expect((await signIn({ as: 'courier', number: 'e4', pin }, network)).status).toBe(200)
  })
})

test('of two tickets at once one sets the first PIN, and the other stays good', async () => {
  const tickets = [await newTicket(WEST), await newTicket(WEST)]
  const pins = ['135790', '246801']
  const replies = await Promise.all(
    tickets.map((ticket, index) =>
      signIn({ as: 'courier-ticket', ticket, number: 'w2', pin: pins[index] }, '192.0.2.2'),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401])
  for (const [index, { status, caller }] of replies.entries()) {
    const isFirst = status === 200
    expect((await caller.call('GET', `/tickets/${tickets[index]}`)).status).toBe(isFirst ? 410 : 200)
    const again = await signIn({ as: 'courier', number: 'w2', pin: pins[index] }, '192.0.2.3')
    expect(again.status).toBe(isFirst ? 200 : 401)
  }
})

test('a code that is entered twice pairs the wall all the same, and the token is told again if a reply was lost', async () => {
  const tv = createCaller(server.baseUrl)
  const { code, secret } = await tv.post<PairingReply>('/walls/pairings')
  const pair = { code, stationId: EAST, name: '门口', audience: 'staff' }
  const { id } = await manager.post<Wall>('/walls', pair)
  expect(await manager.problem('POST', '/walls', { body: pair })).toMatchObject({ code: 'pairing_expired' })
  const first = await tv.post<PollReply>('/walls/pairings/poll', { secret })
  expect(first).toMatchObject({ state: 'paired', stationId: EAST })
  expect(await tv.post<PollReply>('/walls/pairings/poll', { secret })).toEqual(first)
  const { token } = first.state === 'paired' ? first : { token: '' }
  expect(token).toContain(id)
  const socket = await connectSocket(server.baseUrl, { auth: { as: 'wall', token } })
  socket.close()
  expect((await manager.get<Wall[]>('/walls')).filter(({ name }) => name === '门口')).toHaveLength(1)
})

test('cookies of others before and after ours do not hide it', async () => {
  const ours = manager.cookies()
  expect((await ask('/session?as=manager', `${'a=;'.repeat(1_500)} ${ours}`)).status).toBe(200)
  expect((await ask('/session?as=manager', `${ours}; leitai_manager=evil`)).status).toBe(200)
  expect((await ask('/session?as=manager', `x${ours}`)).status).toBe(401)
})
