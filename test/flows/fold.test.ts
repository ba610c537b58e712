import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FOLD_ROSTER, foldCase, PROCESSES, type Step } from '../helpers/foldCases.ts'
import { createFoldCompany, type FoldCompany } from '../helpers/foldCompany.ts'
import { expectedBoards, expectedStatuses, wrongStatuses } from '../helpers/foldOracle.ts'
import { LONG } from '../helpers/long.ts'
import type { Delivery } from '../helpers/naiveFold.ts'
import { drawSeed } from '../helpers/random.ts'

/**
 * The boards against a fold that knows nothing of them (naiveFold): whatever the deliveries, their order,
 * their number, their batches and the processes they come through. LEITAI_LONG=1 runs ten times as many;
 * LEITAI_SEED=… the same ones again.
 */
const RUNS = LONG ? 20_000 : 2_000
/** Quarters and years take their time, and so does `leitai verify`: they are looked at once in so many runs. */
const THOROUGH_EVERY = 10

let company: FoldCompany
beforeAll(async () => {
  company = await createFoldCompany(FOLD_ROSTER, PROCESSES)
})
afterAll(() => company.close())

/** Delivers a case and compares receipts, boards, reached times and ranks; gives the statuses. */
async function check(steps: readonly Step[], { reader = 0, thorough = true } = {}): Promise<string[]> {
  const deliveries = steps.map(({ delivery }) => delivery)
  const statuses = await company.deliver(steps)
  const expected = expectedBoards(FOLD_ROSTER, deliveries, { longPeriods: thorough })
  expect(await company.boards(Object.keys(expected), reader)).toEqual(expected)
  expect(wrongStatuses(FOLD_ROSTER, steps, statuses)).toEqual([])
  if (thorough) expect(await company.verify()).toEqual([])
  if (steps.every(({ waits }) => waits)) expect(statuses).toEqual(expectedStatuses(FOLD_ROSTER, deliveries))
  return statuses
}

test('[P1] [P2] [P5] [P6] [C1] [S1] [S2] any deliveries in any order and batches, through several processes, end in what the set of versions says', async () => {
  const seed = drawSeed('fold')
  const seen: Record<string, number> = {}
  const count = (what: string, by = 1) => {
    seen[what] = (seen[what] ?? 0) + by
  }
  await fc.assert(
    fc.asyncProperty(foldCase, fc.nat(PROCESSES - 1), async (steps, reader) => {
      count('runs')
      const statuses = await check(steps, { reader, thorough: (seen.runs ?? 0) % THOROUGH_EVERY === 0 })
      count('deliveries', steps.length)
      for (const status of statuses) count(status)
    }),
    { numRuns: RUNS, seed },
  )
  console.log('fold:', seen)
  expect(seen.runs).toBe(RUNS)
  for (const status of ['counted', 'amended', 'voided', 'duplicate', 'stale']) {
    expect(seen[status]).toBeGreaterThan(RUNS / 4)
  }
})

/*
 * Mutations. Each of these was made by hand, caught by the property and by the named tests below, and undone:
 *  1. the id check skipped (`local old = nil` in boards.lua): "a repeat counts once" and six more; only the
 *     check of equal versions skipped: "a repeat counts once"
 *  2. arrival time used for the day (`dayOf(clock.now(), …)` in pickups.ts): "when it happened decides, not when
 *     it came"; for what is reached (`at: clock.now()`): "equal scores: who reached it first stands first"
 *  3. the old state forgotten (no `gather_scores(…, old, -1, …)`): "an amendment takes the place of what was",
 *     "a void takes back all of it"; the old reached time (no `latest_lost`): "with its latest pickup gone, …"
 *  4. off by one at midnight (`< atMs` in dayOf): "the first millisecond of a day is in it"; (`<= atMs + 1`):
 *     "the last millisecond of a day is not in the next"
 *  5. wrong tie order (reached times compared the other way round in compareRows): "equal scores: who reached
 *     it first stands first"; ids the other way round, or no shared ranks: "reached at the same moment: …"
 */

const BASE: Delivery = {
  id: 'EM0',
  version: 1,
  courier: 'shanghai-1',
  at: '2020-12-31T12:00:00+08:00',
  count: 2,
  revenue: 100,
  product: 'express',
  channel: 'walkin',
}

/** A case written down: one delivery after the other unless they are sent at once. */
function stepsOf(deliveries: Partial<Delivery>[], atOnce = false): Step[] {
  return deliveries.map((parts, index) => ({
    delivery: { ...BASE, ...parts },
    process: index,
    waits: !atOnce,
  }))
}

const MIDNIGHT = '2021-01-01T00:00:00+08:00' // of a day, month, quarter and year, and in week 53 of the year before

test.each<{ title: string; deliveries: Partial<Delivery>[] }>([
  { title: '[P1] [P2] a repeat counts once', deliveries: [{}, {}] },
  { title: '[P1] an amendment takes the place of what was', deliveries: [{}, { version: 2, count: 3 }] },
  {
    title: '[P1] another courier gets what the first one loses, with the time it was reached',
    deliveries: [{}, { version: 2, courier: 'shanghai-2' }],
  },
  { title: '[P1] a void takes back all of it', deliveries: [{}, { version: 2, void: true }] },
  {
    title: '[P1] a void can be taken back by a higher version',
    deliveries: [{}, { version: 2, void: true }, { version: 3 }],
  },
  {
    title: '[P1] [P2] an older version that comes late changes nothing',
    deliveries: [{ version: 3, count: 3 }, { version: 2, void: true }, {}],
  },
  {
    title: '[S2] with its latest pickup gone, a score was reached earlier',
    deliveries: [
      {},
      { id: 'EM1', at: '2020-12-31T13:00:00+08:00', count: 1 },
      { id: 'EM1', version: 2, at: '2020-12-31T13:00:00+08:00', count: 1, void: true },
    ],
  },
  { title: '[C1] the first millisecond of a day is in it', deliveries: [{ at: MIDNIGHT }] },
  {
    title: '[C1] the last millisecond of a day is not in the next',
    deliveries: [{ at: '2020-12-31T23:59:59.999+08:00' }],
  },
  {
    title: '[C1] when it happened decides, not when it came',
    deliveries: [{ at: '2020-10-25T12:00:00+08:00' }],
  },
  {
    title: '[S2] equal scores: who reached it first stands first, whatever the ids',
    deliveries: [
      { at: '2020-12-31T13:00:00+08:00' },
      { id: 'EM1', courier: 'shanghai-2', at: '2020-12-31T12:00:00+08:00' },
    ],
  },
  {
    title: '[S1] [S2] reached at the same moment: by id, and the rank is shared',
    deliveries: [{ courier: 'shanghai-2' }, { id: 'EM1' }, { id: 'EM2', courier: 'mover', count: 1 }],
  },
  {
    title: '[P5] a version at another station is another pickup',
    deliveries: [{}, { version: 2, station: 'berlin', count: 3 }],
  },
])('$title', async ({ deliveries }) => {
  await check(stepsOf(deliveries))
  await check(stepsOf(deliveries, true))
  await check(stepsOf([...deliveries].reverse()))
})
