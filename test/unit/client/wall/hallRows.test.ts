import type { LiveHall } from '@leitai/shared/protocol'
import { expect, test } from 'vitest'
import { hallPages, hasHall } from '../../../../client/src/wall/scenes/hall/hallRows.ts'
import { buildSnapshot } from '../../../helpers/snapshots.ts'

const TEXTS = {
  hallTitle: 'champions',
  recordsTitle: 'records',
  records: {
    bestDay: 'best day',
    bestWeek: 'best week',
    longestStreak: 'streak',
    stationDay: 'station day',
    stationWeek: 'station week',
  },
  week: (no: number) => `week ${no}`,
  weekMark: (no: number) => `w${no}`,
  month: (no: number) => `month ${no}`,
  shortDate: (month: number, day: number) => `${day}.${month}.`,
  upTo: (day: string) => `to ${day}`,
  unit: 'parcels',
  days: (n: number) => `days (${n})`,
}
const members = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: id.toUpperCase() }))
const NONE = buildSnapshot({}).hall

const entry = (period: string, score: number, holders: string[], revised = false) => ({
  period,
  revision: revised ? 2 : 1,
  revised,
  champions: holders.map((memberId) => ({ memberId, score })),
})
const pagesOf = (hall: LiveHall) => hallPages({ hall, members }, TEXTS)

test('[F2] [F3] champions of weeks and months stand on one page, ties together, with the mark of a revision', () => {
  const weeks = ['13', '12', '11', '10'].map((no) => entry(`2026-W${no}`, Number(no), ['a']))
  const [page, ...others] = pagesOf({
    ...NONE,
    weeks: [entry('2026-W14', 40, ['b', 'a'], true), ...weeks.slice(0, 3)],
    months: [entry('2026-03', 99, ['a', 'b', 'c', 'd', 'e']), entry('2026-02', 88, ['unknown'])],
  })
  expect(others).toEqual([])
  expect(page?.title).toBe('champions')
  // five rows at most: weeks make room for months
  expect(
    page?.rows.map(({ label, short, revised, names, figure, unit }) => [
      `${label}, ${short}`,
      ...[revised, names, figure, unit],
    ]),
  ).toEqual([
    ['week 14, w14', true, ['B', 'A'], 40, 'parcels'],
    ['week 13, w13', false, ['A'], 13, 'parcels'],
    ['week 12, w12', false, ['A'], 12, 'parcels'],
    ['month 3, month 3', false, ['A', 'B', 'C', 'D', 'E'], 99, 'parcels'],
    ['month 2, month 2', false, ['unknown'], 88, 'parcels'],
  ])
})

test('records stand on a page of their own, with whose and when', () => {
  const hall: LiveHall = {
    ...NONE,
    records: {
      bestDay: { period: '2026-03-03', score: 9, members: [{ memberId: 'a' }, { memberId: 'b' }] },
      bestWeek: null,
      longestStreak: { days: 3, from: '2026-03-03', to: '2026-03-06', member: { memberId: 'c' } },
      stationDay: { period: '2026-03-04', total: 20 },
      stationWeek: null,
    },
  }
  const [page] = pagesOf(hall)
  expect(page?.title).toBe('records')
  expect(
    page?.rows.map(({ label, when, names, figure, unit }) => [label, when, names, figure, unit]),
  ).toEqual([
    ['best day', '3.3.', ['A', 'B'], 9, 'parcels'],
    ['streak', 'to 6.3.', ['C'], 3, 'days (3)'],
    ['station day', '4.3.', [], 20, 'parcels'],
  ])
  expect(hasHall(buildSnapshot({ hall }))).toBe(true)
})

test('a station without finals has no hall', () => {
  expect(hasHall(buildSnapshot({}))).toBe(false)
  expect(pagesOf(NONE)).toEqual([])
})
