import { eventsOf } from '@leitai/server/replay/events'
import { describe, expect, it } from 'vitest'

describe('the events of a replay', () => {
  it('are in order of time, from the start of the day, by place in the list of members', () => {
    const counted = [
      { memberId: 'b', at: 5_000, parcels: 2 },
      { memberId: 'a', at: 4_000, parcels: 1 },
      { memberId: 'x', at: 3_000, parcels: 7 },
    ]
    expect(eventsOf(counted, ['a', 'b'], 1_000)).toEqual([
      [2_000, -1, 7],
      [3_000, 0, 1],
      [4_000, 1, 2],
    ])
  })

  it('too many become fewer, with the same scores reached at the same times', () => {
    const counted = Array.from({ length: 900 }, (_, index) => ({
      memberId: `m${index % 3}`,
      at: index * 7_919,
      parcels: 1 + (index % 5),
    }))
    const events = eventsOf(counted, ['m0', 'm1', 'm2'], 0, 100)
    expect(events.length).toBeLessThanOrEqual(100)
    expect(events).toEqual([...events].sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    for (const member of [0, 1, 2]) {
      const own = counted.filter(({ memberId }) => memberId === `m${member}`)
      const merged = events.filter(([, index]) => index === member)
      expect(merged.reduce((sum, [, , parcels]) => sum + parcels, 0)).toBe(
        own.reduce((sum, { parcels }) => sum + parcels, 0),
      )
      expect(merged.at(-1)?.[0]).toBe(own.at(-1)?.at)
    }
    const few = eventsOf(counted.slice(0, 3), ['m0', 'm1', 'm2'], 0, 100)
    expect(few.map(([at]) => at)).toEqual([0, 7_919, 15_838])
  })
})
