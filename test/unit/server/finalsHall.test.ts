import { dayNoOf, type PeriodKind } from '@leitai/shared/calendar'
import { expect, test } from 'vitest'
import { hallOfFame, streaksNow } from '../../../server/src/finals/hallOfFame.ts'
import { namedHall } from '../../../server/src/finals/halls.ts'
import type { FinalRecord } from '../../../server/src/finals/record.ts'

type Scores = Record<string, number>

/** The newest revision of a period with these scores. */
function final(kind: PeriodKind, period: string, from: string, scores: Scores, revision = 1): FinalRecord {
  const all = Object.entries(scores)
  const fromDay = dayNoOf(from)
  return {
    stationId: 's',
    metric: 'pickups',
    period,
    kind,
    fromDay,
    toDay: fromDay + (kind === 'day' ? 1 : 7),
    revision,
    sealedAt: 0,
    by: 'system',
    reason: null,
    rows: all
      .map(([id, score]): FinalRecord['rows'][number] => [
        1 + all.filter(([, other]) => other > score).length,
        id,
        score,
        0,
      ])
      .sort((a, b) => a[0] - b[0]),
    factCount: all.length,
    factsHash: '',
    difference: null,
  }
}
const day = (date: string, scores: Scores, revision?: number) => final('day', date, date, scores, revision)
const hall = (...finals: FinalRecord[]) => namedHall('pickups', hallOfFame(finals), (id) => id.toUpperCase())
const streak = (...finals: FinalRecord[]) => hall(...finals).records.longestStreak

test('[F3] champions are listed newest first, with ties, and say that they were revised', () => {
  const { champions } = hall(
    day('2026-03-02', { a: 5, b: 5, c: 1 }),
    day('2026-03-04', { b: 7 }, 3),
    day('2026-03-03', {}),
  )
  expect(champions.day).toEqual([
    { period: '2026-03-04', revision: 3, revised: true, champions: [{ memberId: 'b', name: 'B', score: 7 }] },
    {
      period: '2026-03-02',
      revision: 1,
      revised: false,
      champions: [
        { memberId: 'a', name: 'A', score: 5 },
        { memberId: 'b', name: 'B', score: 5 },
      ],
    },
  ])
  expect(champions.week).toEqual([])
})

test('records are the highest of a day and a week, the earliest of equals', () => {
  const { records } = hall(
    day('2026-03-05', { a: 9, b: 9 }),
    day('2026-03-03', { b: 9 }),
    day('2026-03-04', { a: 8, b: 7, c: 6 }),
    final('week', '2026-W10', '2026-03-02', { a: 17, b: 25, c: 6 }),
  )
  expect(records.bestDay).toEqual({ period: '2026-03-03', score: 9, members: [{ memberId: 'b', name: 'B' }] })
  expect(records.bestWeek).toMatchObject({ period: '2026-W10', score: 25, members: [{ memberId: 'b' }] })
  expect(records.stationDay).toEqual({ period: '2026-03-04', total: 21 })
  expect(records.stationWeek).toEqual({ period: '2026-W10', total: 48 })
})

test('[H4] a day off neither breaks a streak nor makes it longer; another champion breaks it', () => {
  const days = [
    day('2026-03-02', { a: 5, b: 1 }),
    day('2026-03-03', { b: 2 }), // a has the day off
    day('2026-03-05', { a: 4, b: 4 }), // the station was closed on the 4th; a shared first place counts
    day('2026-03-06', { a: 3 }),
  ]
  expect(streak(...days)).toEqual({
    days: 3,
    from: '2026-03-02',
    to: '2026-03-06',
    member: { memberId: 'a', name: 'A' },
  })
  const lost = day('2026-03-04', { a: 1, c: 2 })
  expect(streak(...days, lost)).toMatchObject({
    days: 2,
    from: '2026-03-03',
    to: '2026-03-05',
    member: { memberId: 'b' },
  })
})

test('a station without finals has no records', () => {
  expect(hall().records).toEqual({
    bestDay: null,
    bestWeek: null,
    longestStreak: null,
    stationDay: null,
    stationWeek: null,
  })
})

test('[H4] the champions of the newest day, with the runs that they are on; days off break none', () => {
  const days = [
    day('2026-03-02', { a: 5, b: 1 }),
    day('2026-03-03', { b: 2 }),
    day('2026-03-04', {}),
    day('2026-03-05', { a: 4, b: 4 }),
  ]
  const last = (...finals: FinalRecord[]) => streaksNow([...days, ...finals])
  expect(streaksNow([])).toBeNull()
  expect(last()).toEqual({
    period: '2026-03-05',
    champions: [
      { memberId: 'a', days: 2 },
      { memberId: 'b', days: 2 },
    ],
  })
  expect(last(day('2026-03-06', {}))).toEqual({ period: '2026-03-06', champions: [] })
  expect(last(day('2026-03-06', { a: 3, b: 1 }))?.champions).toEqual([{ memberId: 'a', days: 3 }])
  expect(last(day('2026-03-06', { a: 1, b: 3 }), day('2026-03-07', { a: 2 }))?.champions).toEqual([
    { memberId: 'a', days: 1 },
  ])
})
