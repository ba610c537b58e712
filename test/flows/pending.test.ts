import type { SettingsReply } from '@leitai/shared/api'
import type { DecideReply, PendingReply } from '@leitai/shared/correction'
import type { Explanation } from '@leitai/shared/explanation'
import type { Receipt } from '@leitai/shared/pickup'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../helpers/api.ts'
import type { Delivery } from '../helpers/naiveFold.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { drawSeed, shuffle } from '../helpers/random.ts'
import { leitai } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { readStandings } from '../helpers/standings.ts'
import { EAST } from '../helpers/stations.ts'

const company = useSmallCompany()
/** More than twenty parcels of one courier within ten minutes wait. */
const RULE = { parcels: 20, minutes: 10 }
let manager: Caller
let day = 0
let date = ''

async function setRule(burst: typeof RULE | null): Promise<void> {
  const settings = await manager.get<SettingsReply>(`/stations/${EAST}/settings`)
  await manager.put(`/stations/${EAST}/settings`, { ...settings, burst })
}

beforeAll(async () => {
  manager = company.manager
})
beforeEach(async () => {
  date = new Date(Date.UTC(2026, 5, 1 + day++)).toISOString().slice(0, 10)
  await setRule(RULE)
})

const at = (minute: number) => new Date(Date.parse(`${date}T09:00:00+08:00`) + minute * 60_000).toISOString()
const pickup = (minute: number, parts: Partial<Delivery> = {}) =>
  buildPickup('e1', { at: at(minute), ...parts })
const send = (delivery: Delivery) => company.source.post<Receipt>('/pickups', delivery)
/** What waits of the test's day. */
async function pending(): Promise<PendingReply> {
  const reply = await manager.get<PendingReply>(`/stations/${EAST}/pending`)
  expect(reply.pickups).toHaveLength(reply.total)
  const pickups = reply.pickups.filter((each) => each.day === date)
  return { ...reply, pickups, total: pickups.length }
}
const decide = (action: string, pickups: PendingReply['pickups'], reason = '核实无误') =>
  manager.post<DecideReply>(`/stations/${EAST}/pending`, {
    action,
    reason,
    pickups: pickups.map(({ id, version }) => ({ id, base: version })),
  })
async function score(courier = 'e1'): Promise<number> {
  const { rows } = await readStandings(manager, EAST, `metric=pickups&period=${date}`)
  return rows.find(({ memberId }) => memberId === courier)?.score ?? 0
}

test('[H3] what goes beyond the rule waits, is shown, and counts with one click', async () => {
  const burst = Array.from({ length: 25 }, (_, index) => pickup(index / 5))
  const receipts: Receipt[] = []
  for (const each of burst) receipts.push(await send(each))
  expect(receipts.map(({ status }) => status)).toEqual(burst.map(() => 'counted'))
  expect(receipts.map((receipt) => receipt.pending === true)).toEqual(burst.map((_, index) => index >= 20))
  expect(await score()).toBe(20)

  const waiting = await pending()
  expect(waiting).toMatchObject({ burst: RULE, total: 5 })
  expect(waiting.pickups.map(({ id }) => id)).toEqual(burst.slice(20).map(({ id }) => id))
  expect(waiting.pickups[0]).toMatchObject({ courier: 'e1', name: '徐静', state: 'pending', adds: 0 })
  const why = await manager.get<Explanation>(`/stations/${EAST}/explanation?courier=e1&period=${date}`)
  expect(why.pickups.filter(({ state }) => state === 'pending')).toHaveLength(5)

  const { pickups } = waiting
  expect(await decide('count', pickups)).toEqual({ done: 5, changed: [] })
  expect(await score()).toBe(25)
  expect((await pending()).total).toBe(0)
  // somebody else had the same page open
  expect(await decide('void', pickups)).toEqual({ done: 0, changed: pickups.map(({ id }) => id) })
  expect(await score()).toBe(25)
})

test('[H3] within the rule nothing waits: slow, of two couriers, or to the very limit', async () => {
  for (let index = 0; index < 30; index++) expect((await send(pickup(index / 2))).pending).toBeUndefined()
  for (let index = 0; index < 20; index++) {
    expect((await send(pickup(60 + index / 5, { courier: 'e2' }))).pending).toBeUndefined()
  }
  expect(await send(pickup(120, { count: 20 }))).toEqual(expect.not.objectContaining({ pending: true }))
  expect((await pending()).total).toBe(0)
})

