import type { IncomingMessage } from 'node:http'
import { readConfig } from '@leitai/server/config'
import { sessionCookies } from '@leitai/server/http/cookies'
import { createLimits } from '@leitai/server/http/limits'
import type { Principal } from '@leitai/server/http/principals'
import { expect, test } from 'vitest'

const COURIERS = 60
const WALLS = 5
const NAT = '203.0.113.1'

/** Everybody whose session cookie is `good-…`, and the wall whose token is. */
function principalsOf({ headers }: IncomingMessage): Promise<Principal[]> {
  const courier = /leitai_courier=good-(\S+)/.exec(headers.cookie ?? '')?.[1]
  if (courier) return Promise.resolve([{ role: 'courier', courierId: courier }])
  const source = /^Bearer good-(\S+)$/.exec(headers.authorization ?? '')?.[1]
  return Promise.resolve(source ? [{ role: 'source', keyId: source, name: '', stations: '*' }] : [])
}

const asks = (headers: Record<string, string>, ip = NAT) => ({ headers, ip }) as unknown as IncomingMessage
const wall = (number: number): Principal => ({
  role: 'wall',
  wallId: `w${number}`,
  stationId: 'east',
  audience: 'staff',
})

function open(settings = readConfig({}, {}).limits) {
  let now = 1_000_000
  const limits = createLimits({
    principals: { of: principalsOf },
    cookies: sessionCookies(false),
    settings,
    clock: { now: () => now },
  })
  const codeOf = (work: () => unknown) =>
    Promise.resolve()
      .then(work)
      .then(
        () => 'ok',
        (error: { code: string; details: { retryAfterS: number } }) =>
          `${error.code} ${error.details.retryAfterS}`,
      )
  return { limits, codeOf, pass: (ms: number) => (now += ms) }
}

test('[SEC-9] a station of 60 couriers and 5 walls behind one address never meets the default limits', async () => {
  const { limits } = open()
  // all at once: each phone opens its page and signs in, then is looked at all the time; each wall comes back
  for (let courier = 0; courier < COURIERS; courier++) {
    for (let request = 0; request < 50; request++) await limits.request(asks({}))
    for (let request = 0; request < 100; request++) {
      await limits.request(asks({ cookie: `leitai_courier=good-${courier}` }))
    }
    limits.connect({ role: 'courier', courierId: String(courier) })
  }
  for (let number = 0; number < WALLS; number++) {
    for (let request = 0; request < 50; request++) await limits.request(asks({}))
    // a connection that has died is known to be dead only after 45 s
    for (let tries = 0; tries < 45; tries++) {
      limits.requestOf(wall(number), asks({}))
      limits.connect(wall(number))
    }
  }
})

test('[SEC-9] two thousand pickups a second pass one by one', async () => {
  const { limits } = open()
  for (let sent = 0; sent < 20_000; sent++) await limits.request(asks({ authorization: 'Bearer good-k' }))
})

test('[SEC-9] who asks too much is told when to come again, and others at that address are not harmed', async () => {
  const { limits, codeOf, pass } = open({
    windowMs: 4_000,
    sourceRequests: 3,
    tokenRequests: 2,
    addressRequests: 1,
    connections: 1,
  })
  const ask = (headers: Record<string, string>, ip = NAT) => codeOf(() => limits.request(asks(headers, ip)))
  const [courier, other, source] = [
    { cookie: 'leitai_courier=good-1' },
    { cookie: 'leitai_courier=good-2' },
    { authorization: 'Bearer good-k' },
  ]
  expect(await ask({})).toBe('ok')
  pass(1_500)
  // tokens that are not good are counted for the address, however many there are
  expect(await ask({ authorization: 'Bearer bad-1' })).toBe('too_many_requests 3')
  expect(await ask({ cookie: 'leitai_courier=bad-2' })).toBe('too_many_requests 3')
  expect(await ask({}, '203.0.113.2')).toBe('ok')
  expect([await ask(courier), await ask(courier), await ask(courier, '203.0.113.3')]).toEqual([
    'ok',
    'ok',
    'too_many_requests 3',
  ])
  expect(await ask(other)).toBe('ok')
  // another session of the same one is no more room
  expect(await ask({ cookie: `leitai_manager=x; ${courier.cookie}` })).toBe('too_many_requests 3')
  expect([await ask(source), await ask(source), await ask(source), await ask(source)]).toEqual([
    'ok',
    'ok',
    'ok',
    'too_many_requests 3',
  ])
  pass(2_500)
  for (const headers of [{}, courier, source]) expect(await ask(headers)).toBe('ok')
  // a clock that was set back holds nobody up
  expect(await ask({})).toBe('too_many_requests 4')
  pass(-60_000)
  expect(await ask({})).toBe('ok')
})

test('[SEC-9] connections that have ended make room, each once', async () => {
  const { limits, codeOf } = open({ ...readConfig({}, {}).limits, connections: 2 })
  const end = limits.connect(wall(1))
  limits.connect(wall(1))
  expect(await codeOf(() => limits.connect(wall(1)))).toBe('too_many_requests 10')
  limits.connect(wall(2))
  end()
  end()
  limits.connect(wall(1))
  expect(await codeOf(() => limits.connect(wall(1)))).toBe('too_many_requests 10')
})
