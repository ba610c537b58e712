import { describe, expect, test } from 'vitest'
import { raceOf } from '../../../../client/src/wall/scenes/race/raceOf.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

/** Hours are 08:00 to 20:00: at 14:00 half of them are over. */
const NOON = Date.parse('2026-11-22T14:00:00+08:00')
const ROOM = { lanes: 2, marks: 20 }

function snapshotOf(scores: readonly number[], goal: number | null, audience: 'staff' | 'public' = 'staff') {
  const rows = scores.map((score, i): [string, number, number] => [`c${i}`, score, i])
  return buildSnapshot({
    audience,
    goals: { day: goal, week: null },
    boards: { ...buildSnapshot({}).boards, 'day/pickups': { period: '2026-11-22', rows } },
  })
}

describe('the race', () => {
  test('the leader is where the time is, the others as far behind as their scores; who has no lane is in the pack', () => {
    const { runners, pack, pacer, elapsed } = raceOf(snapshotOf([40, 20, 10], null), NOON, ROOM)
    expect(elapsed).toBe(0.5)
    expect(runners.map(({ memberId, at }) => [memberId, at])).toEqual([
      ['c0', 0.5],
      ['c1', 0.25],
    ])
    expect(pack).toEqual([{ memberId: 'c2', at: 0.125 }])
    expect(pacer).toBeNull()
  })

  test('a pacer who is ahead of everyone takes the front', () => {
    // 240 for three is 80 a head, 40 of them by now
    const { runners, pacer } = raceOf(snapshotOf([20, 10, 0], 240), NOON, ROOM)
    expect(pacer).toEqual({ at: 0.5, score: 40 })
    expect(runners.map(({ at }) => at)).toEqual([0.25, 0.125])
  })

  test('[H1] in public, where not all are known, there is no pacer', () => {
    expect(raceOf(snapshotOf([20, 10, 0], 240, 'public'), NOON, ROOM).pacer).toBeNull()
  })

  test('nobody has moved before the first parcel; before the hours begin the leader is just off the line', () => {
    expect(raceOf(snapshotOf([0, 0], null), NOON, ROOM).runners.map(({ at }) => at)).toEqual([0, 0])
    const early = raceOf(snapshotOf([4, 2], null), Date.parse('2026-11-22T07:00:00+08:00'), ROOM)
    expect(early.runners.map(({ at }) => at)).toEqual([0.03, 0.015])
  })

  test('one mark an hour, and fewer where there is no room for them', () => {
    const all = raceOf(snapshotOf([1], null), NOON, ROOM).marks
    expect(all).toHaveLength(13)
    expect([all[0], all[12]]).toEqual([
      { at: 0, label: '08:00' },
      { at: 1, label: '20:00' },
    ])
    const few = raceOf(snapshotOf([1], null), NOON, { lanes: 2, marks: 6 }).marks
    expect(few.map(({ label }) => label)).toEqual(['08:00', '11:00', '14:00', '17:00', '20:00'])
  })
})
