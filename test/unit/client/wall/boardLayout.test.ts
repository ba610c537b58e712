import { describe, expect, test } from 'vitest'
import {
  areaBelow,
  type BoardArea,
  layoutBoard,
  type Slot,
  tallRows,
} from '../../../../client/src/wall/board/boardLayout.ts'

const DAY: BoardArea = { width: 10.2, height: 6.3, single: 9, columns: 2, perColumn: 8 }
const WEEK: BoardArea = { width: 5.8, height: 4.4, single: 5, columns: 1, perColumn: 5 }

function slotsOn(page: number, count: number, area: BoardArea): Slot[] {
  const { slotOf } = layoutBoard(count, area)
  return Array.from({ length: count }, (_, index) => slotOf(index, page)).filter((slot) => slot !== null)
}

function overlap(a: Slot, b: Slot): boolean {
  const apart = 1e-9
  const beside = a.x + a.width <= b.x + apart || b.x + b.width <= a.x + apart
  const below = a.y + a.height <= b.y + apart || b.y + b.height <= a.y + apart
  return !beside && !below
}

describe.each([
  ['today', DAY],
  ['week', WEEK],
])('the board of %s', (_name, area) => {
  test.each([0, 1, 2, 3, 4, 8, 9, 12, 13, 19, 20, 40, 60, 300])(
    '%i rows fit and none covers another',
    (count) => {
      const { pages } = layoutBoard(count, area)
      for (let page = 0; page < pages; page++) {
        const slots = slotsOn(page, count, area)
        for (const slot of slots) {
          expect(slot.x + slot.width).toBeLessThanOrEqual(area.width + 1e-9)
          expect(slot.y + slot.height).toBeLessThanOrEqual(area.height + 1e-9)
        }
        expect(slots.some((a, i) => slots.some((b, j) => i < j && overlap(a, b)))).toBe(false)
      }
    },
  )

  test.each([4, 12, 13, 40, 60])(
    'of %i rows each has its page, and the top three are on every one',
    (count) => {
      const { pages, slotOf } = layoutBoard(count, area)
      for (let index = 0; index < count; index++) {
        const shownOn = Array.from({ length: pages }, (_, page) => page).filter((page) => slotOf(index, page))
        expect(shownOn.length).toBe(index < 3 ? pages : 1)
      }
    },
  )
})

test('twelve rows stand in one column, more in two', () => {
  const { slotOf: twelve } = layoutBoard(12, DAY)
  expect(twelve(11, 0)).toMatchObject({ x: 0, compact: false })
  const { slotOf: thirteen } = layoutBoard(13, DAY)
  expect(thirteen(12, 0)?.x).toBeGreaterThan(0)
})

describe('rows that share a rank', () => {
  const ranked = (...ranks: number[]) => ranks.map((rank) => ({ rank }))

  test('[S1] are all tall or all not', () => {
    expect(tallRows(ranked(1, 2, 3, 4, 5))).toBe(3)
    expect(tallRows(ranked(1, 2, 3, 3, 5))).toBe(4)
    expect(tallRows(ranked(1, 2, 2, 2, 5))).toBe(4)
    expect(tallRows(ranked(1, 1, 1, 1, 1, 6))).toBe(5)
    expect(tallRows(ranked(1, 2, 3, 3, 3, 3, 7))).toBe(2)
    expect(tallRows(ranked(1, 1, 1, 1, 1, 1))).toBe(0)
    expect(tallRows([])).toBe(0)
  })

  test.each([0, 1, 2, 4, 5])('%i tall rows leave room for the others', (tall) => {
    for (const area of [DAY, WEEK]) {
      for (const count of [5, 8, 12, 20, 60]) {
        const { pages, slotOf } = layoutBoard(count, area, tall)
        const shown = new Set<number>()
        for (let page = 0; page < pages; page++) {
          for (let index = 0; index < count; index++) {
            const slot = slotOf(index, page)
            if (!slot) continue
            shown.add(index)
            expect(slot.y + slot.height).toBeLessThanOrEqual(area.height + 1e-9)
            expect(slot.height).toBeGreaterThan(0.48)
          }
        }
        expect(shown.size).toBe(count)
      }
    }
  })
})

test('below a ribbon there are fewer rows, not flatter ones', () => {
  for (const area of [DAY, WEEK]) {
    const below = areaBelow(area, 0.94)
    const [full, cut] = [area, below].map((room) => layoutBoard(60, room, 0).slotOf(0, 0)?.height ?? 0)
    expect(cut).toBeGreaterThanOrEqual((full ?? 0) * 0.9)
    expect(below.height).toBeCloseTo(area.height - 0.94)
  }
})
