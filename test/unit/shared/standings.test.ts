import { compareRows, rankRows, type ScoreRow, scoresBefore, totalOf } from '@leitai/shared/standings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const ranks = (rows: ScoreRow[]) => rankRows(rows).map(({ memberId, rank }) => `${rank} ${memberId}`)

/** Boards as they come: ids once each, many equal scores and times, some without a score. */
const boardArbitrary = fc
  .uniqueArray(fc.stringMatching(/^[a-e]{1,3}$/), { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 }))
          .map(([score, reachedAt]): ScoreRow => [id, score, score > 0 ? reachedAt : null]),
      ),
    ),
  )

describe('ranks', () => {
  test('[S1] equal scores share a rank, and the next one counts who is above', () => {
    expect(
      ranks([
        ['a', 5, 1],
        ['b', 5, 2],
        ['c', 9, 3],
        ['d', 4, 4],
        ['e', 0, null],
      ]),
    ).toEqual(['1 c', '2 a', '2 b', '4 d', '5 e'])
  })

  test('[S2] who reached the score first stands first, then the lower id', () => {
    expect(
      ranks([
        ['z', 7, 100],
        ['b', 7, 300],
        ['a', 7, 300],
        ['c', 7, 200],
      ]),
    ).toEqual(['1 z', '1 c', '1 a', '1 b'])
  })

  test('[S3] those without a score come last, in the order of their ids', () => {
    expect(
      ranks([
        ['b', 0, null],
        ['c', 1, 9],
        ['a', 0, null],
      ]),
    ).toEqual(['1 c', '2 a', '2 b'])
  })

  test('[S1] a board where nobody has a score has them all at the top, nothing between them', () => {
    expect(
      rankRows([
        ['b', 0, null],
        ['a', 0, null],
      ]),
    ).toEqual([
      { memberId: 'a', rank: 1, score: 0, reachedAtMs: null, gap: 0, movement: null },
      { memberId: 'b', rank: 1, score: 0, reachedAtMs: null, gap: 0, movement: null },
    ])
  })

  test('[S1] rank is one more than the number of members with a higher score, whatever the board', () => {
    fc.assert(
      fc.property(boardArbitrary, (rows) => {
        for (const { memberId, rank, score, gap } of rankRows(rows)) {
          const above = rows.filter(([, other]) => other > score).map(([, other]) => other)
          expect(rank, memberId).toBe(1 + above.length)
          expect(gap, memberId).toBe(above.length === 0 ? 0 : Math.min(...above) - score)
        }
      }),
    )
  })

  test('[S2] the order is total and does not depend on the order in which the rows came', () => {
    fc.assert(
      fc.property(boardArbitrary, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const mixed = rows
          .map((row): [number, ScoreRow] => [keys.next().value, row])
          .sort(([a], [b]) => a - b)
          .map(([, row]) => row)
        expect(rankRows(mixed)).toEqual(rankRows(rows))
        for (const a of rows) {
          for (const b of rows) expect(Math.sign(compareRows(a, b))).toBe(-Math.sign(compareRows(b, a)) + 0)
        }
      }),
    )
  })

  test('ranking leaves the rows that it was given as they are', () => {
    const rows: ScoreRow[] = [
      ['a', 1, 1],
      ['b', 2, 2],
    ]
    const copy = structuredClone(rows)
    rankRows(rows)
    expect(rows).toEqual(copy)
  })
})

describe('movement', () => {
  test('places gained and lost since the day began; none for who had no score then', () => {
    const before = new Map([
      ['a', 10],
      ['b', 8],
      ['c', 8],
      ['e', 0],
    ])
    const rows: ScoreRow[] = [
      ['a', 10, 1],
      ['b', 8, 1],
      ['c', 12, 2],
      ['d', 11, 2],
      ['e', 1, 3],
    ]
    expect(
      Object.fromEntries(rankRows(rows, before).map(({ memberId, movement }) => [memberId, movement])),
    ).toEqual({
      c: 1,
      d: null,
      a: -2,
      b: -2,
      e: null,
    })
  })

  test('what the week had before today', () => {
    const week: ScoreRow[] = [
      ['a', 10, 5],
      ['b', 7, 4],
    ]
    const today: ScoreRow[] = [
      ['a', 3, 5],
      ['b', 7, 4],
    ]
    expect(scoresBefore(week, today)).toEqual(
      new Map([
        ['a', 7],
        ['b', 0],
      ]),
    )
    expect(totalOf(week)).toBe(17)
    expect(totalOf([])).toBe(0)
  })
})
