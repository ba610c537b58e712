import { expect, test } from 'vitest'
import { type ExpectedBoards, naiveFold } from '../../helpers/naiveFold.ts'
import { shuffle } from '../../helpers/random.ts'
import { suizhouDeliveries, suizhouExpected, suizhouRoster } from '../../helpers/suizhou.ts'

/** The golden file has one day, week, month … each; the oracle has them all. */
function onlyKeysOf(boards: ExpectedBoards, keys: ExpectedBoards): ExpectedBoards {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, boards[key] ?? []]))
}

test('[P1] the oracle agrees with the golden boards of the sample city, in any order of arrival', () => {
  const roster = suizhouRoster()
  const deliveries = suizhouDeliveries()
  const expected = suizhouExpected()
  const folded = naiveFold(roster, deliveries)
  expect(onlyKeysOf(folded, expected)).toEqual(expected)
  expect(naiveFold(roster, shuffle(deliveries, 42))).toEqual(folded)
})
