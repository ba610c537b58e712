import type { Announcement } from '@leitai/shared/protocol'
import { describe, expect, test } from 'vitest'
import { runningTickers } from '../../../../client/src/wall/foot/runningTickers.ts'
import { takeoverAt } from '../../../../client/src/wall/takeover/takeoverAt.ts'

function announce(parts: Partial<Announcement>): Announcement {
  return {
    id: 'n1',
    kind: 'award',
    title: '喜报',
    body: '',
    takeover: true,
    takeoverS: 30,
    urgent: false,
    ticker: true,
    startsAt: 100_000,
    endsAt: null,
    ...parts,
  }
}

describe('a takeover', () => {
  test('[L3] fills the wall in its own time only: whoever comes late does not see it again', () => {
    const announcements = [announce({})]
    expect(takeoverAt(announcements, 99_999)).toBeNull()
    expect(takeoverAt(announcements, 100_000)?.id).toBe('n1')
    expect(takeoverAt(announcements, 129_999)?.id).toBe('n1')
    expect(takeoverAt(announcements, 130_000)).toBeNull()
  })

  test('ends with its announcement, and one without a takeover never starts', () => {
    expect(takeoverAt([announce({ endsAt: 110_000 })], 115_000)).toBeNull()
    expect(takeoverAt([announce({ takeover: false })], 100_000)).toBeNull()
  })

  test('of several the newest is shown', () => {
    const announcements = [announce({ id: 'newer', startsAt: 110_000 }), announce({ id: 'older' })]
    expect(takeoverAt(announcements, 115_000)?.id).toBe('newer')
    expect(takeoverAt(announcements, 105_000)?.id).toBe('older')
  })
})

test('the ticker runs from start to end', () => {
  const announcements = [announce({ endsAt: 200_000 }), announce({ id: 'silent', ticker: false })]
  const idsAt = (now: number) => runningTickers(announcements, now).map(({ id }) => id)
  expect(idsAt(99_999)).toEqual([])
  expect(idsAt(150_000)).toEqual(['n1'])
  expect(idsAt(200_000)).toEqual([])
})
