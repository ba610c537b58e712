import { expect, test } from 'vitest'
import { bodyType, titleSize } from '../../../../client/src/wall/takeover/posterType.ts'

const LANDSCAPE = { portrait: false }
const PORTRAIT = { portrait: true }

test('a short title is large, a long one smaller, none below 60 px at 1080p', () => {
  expect(titleSize('喜报', LANDSCAPE)).toBe(1.5)
  expect(titleSize('上周散件揽收冠军是徐静', LANDSCAPE)).toBe(1.2)
  for (const frame of [LANDSCAPE, PORTRAIT]) {
    expect(titleSize('长'.repeat(60), frame)).toBeGreaterThanOrEqual(0.6)
  }
})

test('upright a title keeps its size on more lines, each as narrow as the poster', () => {
  // eleven of them are 13.2 rem in 1.2: one line of 14.6, two of 8.1
  expect(titleSize('喜报', PORTRAIT)).toBe(1.5)
  expect(titleSize('上周散件揽收冠军是徐静', PORTRAIT)).toBe(1.2)
  expect(titleSize('喜报喜报喜报', PORTRAIT)).toBe(1.2)
})

test('a body that fits is shown whole; of a longer one it is known that it rolls', () => {
  expect(bodyType('个人揽收 142 件', LANDSCAPE)).toEqual({ rem: 0.74, rolls: false })
  const long = bodyType('字'.repeat(500), LANDSCAPE)
  expect(long.rem).toBeGreaterThanOrEqual(0.4)
  expect(long.rolls).toBe(true)
  // 60 of them in 0.74: 18 a line of 14 rem are 4 lines of 1.036, too high for 3.9; 10 a line of 8 are 6 lines
  expect(bodyType('字'.repeat(60), LANDSCAPE)).toEqual({ rem: 0.62, rolls: false })
  expect(bodyType('字'.repeat(60), PORTRAIT)).toEqual({ rem: 0.74, rolls: false })
  // 250 in 0.42: 19 a line of 8 rem are 14 lines of 0.588, 8.2 in all
  expect(bodyType('字'.repeat(250), PORTRAIT)).toEqual({ rem: 0.42, rolls: true })
})
