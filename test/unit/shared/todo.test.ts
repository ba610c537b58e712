import type { StationState } from '@leitai/shared/api'
import { behindOf, isUnreadByMany, todosOf } from '@leitai/shared/todo'
import { expect, it } from 'vitest'

/** 09:59 and 10:00 in Shanghai. */
const BEFORE_TEN = Date.UTC(2026, 10, 22, 1, 59)
const TEN = Date.UTC(2026, 10, 22, 2, 0)

function station(change: Partial<StationState>): StationState {
  return {
    id: 's',
    name: '东城营业部',
    parentName: null,
    timeZone: 'Asia/Shanghai',
    today: '2026-11-22',
    metric: 'pickups',
    dayTotal: 12,
    dayGoal: 100,
    weekTotal: 40,
    weekGoal: null,
    couriers: 8,
    leader: null,
    lastPickupAt: TEN,
    walls: { online: 1, total: 1 },
    pending: 0,
    openDisputes: 0,
    behind: 0,
    keyed: true,
    ...change,
  }
}
const kinds = (change: Partial<StationState>, now = TEN) =>
  todosOf([station(change)], now).map(({ kind }) => kind)

it('asks nothing of a station where all is well', () => {
  expect(kinds({})).toEqual([])
})

it('names what is missing, most urgent first', () => {
  const bare = { dayTotal: 0, dayGoal: null, walls: { online: 0, total: 0 } }
  expect(kinds(bare)).toEqual(['noPickup', 'noGoal', 'noWall'])
  expect(kinds({ walls: { online: 1, total: 2 } })).toEqual(['silentWall'])
})

it('[F3] asks first for changes to finals that wait', () => {
  const drafts = new Map([['b', { drafts: 5, championChanges: 2 }]])
  const todos = todosOf([station({ id: 'a', dayGoal: null }), station({ id: 'b' })], TEN, { drafts })
  expect(todos.map((todo) => [todo.kind, todo.stations.map(({ id }) => id)])).toEqual([
    ['finalDraft', ['b']],
    ['noGoal', ['a']],
  ])
  // those that leave the champion need no second look
  expect(todos[0]?.stations[0]).toMatchObject({ count: 5, atOnce: 3 })
})

it('[H3] one click counts all that waits, as long as one decision may name it all', () => {
  const atOnce = (pending: number) => todosOf([station({ pending })], TEN)[0]?.stations[0]
  expect(atOnce(500)).toMatchObject({ count: 500, atOnce: 500 })
  expect(atOnce(501)).toMatchObject({ count: 501, atOnce: 0 })
})

it('asks a station without couriers for couriers first', () => {
  expect(kinds({ couriers: 0, dayTotal: 0, dayGoal: null, walls: { online: 0, total: 0 } })).toEqual([
    'noCouriers',
  ])
})

it('[C1] expects a pickup from ten in the morning on, by the clock of the station', () => {
  expect(kinds({ dayTotal: 0 }, BEFORE_TEN)).toEqual([])
  expect(kinds({ dayTotal: 0 }, TEN)).toEqual(['noPickup'])
  expect(kinds({ dayTotal: 0, timeZone: 'Asia/Urumqi' }, TEN)).toEqual([])
})

it('gathers the stations that need the same', () => {
  const todos = todosOf([station({ id: 'a', dayGoal: null }), station({ id: 'b', dayGoal: null })], TEN)
  expect(todos.map(({ stations }) => stations.map(({ id }) => id))).toEqual([['a', 'b']])
})

it('[H3] puts what waits for a word of the manager before everything else', () => {
  expect(kinds({ pending: 2, openDisputes: 1, dayGoal: null })).toEqual([
    'pendingPickups',
    'openDisputes',
    'noGoal',
  ])
  expect(kinds({ couriers: 0, pending: 1 })).toEqual(['pendingPickups', 'noCouriers'])
})

it('a station that nothing feeds is asked for a key, not for pickups', () => {
  const fed = { dayTotal: 0, lastPickupAt: null }
  expect(kinds({ ...fed, keyed: false })).toEqual(['noKey'])
  expect(kinds({ ...fed, keyed: true })).toEqual(['noPickup'])
})

it('says how many wait where there is something to count', () => {
  const change = { pending: 3, openDisputes: 2, behind: 4, walls: { online: 1, total: 3 }, dayGoal: null }
  const todos = todosOf([station(change)], TEN)
  expect(todos.map(({ kind, stations }) => [kind, stations[0]?.count])).toEqual([
    ['pendingPickups', 3],
    ['openDisputes', 2],
    ['silentWall', 2],
    ['behind', 4],
    ['noGoal', null],
  ])
})

it('[H1] counts who is far behind their even share of the week, from its second day on', () => {
  const HOUR = 3_600_000
  // seven days of ten hours each, from hour 0 of the day on; the goal of 140 is 35 for each of four
  const week = {
    opensAt: Array.from({ length: 7 }, (_, day) => day * 24 * HOUR),
    hours: { fromMinutes: 0, toMinutes: 600 },
  }
  const posted = ['a', 'b', 'c', 'd']
  const scores = new Map([
    ['a', 40],
    ['b', 17],
    ['c', 14],
  ])
  const behindAfter = (days: number, goal: number | null, own: Record<string, number> = {}) =>
    behindOf(scores, posted, { station: goal, of: (id) => own[id] ?? null }, days * 24 * HOUR, week)
  expect(behindAfter(1, 140)).toBe(0) // a seventh of the week says nothing yet
  expect(behindAfter(4, 140)).toBe(2) // 20 are due: 17 is 85 % of them, 14 is 70 %, d has none
  expect(behindAfter(7, 140)).toBe(3) // 35 are due
  expect(behindAfter(7, null)).toBe(0)
  expect(behindAfter(4, 140, { a: 140, c: 14 }), 'an own goal goes before the share').toBe(2) // a has half of 80, d none
  expect(behindAfter(4, null, { b: 70 })).toBe(1)
})

it('an announcement is unread by many two hours after its start, where half or more have not seen it', () => {
  const hours = (n: number) => TEN - n * 3_600_000
  const half = { unseen: 4, posted: 8 }
  expect(isUnreadByMany(hours(2), half, TEN)).toBe(true)
  expect(isUnreadByMany(hours(1.99), half, TEN)).toBe(false)
  expect(isUnreadByMany(hours(2), { unseen: 3, posted: 8 }, TEN)).toBe(false)
  expect(isUnreadByMany(hours(2), { unseen: 0, posted: 0 }, TEN)).toBe(false)
})