test('[H3] one pickup of too many parcels waits by itself, and voided it never counts', async () => {
  expect(await send(pickup(0, { count: 21 }))).toMatchObject({ status: 'counted', pending: true })
  const { pickups } = await pending()
  expect(await decide('void', pickups, '多敲了一位')).toMatchObject({ done: 1 })
  expect(await score()).toBe(0)
  expect((await pending()).total).toBe(0)
})

test('[H3] [P1] a burst that comes backwards, or shuffled, is held beyond the rule just so', async () => {
  const burst = Array.from({ length: 40 }, (_, index) => pickup(index / 10))
  await Promise.all(shuffle(burst, drawSeed('burst')).map(send))
  expect(await score()).toBe(20)
  expect((await pending()).total).toBe(20)
  const backwards = Array.from({ length: 30 }, (_, index) => pickup(-index / 10, { courier: 'e2' }))
  for (const each of backwards) await send(each)
  expect(await score('e2')).toBe(20)
})

test('[H3] [P2] a repeat stays what it was; later versions go on waiting, and a void ends it', async () => {
  const big = pickup(0, { count: 50 })
  await send(big)
  expect(await send(big)).toMatchObject({ status: 'duplicate' })
  expect(await send({ ...big, version: 2, count: 3 })).toMatchObject({ pending: true })
  expect(await score()).toBe(0)
  expect(await send({ ...big, version: 3, void: true })).toMatchObject({ status: 'voided' })
  expect((await pending()).total).toBe(0)
})

test('[H3] an amendment beyond the rule waits with all of the pickup', async () => {
  const small = pickup(0, { count: 2 })
  await send(small)
  expect(await score()).toBe(2)
  expect(await send({ ...small, version: 2, count: 200 })).toMatchObject({ pending: true })
  expect(await score()).toBe(0)
})

test('[H3] a burst over midnight is one burst', async () => {
  const midnight = 15 * 60 // minutes from nine in the morning
  for (let index = 0; index < 20; index++) await send(pickup(midnight - 1 - index / 10))
  expect(await send(pickup(midnight + 1))).toMatchObject({ pending: true })
  await decide('void', (await manager.get<PendingReply>(`/stations/${EAST}/pending`)).pickups)
})

test('[H3] a correction at the same moment opens no way round the rule', async () => {
  const known = pickup(-300)
  await send(known)
  const body = { action: 'void', base: 1, reason: '退件' }
  const [, ...receipts] = await Promise.all([
    manager.post(`/stations/${EAST}/pickups/${known.id}/corrections`, body),
    ...Array.from({ length: 40 }, () => send(pickup(0, { count: 500 }))),
  ])
  expect(receipts.every(({ pending: waits }) => waits === true)).toBe(true)
  expect(await score()).toBe(0)
})

test('[H3] [L1] what counts goes on counting when its price or less of it comes, also after the manager counted it', async () => {
  const burst = Array.from({ length: 22 }, (_, index) => pickup(index / 10, { count: 1 }))
  for (const each of burst) await send(each)
  await decide('count', (await pending()).pickups)
  expect(await score()).toBe(22)
  for (const each of burst.slice(0, 20)) {
    expect(await send({ ...each, version: 2, revenue: 1_499 })).toMatchObject({ status: 'amended' })
  }
  expect(await score()).toBe(22)
  expect((await pending()).total).toBe(0)
})

test('[H3] without a rule nothing is held, and what waits goes on waiting', async () => {
  await send(pickup(0, { count: 21 }))
  await setRule(null)
  expect((await send(pickup(1, { count: 5_000 }))).pending).toBeUndefined()
  expect(await score()).toBe(5_000)
  expect(await pending()).toMatchObject({ burst: null, total: 1 })
  await decide('count', (await pending()).pickups)
  expect(await score()).toBe(5_021)
})

test('[H3] a rebuild leaves what waits waiting, and verify finds nothing wrong', async () => {
  await send(pickup(0, { count: 21 }))
  await send(pickup(30, { count: 2 }))
  expect(await leitai(['rebuild'], { dataDir: company.dataDir })).toMatchObject({ code: 0 })
  expect((await pending()).total).toBe(1)
  expect(await score()).toBe(2)
  expect(await leitai(['verify'], { dataDir: company.dataDir })).toMatchObject({ code: 0 })
})

test.each([
  [{ parcels: 0, minutes: 10 }, 'burst.parcels'],
  [{ parcels: 20, minutes: 1.5 }, 'burst.minutes'],
  [{ parcels: 20 }, 'burst.minutes'],
])('a rule that is none is refused with its field: %j', async (burst, field) => {
  const settings = await manager.get<SettingsReply>(`/stations/${EAST}/settings`)
  const problem = await manager.problem('PUT', `/stations/${EAST}/settings`, { body: { ...settings, burst } })
  expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field })
})
