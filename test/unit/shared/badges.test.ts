import { type BadgePlace, badgesOf } from '@leitai/shared/badges'
import { expect, test } from 'vitest'

const day = (no: number, rank: number, score: number, target: number | null = null): BadgePlace => ({
  period: `2026-03-${String(no).padStart(2, '0')}`,
  rank,
  score,
  target,
})

test('[F2] [H4] badges come from finals by the table; days off break no streak', () => {
  const days = [
    day(2, 3, 4, 5),
    day(3, 2, 6, 5),
    day(4, 1, 9, 5),
    // the 5th and 6th are days off
    day(7, 3, 5, 5),
    day(8, 2, 7),
    day(9, 4, 12, 5),
    day(10, 1, 11, 5),
  ]
  const weeks = [{ period: '2026-W10', rank: 1, score: 31, target: null }]
  expect(badgesOf({ days, weeks })).toEqual([
    { id: 'firstDay', first: '2026-03-02', last: '2026-03-02', times: 1, value: 4 },
    { id: 'bestDay', first: '2026-03-03', last: '2026-03-09', times: 3, value: 12 },
    { id: 'podiumStreak', first: '2026-03-08', last: '2026-03-08', times: 1, value: 5 },
    { id: 'championDay', first: '2026-03-04', last: '2026-03-10', times: 2, value: 11 },
    { id: 'championWeek', first: '2026-W10', last: '2026-W10', times: 1, value: 31 },
    { id: 'goalStreak', first: '2026-03-07', last: '2026-03-07', times: 1, value: 3 },
  ])
  expect(badgesOf({ days: [], weeks: [] })).toEqual([])
})

test('a streak one day short is none, and a day without a goal ends that of goals', () => {
  const four = [2, 3, 4, 5].map((no) => day(no, 3, 1))
  expect(badgesOf({ days: four, weeks: [] }).map(({ id }) => id)).toEqual(['firstDay'])
  const goals = [day(2, 9, 5, 5), day(3, 9, 5, 5), day(4, 9, 5), day(5, 9, 5, 5)]
  expect(badgesOf({ days: goals, weeks: [] }).map(({ id }) => id)).toEqual(['firstDay'])
})
