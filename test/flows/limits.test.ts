import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { setTimeout as after } from 'node:timers/promises'
import type { Problem } from '@leitai/shared/refusal'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Caller, createCaller } from '../helpers/api.ts'
import { connectSocket, disconnected, scoreOf, startViewer, watch } from '../helpers/live.ts'
import { pairWall, signInCourier } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST, WEST } from '../helpers/stations.ts'

const LIMITS = { source: 30, token: 30, address: 30, connections: 3 }
/** Beyond each limit, even where several windows end in their midst. */
const FLOOD = 200

const company = useSmallCompany({
  TRUSTED_PROXIES: 'loopback',
  LIMIT_WINDOW_S: '3',
  LIMIT_SOURCE: String(LIMITS.source),
  LIMIT_TOKEN: String(LIMITS.token),
  LIMIT_ADDRESS: String(LIMITS.address),
  LIMIT_CONNECTIONS: String(LIMITS.connections),
})
let manager: Caller
let courier: Caller
let wallToken: string

beforeAll(async () => {
  manager = company.manager
  courier = (await signInCourier(manager, 'e2')).courier
  wallToken = (await pairWall(manager, EAST)).token
})

const GOALS = `/stations/${EAST}/goals`
const STANDINGS = `/stations/${EAST}/standings?metric=pickups&period=today`
const flood = (caller: Caller, path: string, from: string) =>
  Promise.all(
    Array.from({ length: FLOOD }, () =>
      caller.call<Problem>('GET', path, { headers: { 'X-Forwarded-For': from } }),
    ),
  )

/** Asks again when it was told to, as a well-made program does. */
async function whenToldTo(retryAfterS: number, ask: () => Promise<{ status: number }>): Promise<number> {
  await after(retryAfterS * 1_000)
  return (await ask()).status
}

test('[SEC-9] over its requests a key, a session, a wall or an address is refused with 429, everybody else is served at that moment, and so is it when it is told to come again', async () => {
  const { baseUrl } = company.server
  const viewer = await startViewer(baseUrl, { auth: { as: 'wall', token: wallToken } })
  onTestFinished(() => viewer.close())
  const floods: [name: string, caller: Caller, path: string, good: number][] = [
    ['key', createCaller(baseUrl, { key: company.eastKey, language: 'zh' }), STANDINGS, 200],
    ['wall', createCaller(baseUrl, { key: wallToken, language: 'en' }), `/stations/${WEST}/goals`, 403],
    ['session', manager, GOALS, 200],
    ['nobody', createCaller(baseUrl), GOALS, 401],
    ['a made-up key', createCaller(baseUrl, { key: 'lk_made_up' }), GOALS, 401],
  ]
  const again: Promise<void>[] = []
  for (const [index, [name, caller, path, good]] of floods.entries()) {
    const address = `203.0.113.${index}`
    const flooding = flood(caller, path, address)
    // the same address, the same time
    const pickup = buildPickup('e1')
    expect(await company.source.post('/pickups', pickup), name).toMatchObject({ status: 'counted' })
    const elsewhere = { 'X-Forwarded-For': address }
    expect((await courier.call('GET', '/me/trend', { headers: elsewhere })).status, name).toBe(200)
    const replies = await flooding
    const refused = replies.filter(({ status }) => status === 429)
    expect(refused.length, name).toBeGreaterThan(0)
    expect(new Set(replies.map(({ status }) => status)), name).toEqual(new Set([good, 429]))
    expect(refused[0]?.body, name).toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(refused[0]?.body.detail).toMatch(
      caller === floods[0]?.[1] ? /^请求过于频繁/ : /^Too many requests/,
    )
    const retryAfterS = Number(refused.at(-1)?.headers.get('retry-after'))
    expect([1, 2, 3], name).toContain(retryAfterS)
    const ask = () => caller.call('GET', path, { headers: { 'X-Forwarded-For': address } })
    // all of them wait at once
    again.push(whenToldTo(retryAfterS, ask).then((status) => expect(status, name).toBe(good)))
  }
  await Promise.all(again)
  // the wall that stood there all the time has every number
  await viewer.when('all pickups', (snapshot) => scoreOf(snapshot, 'e1') === floods.length)
})

test('[SEC-9] a stream is one request, however long; of streams and live connections a token has so many at once', async () => {
  const { baseUrl } = company.server
  const lines = Array.from({ length: 3 * LIMITS.source }, () => JSON.stringify(buildPickup('w1')))
  const long = await company.source.call('POST', '/pickups?receipts=refused', {
    body: lines.join('\n'),
    contentType: 'application/x-ndjson',
  })
  expect(JSON.parse(long.text)).toMatchObject({ counts: { counted: lines.length } })

  const open = () => {
    const sending = request(`${baseUrl}/api/v1/pickups`, {
      method: 'POST',
      headers: { authorization: `Bearer ${company.eastKey}`, 'content-type': 'application/x-ndjson' },
    })
    sending.write(`${JSON.stringify(buildPickup('e3'))}\n`)
    return { sending, reply: once(sending, 'response').then(([reply]: IncomingMessage[]) => reply) }
  }
  const streams = Array.from({ length: LIMITS.connections }, open)
  for (const { reply } of streams) expect((await reply)?.statusCode).toBe(200)
  const oneMore = await open().reply
  expect(oneMore?.statusCode).toBe(429)
  expect(oneMore?.headers['retry-after']).toBe('3')
  oneMore?.destroy()
  for (const { sending, reply } of streams) {
    sending.end()
    const ended = await reply
    if (ended) await once(ended.resume(), 'end')
  }
  const last = open()
  last.sending.end()
  expect((await last.reply)?.statusCode).toBe(200)

  const connect = () => connectSocket(baseUrl, { auth: { as: 'wall', token: wallToken } })
  const sockets = await Promise.all(Array.from({ length: LIMITS.connections }, connect))
  await expect(connect()).rejects.toMatchObject({ data: { code: 'too_many_requests' } })
  // a colleague’s phone at the same station is not concerned
  const headers = { Cookie: courier.cookies() }
  const phone = await connectSocket(baseUrl, { auth: { as: 'courier' }, headers })
  phone.close()
  const [first] = sockets
  if (first) {
    first.close()
    await disconnected(first)
  }
  const { promise: isBack, resolve } = Promise.withResolvers<void>()
  const retry = (): void => void connect().then((socket) => resolve(void sockets.push(socket)), retry)
  retry()
  await isBack
  for (const socket of sockets) socket.close()
})

test('[SEC-9] a connection has one station open at a time: the one before is closed', async () => {
  const headers = { Cookie: manager.cookies() }
  const viewer = await startViewer(company.server.baseUrl, {
    auth: { as: 'manager' },
    stationId: WEST,
    headers,
  })
  onTestFinished(() => viewer.close())
  const before = scoreOf(viewer.current(), 'w2')
  await watch(viewer.socket, EAST)
  await watch(viewer.socket, WEST)
  const heard: string[] = []
  viewer.socket.on('change', ({ rows }) => heard.push(...Object.values(rows).flat().map(String)))
  await company.source.post('/pickups', buildPickup('e4'))
  await company.source.post('/pickups', buildPickup('w2'))
  await viewer.when('the parcel in the west', (snapshot) => scoreOf(snapshot, 'w2') === before + 1)
  expect(heard.join(' ')).toContain('w2')
  expect(heard.join(' ')).not.toContain('e4')
})
