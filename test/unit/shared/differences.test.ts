import { differencesOf, pairUp } from '@leitai/shared/differences'
import { METRICS } from '@leitai/shared/standings'
import { expect, test } from 'vitest'

const DAY = 20_515
const SPAN = { kind: 'day', key: '2026-03-03', fromDay: DAY, toDay: DAY + 1 } as const
const FACT = {
  state: 'counted',
  day: DAY,
  courier: 'a',
  channel: 'walkin',
  count: 2,
  revenue: 900,
  at: 50,
} as const
const FACTS = [
  FACT,
  { ...FACT, channel: 'contract', count: 3, at: 70 },
  { ...FACT, courier: 'b', state: 'void' },
  { ...FACT, courier: 'b', state: 'pending' },
  { ...FACT, courier: 'b', day: DAY + 1 },
] as const

const ASKED = METRICS.map((metric) => ({ metric, span: SPAN }))
const board = (score: number, reachedAt: number, memberId = 'a') => ({
  scores: new Map([[memberId, score]]),
  reached: new Map([[memberId, reachedAt]]),
})
const RIGHT = { pickups: board(5, 70), walkin: board(2, 50), revenue: board(1_800, 70) }
const read = (boards: Partial<typeof RIGHT>) => METRICS.map((metric) => boards[metric] ?? RIGHT[metric])

test('boards that say what counts, and since when, have no differences', () => {
  expect(differencesOf(FACTS, pairUp(ASKED, read({})))).toEqual([])
})

test('each number that is missing, another or too much is one', () => {
  const boards = read({ pickups: board(6, 71), walkin: board(2, 50, 'b') })
  const differences = differencesOf(FACTS, pairUp(ASKED, boards))
  expect(
    differences.map(({ metric, memberId, what, stored, expected }) => [
      metric,
      memberId,
      what,
      stored,
      expected,
    ]),
  ).toEqual([
    ['pickups', 'a', 'score', 6, 5],
    ['pickups', 'a', 'reachedAt', 71, 70],
    ['walkin', 'b', 'score', 2, null],
    ['walkin', 'a', 'score', null, 2],
    ['walkin', 'b', 'reachedAt', 50, null],
    ['walkin', 'a', 'reachedAt', null, 50],
  ])
  expect(new Set(differences.map(({ period }) => period))).toEqual(new Set(['2026-03-03']))
})

test('a board that was asked for and is not there is empty', () => {
  expect(differencesOf(FACTS, pairUp(ASKED.slice(0, 1), []))).toHaveLength(2)
})
