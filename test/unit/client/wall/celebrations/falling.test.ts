import { expect, test } from 'vitest'
import { fallOf, scatter } from '../../../../../client/src/wall/celebrations/falling.ts'
import { createRandom } from '../../../../helpers/random.ts'

test('every piece falls all the way down, never up, within the time there is', () => {
  const pieces = scatter(200, createRandom(7))
  for (const piece of pieces) {
    const { places, startsAt, lasts } = fallOf(piece)
    expect(startsAt).toBeGreaterThanOrEqual(0)
    expect(startsAt + lasts).toBeLessThanOrEqual(1)
    const heights = places.map(({ y }) => y)
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    expect(heights[0]).toBe(0)
    // it is hung up a tenth above the upper edge
    expect(heights.at(-1)).toBeGreaterThan(1.1)
  }
})
