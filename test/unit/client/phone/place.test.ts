import { rankRows, type ScoreRow } from '@leitai/shared/standings'
import { describe, expect, test } from 'vitest'
import { excerptOf, placeOf } from '../../../../client/src/phone/pages/board/place.ts'

/** Rows `a`, `b`, `c` … with these scores, each reached a second after the one before. */
function board(...scores: number[]) {
  const rows = scores.map(
    (score, index): ScoreRow => [String.fromCharCode(97 + index), score, score > 0 ? index * 1000 : null],
  )
  return rankRows(rows)
}

describe('placeOf', () => {
  test('[S1] between two others, the gaps are to the next score up and down', () => {
    expect(placeOf(board(31, 28, 24), 'b')).toMatchObject({
      rank: 2,
      score: 28,
      alongside: [],
      above: { rank: 1, score: 31, memberIds: ['a'], gap: 3 },
      below: { rank: 3, score: 24, memberIds: ['c'], gap: 4 },
    })
  })

  test('[S1] the leader has nobody above, the last nobody below', () => {
    expect(placeOf(board(5, 2), 'a')).toMatchObject({ above: null, below: { rank: 2, gap: 3 } })
    expect(placeOf(board(5, 2), 'b')).toMatchObject({ above: { rank: 1, gap: 3 }, below: null })
  })

  test('[S1] who shares a rank is alongside, and the gaps reach past all of them', () => {
    // ranks 1, 2, 2, 2, 5
    const standings = board(9, 7, 7, 7, 1)
    for (const [member, others] of [
      ['b', ['c', 'd']],
      ['c', ['b', 'd']],
      ['d', ['b', 'c']],
    ] as const) {
      expect(placeOf(standings, member)).toMatchObject({
        rank: 2,
        alongside: others,
        above: { rank: 1, memberIds: ['a'], gap: 2 },
        below: { rank: 5, memberIds: ['e'], gap: 6 },
      })
    }
  })

  test('[S1] the rank above names everyone who shares it, in the order of the board (S2)', () => {
    expect(placeOf(board(9, 7, 7, 4), 'd')?.above).toEqual({
      rank: 2,
      score: 7,
      memberIds: ['b', 'c'],
      gap: 3,
    })
  })

  test('[S3] with nothing collected the next one up is who has the least of the others', () => {
    expect(placeOf(board(3, 1, 0, 0), 'd')).toMatchObject({
      score: 0,
      alongside: ['c'],
      above: { rank: 2, memberIds: ['b'], gap: 1 },
      below: null,
    })
  })

  test('[S1] when all have the same there is nobody above and nobody below', () => {
    expect(placeOf(board(4, 4), 'b')).toMatchObject({
      rank: 1,
      alongside: ['a'],
      above: null,
      below: null,
      memberCount: 2,
    })
  })

  test('[S3] who is not on the board has no place', () => {
    expect(placeOf(board(4, 4), 'z')).toBeNull()
    expect(placeOf([], 'z')).toBeNull()
  })
})

describe('excerptOf', () => {
  const ids = (standings: { memberId: string }[]) => standings.map(({ memberId }) => memberId).join('')
  const ten = board(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)

  test.each([
    ['a', '', 'abcde'],
    ['d', '', 'abcde'],
    ['e', '', 'abcdef'],
    ['f', 'a', 'defg'],
    ['j', 'a', 'hij'],
  ])('[H1] for %s: the head “%s” and “%s”, two above and one below', (member, head, around) => {
    const excerpt = excerptOf(ten, member)
    expect([ids(excerpt.head), ids(excerpt.around)]).toEqual([head, around])
  })

  test('[H1] for who is not on the board: the top five', () => {
    expect(ids(excerptOf(ten, 'z').around)).toBe('abcde')
  })

  test('[H1] who has nothing is left out, except oneself', () => {
    const dawn = board(3, 1, 0, 0, 0)
    expect(ids(excerptOf(dawn, 'b').around)).toBe('ab')
    expect(ids(excerptOf(dawn, 'd').around)).toBe('abd')
    expect(ids(excerptOf(board(0, 0), 'z').around)).toBe('')
  })

  test('a board that is shorter is shown whole', () => {
    expect(ids(excerptOf(board(2, 1), 'b').around)).toBe('ab')
    expect(excerptOf([], 'b')).toEqual({ head: [], around: [] })
  })
})
