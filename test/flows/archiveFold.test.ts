import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FOLD_ROSTER, foldCase, PROCESSES } from '../helpers/foldCases.ts'
import { createFoldCompany, type FoldCompany } from '../helpers/foldCompany.ts'
import { expectedBoards, expectedStatuses, wrongStatuses } from '../helpers/foldOracle.ts'
import { LONG } from '../helpers/long.ts'
import { drawSeed } from '../helpers/random.ts'

/** fold.test.ts with everything going to the archive now and then, in the middle of it. */
const RUNS = LONG ? 3_000 : 150

/** After which steps everything is archived, beside those that follow, and by which process. */
const moves = fc.array(fc.record({ after: fc.nat(20), process: fc.nat(PROCESSES - 1) }), {
  minLength: 1,
  maxLength: 4,
})

let company: FoldCompany
beforeAll(async () => {
  company = await createFoldCompany(FOLD_ROSTER, PROCESSES)
})
afterAll(() => company.close())

test('[P1] [P2] [P6] whatever is archived and folded back between deliveries, by whichever process, boards and receipts are the same', async () => {
  const seed = drawSeed('fold with an archive')
  let deliveries = 0
  let archived = 0
  await fc.assert(
    fc.asyncProperty(foldCase, moves, fc.nat(PROCESSES - 1), async (steps, cuts, reader) => {
      const places = [...new Set([0, ...cuts.map(({ after }) => after % steps.length)])].sort((a, b) => a - b)
      const statuses = await company.deliver([])
      for (const [index, from] of places.entries()) {
        // the first ones have nothing to be archived before them
        const [more, weeks] = await Promise.all([
          company.deliverMore(steps.slice(from, places[index + 1])),
          index === 0 ? 0 : company.archiveAll(cuts[index % cuts.length]?.process ?? 0),
        ])
        statuses.push(...more)
        archived += weeks
      }
      deliveries += steps.length
      const sent = steps.map(({ delivery }) => delivery)
      const expected = expectedBoards(FOLD_ROSTER, sent, { longPeriods: false })
      expect(await company.boards(Object.keys(expected), reader)).toEqual(expected)
      expect(wrongStatuses(FOLD_ROSTER, steps, statuses)).toEqual([])
      expect(await company.verify()).toEqual([])
      if (steps.every(({ waits }) => waits)) expect(statuses).toEqual(expectedStatuses(FOLD_ROSTER, sent))
    }),
    { numRuns: RUNS, seed },
  )
  console.log(`fold with an archive: ${RUNS} runs, ${deliveries} deliveries, ${archived} weeks archived`)
  expect(archived).toBeGreaterThan(RUNS)
})

/*
 * Mutations. Each was made by hand, caught, and undone:
 *  1. a new version folded into an archived week (no `week_over` in boards.lua): "a late pickup of an archived week"
 *  2. older versions, or the index, not put back (archive.lua): "the sample city in the archive"
 *  3. what has left a day not put back: "what had left a day is told of it"
 *  4. stamps, or `unstamped`, not compared (archive.lua): the test above, and "a week that was folded back while …"
 *  5. `fields` not kept right: "the sample city in the archive"
 *  6. boards of archived weeks dropped by rebuild (ledger.lua): "the sample city in the archive"
 *  7. the SHA-256 not checked (archiveFormat.ts): "a damaged or missing file"
 *  8. a restore that folds the oldest version first (putBack.ts): "a city that is backed up and restored"
 *  9. days that change meanwhile not told (backup.ts): "days that change while a backup is taken"
 */
