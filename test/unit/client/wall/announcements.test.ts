import type { Announcement } from '@leitai/shared/protocol'
import { describe, expect, test } from 'vitest'
import { runningTickers } from '../../../../client/src/wall/foot/runningTickers.ts'
import { takeoverAt as takeoverBy } from '../../../../client/src/wall/takeover/takeoverAt.ts'

const ZONE = 'Asia/Shanghai'
const takeoverAt = (announcements: Announcement[], now: number) =>
  takeoverBy(announcements, now, { quiet: [] }, ZONE)

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

  test('[H2] what is not urgent waits until quiet hours end, and takes its time from then on', () => {
    const programme = { quiet: [{ days: null, hours: { from: '21:00', to: '07:00' } }] }
    const on = (time: string) => Date.parse(`2026-11-${time}+08:00`)
    const shown = (parts: Partial<Announcement>) => (time: string) =>
      takeoverBy([announce({ startsAt: on('16T22:15:00'), ...parts })], on(time), programme, ZONE) !== null
    const times = ['16T22:15:00', '16T22:15:29', '17T06:59:59', '17T07:00:00', '17T07:00:29', '17T07:00:30']
    expect(times.map(shown({}))).toEqual([false, false, false, true, true, false])
    expect(times.map(shown({ urgent: true }))).toEqual([true, true, false, false, false, false])
    expect(times.map(shown({ endsAt: on('17T06:00:00') }))).toEqual(times.map(() => false))
  })

  test('[H2] those that the same quiet hours held back come one after the other, in their order', () => {
    const programme = { quiet: [{ days: null, hours: { from: '21:00', to: '07:00' } }] }
    const on = (time: string) => Date.parse(`2026-11-${time}+08:00`)
    const held = [
      announce({ id: 'late', startsAt: on('17T05:00:00'), takeoverS: 20 }),
      announce({ id: 'early', startsAt: on('16T22:00:00') }),
      announce({ id: 'over', startsAt: on('16T23:00:00'), endsAt: on('17T06:00:00') }),
      announce({ id: 'urgent', startsAt: on('17T07:00:10'), takeoverS: 5, urgent: true }),
    ]
    const shownAt = (time: string) => takeoverBy(held, on(time), programme, ZONE)?.id ?? null
    const times = [
      '17T06:59:59',
      '17T07:00:00',
      '17T07:00:12',
      '17T07:00:29',
      '17T07:00:30',
      '17T07:00:49',
      '17T07:00:50',
    ]
    expect(times.map(shownAt)).toEqual([null, 'early', 'urgent', 'early', 'late', 'late', null])
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
