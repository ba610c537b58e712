import { expect, test } from 'vitest'
import { adjustOffset } from '../../../../client/src/live/clockOffset.ts'

test('the first observation counts as it is', () => {
  expect(adjustOffset(null, -340)).toBe(-340)
})

test('a quicker message shows the difference better and is believed at once', () => {
  expect(adjustOffset(-340, -20)).toBe(-20)
})

test('a slower message moves it a little only, a clock that was set moves it all the way', () => {
  expect(adjustOffset(-20, -120)).toBe(-30)
  expect(adjustOffset(-20, -3_600_000)).toBe(-3_600_000)
})
