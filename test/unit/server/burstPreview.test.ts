import { heldOf } from '@leitai/server/pickups/burstPreview'
import { expect, test } from 'vitest'

const MINUTE = 60_000
const made = (courier: string, minute: number, count = 1) => ({ courier, at: minute * MINUTE, count })

test('[H3] what a rule would have held: beyond so many parcels of one courier within so many minutes', () => {
  const facts = [
    made('b', 2, 3),
    made('a', 0, 3),
    made('a', 4, 2),
    made('a', 9), // the sixth within ten minutes
    made('a', 10), // the one of minute 0 is ten minutes old: 2 + 1 + 1
    made('a', 12, 2), // 2 + 1 + 1 + 2 = 6 again, what waits counts too
    made('a', 40, 9), // alone beyond it
  ]
  const held = heldOf(facts, { parcels: 5, minutes: 10 })
  expect(held.map(({ courier, at, count }) => [courier, at / MINUTE, count])).toEqual([
    ['a', 9, 1],
    ['a', 12, 2],
    ['a', 40, 9],
  ])
  expect(heldOf(facts, { parcels: 9, minutes: 10 })).toEqual([])
})
