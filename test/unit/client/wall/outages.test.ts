import { expect, test } from 'vitest'
import type { Link } from '../../../../client/src/live/liveState.ts'
import { NOTHING_KNOWN } from '../../../../client/src/live/liveState.ts'
import { watchOutages } from '../../../../client/src/wall/report/outages.ts'

test('an outage lasts from the last live moment to the next, whatever the link goes through meanwhile', () => {
  let now = 0
  let link: Link = 'connecting'
  const listeners = new Set<() => void>()
  const store = {
    get: () => ({ ...NOTHING_KNOWN, link }),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const go = (at: number, to: Link) => {
    now = at
    link = to
    for (const listener of listeners) listener()
  }
  const outages = watchOutages(store, { now: () => now })
  go(500, 'serverAway')
  go(1_000, 'live') // before it was first live it was not away
  go(5_000, 'offline')
  go(6_000, 'serverAway')
  go(9_000, 'live')
  go(9_500, 'live')
  go(20_000, 'redisAway')
  expect(outages.soFar()).toEqual({ outages: 1, awayMs: 4_000, last: [{ from: 5_000, to: 9_000 }] })
  go(20_500, 'live')
  expect(outages.soFar()).toEqual({
    outages: 2,
    awayMs: 4_500,
    last: [
      { from: 20_000, to: 20_500 },
      { from: 5_000, to: 9_000 },
    ],
  })
})
