import { expect, test } from 'vitest'
import { sawHappen } from '../../../../client/src/wall/board/sawHappen.ts'

test('[L3] only what one heard number follows from another is seen happening: not over an outage, however short', () => {
  const heard = { live: true, stretch: 3 }
  expect(sawHappen(heard, heard)).toBe(true)
  expect(sawHappen(heard, { live: true, stretch: 4 })).toBe(false)
  expect(sawHappen({ live: false, stretch: 3 }, heard)).toBe(false)
  expect(sawHappen(heard, { live: false, stretch: 3 })).toBe(false)
})
