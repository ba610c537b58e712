import { expect, test } from 'vitest'
import { bodyType, titleSize } from '../../../../client/src/wall/takeover/posterType.ts'

test('a short title is large, a long one smaller, none below 60 px at 1080p', () => {
  expect(titleSize('喜报')).toBe(1.5)
  expect(titleSize('上周散件揽收冠军是徐静')).toBe(1.2)
  expect(titleSize('长'.repeat(60))).toBeGreaterThanOrEqual(0.6)
})

test('a body that fits is shown whole; of a longer one it is known how much is hidden', () => {
  expect(bodyType('个人揽收 142 件')).toEqual({ rem: 0.74, hidden: 0 })
  const long = bodyType('字'.repeat(500))
  expect(long.rem).toBeGreaterThanOrEqual(0.4)
  // 500 characters at 14 rem a line are 15 full lines or more
  expect(long.hidden).toBeGreaterThan(15 * long.rem * 1.4 - 3.9 - 0.01)
})
