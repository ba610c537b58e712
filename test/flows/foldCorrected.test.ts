import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FOLD_ROSTER, foldCase, PROCESSES, type Step } from '../helpers/foldCases.ts'
import { createFoldCompany, type FoldCompany } from '../helpers/foldCompany.ts'
import { expectedBoards } from '../helpers/foldOracle.ts'
import { LONG } from '../helpers/long.ts'
import { type Delivery, stationOfDelivery } from '../helpers/naiveFold.ts'
import { drawSeed, shuffle } from '../helpers/random.ts'

const RUNS = LONG ? 2_000 : 200
/** People's versions begin above every version of a source. */
const FIRST_OF_PEOPLE = 2 ** 52

let company: FoldCompany
beforeAll(async () => {
  company = await createFoldCompany(FOLD_ROSTER, PROCESSES)
})
afterAll(() => company.close())

/** A delivery with the station that it counts at. */
type Located = Delivery & { station: string }

/** What a manager does to which of the pickups that are known by then; drawn as numbers, since they are not known yet. */
const correction = fc.record({
  pickup: fc.nat(99),
  courier: fc.nat(99),
  action: fc.constantFrom('turn' as const, 'turn' as const, 'reassign' as const),
  process: fc.nat(PROCESSES - 1),
})

/** The newest version of each pickup, said without the server's code. */
function newest(deliveries: readonly Located[]): Located[] {
  const latest = new Map<string, Located>()
  for (const delivery of deliveries) {
    const key = `${delivery.station}/${delivery.id}`
    if (delivery.version > (latest.get(key)?.version ?? 0)) latest.set(key, delivery)
  }
  return [...latest.values()]
}

const COURIERS = FOLD_ROSTER.couriers.map(({ id }) => id)

test('[P1] [P2] versions of people in the same fold: above all that sources sent or send, the rest as ever', async () => {
  const seed = drawSeed('corrected fold')
  let corrections = 0
  await fc.assert(
    fc.asyncProperty(
      foldCase,
      fc.array(correction, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      async (steps, wishes, order) => {
        const located = steps.map(({ delivery }) => ({
          ...delivery,
          station: stationOfDelivery(FOLD_ROSTER, delivery),
        }))
        // what is never corrected keeps arriving; some of it for the first time after the corrections
        const early = steps.slice(0, Math.ceil(steps.length / 2))
        await company.deliver(early)
        const known = located.slice(0, early.length)
        for (const { pickup, courier, action, process } of wishes) {
          const candidates = newest(known)
          const base = candidates[pickup % candidates.length]
          if (!base) continue
          const { station, id, version } = base
          const made = { ...base, version: Math.max(version + 1, FIRST_OF_PEOPLE) }
          const reason = '核对后更正'
          if (action === 'turn' || base.void) {
            const turn = base.void ? ('restore' as const) : ('void' as const)
            await company.correct(station, id, { action: turn, base: version, reason }, process)
            known.push({ ...made, void: !base.void })
          } else {
            const others = COURIERS.filter((one) => one !== base.courier)
            const to = others[courier % others.length] ?? ''
            await company.correct(station, id, { action, base: version, courier: to, reason }, process)
            known.push({ ...made, courier: to })
          }
          corrections++
        }
        const again: Step[] = shuffle(steps, order).map((step) => ({ ...step, waits: false }))
        await company.deliverMore(again)
        const expected = expectedBoards(FOLD_ROSTER, [...known, ...located])
        expect(await company.boards(Object.keys(expected), 0)).toEqual(expected)
        expect(await company.verify()).toEqual([])
      },
    ),
    { numRuns: RUNS, seed },
  )
  console.log(`corrected fold: ${RUNS} runs, ${corrections} corrections`)
  expect(corrections).toBeGreaterThan(RUNS)
})
