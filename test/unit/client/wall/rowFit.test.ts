import { describe, expect, test } from 'vitest'
import type { BoardRow } from '../../../../client/src/wall/board/boardRows.ts'
import { areaFor, fitRow } from '../../../../client/src/wall/board/rowFit.ts'

const rowOf = (name: string, score = 20, rank = 4): BoardRow => ({
  memberId: name,
  rank,
  score,
  reachedAtMs: 1,
  gap: 3,
  movement: null,
  name,
  tied: false,
  lead: 0,
})
const slot = (width: number, height: number, compact = false) => ({ x: 0, y: 0, width, height, compact })
const LONG = '阿卜杜热合曼·买买提艾力·阿不都克力木江'
const TODAY = { width: 10.2, height: 6.3, single: 9, columns: 2, perColumn: 8 }

describe('a row', () => {
  test('has words beside a short name, fewer beside a longer one, none beside the longest', () => {
    expect(fitRow(slot(10, 0.5), 'day', rowOf('徐静'))).toMatchObject({ aside: 'words', whole: true })
    expect(fitRow(slot(10, 0.5), 'day', rowOf('Wolfeschlegelsteinhausen'))).toMatchObject({ whole: true })
    expect(fitRow(slot(7.8, 0.5), 'day', rowOf(LONG.slice(0, 14))).aside).toBe('short')
    expect(fitRow(slot(4.98, 0.5, true), 'day', rowOf('欧阳明月司马', 99_999))).toMatchObject({
      aside: 'none',
    })
  })

  test('takes two lines where it is high enough', () => {
    expect(fitRow(slot(6.8, 0.8), 'week', rowOf(LONG))).toMatchObject({ whole: true, name: { lines: 2 } })
    expect(fitRow(slot(5.8, 0.5), 'week', rowOf(LONG)).whole).toBe(false)
  })
})

test('a short name stays whole beside the first pickup of the week, and the longest gives way to it', () => {
  const few = slot(5.84, 0.98)
  expect(fitRow(few, 'week', rowOf('林志远', 2), '破零')).toEqual(fitRow(few, 'week', rowOf('林志远', 2)))
  expect(fitRow(few, 'week', rowOf('林志远', 2), '破零').name.scale).toBeGreaterThan(0.75)
  const beside = fitRow(slot(5.84, 0.5), 'week', rowOf('欧阳明月司马相'), '+128')
  expect(beside.whole).toBe(true)
  expect(beside.name.scale).toBeLessThan(fitRow(slot(5.84, 0.5), 'week', rowOf('欧阳明月司马相')).name.scale)
})

describe('a board', () => {
  const ranked = (names: readonly string[]) => names.map((name, i) => rowOf(name, 100 - i, i + 1))
  test('of short names keeps its area', () => {
    expect(areaFor(TODAY, 'day', ranked(Array.from({ length: 40 }, () => '徐静')))).toBe(TODAY)
  })

  test('of long names has fewer and higher rows on a page', () => {
    const area = areaFor(TODAY, 'day', ranked(Array.from({ length: 40 }, () => LONG)))
    expect(area.columns).toBe(1)
    expect(area.perColumn).toBeLessThan(TODAY.perColumn)
  })
})
