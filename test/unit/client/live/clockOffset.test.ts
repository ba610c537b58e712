import { expect, test } from 'vitest'
import { createClockOffset } from '../../../../client/src/live/clockOffset.ts'

/** The differences that are believed after each of the observed ones, at the times given or a second apart. */
const believed = (observed: readonly number[], at = (index: number) => index * 1_000) => {
  const observe = createClockOffset()
  return observed.map((one, index) => observe(one, at(index)))
}

test('the first observation counts as it is', () => {
  expect(believed([-340])).toEqual([-340])
})

test('a quicker message shows the difference better and is believed at once', () => {
  expect(believed([-340, -20, 3_600_000])).toEqual([-340, -20, 3_600_000])
})

test('a slower message moves it a little only, a clock that was set moves it all the way once that is seen again', () => {
  expect(believed([-20, -120])).toEqual([-20, -30])
  expect(believed([-20, -3_600_000, -3_600_100, -3_600_000])).toEqual([-20, -20, -3_600_100, -3_600_000])
})

test('one message that was held up does not move it, nor do many that a line lets go of at once', () => {
  expect(believed([-20, -9_000, -20, -9_000, -20])).toEqual([-20, -20, -20, -20, -20])
  const held = [-20, -9_000, -8_500, -8_000, -7_500]
  expect(believed(held, (index) => 1_000 + index)).toEqual(held.map(() => -20))
})
