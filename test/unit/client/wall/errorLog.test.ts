import { expect, test } from 'vitest'
import { createErrorLog } from '../../../../client/src/wall/report/errorLog.ts'

test('counts all errors, keeps the newest five, and cuts what is long', () => {
  let now = 0
  const log = createErrorLog({ now: () => ++now })
  for (let n = 1; n <= 8; n++) log.note(new TypeError(`no ${n}`))
  log.note('x'.repeat(1_000))
  const { count, last } = log.soFar()
  expect(count).toBe(9)
  expect(last.map(({ at }) => at)).toEqual([9, 8, 7, 6, 5])
  expect(last[0]?.message).toHaveLength(200)
  expect(last[1]?.message).toBe('TypeError: no 8')
})

test.each([
  ['failed for lw_BCDF_a-b_c9 twice', 'failed for … twice'],
  ['GET /wall#token=abc-DEF_1&x=1', 'GET /wall#token=…&x=1'],
  ['QR of http://host/me/t/AbC_12-x', 'QR of http://host/me/t/…'],
])('what opens doors does not travel: %s', (message, travels) => {
  const log = createErrorLog({ now: () => 0 })
  log.note(message)
  expect(log.soFar().last[0]?.message).toBe(travels)
})
