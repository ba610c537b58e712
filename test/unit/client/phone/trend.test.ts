import { describe, expect, test } from 'vitest'
import { trendOf } from '../../../../client/src/phone/pages/board/trend.ts'

const points = [
  { period: '2026-11-19', total: 10 },
  { period: '2026-11-20', total: 25 },
  { period: '2026-11-21', total: 0 },
]

describe('trendOf', () => {
  test('the running day follows the closed ones, with its live score, and is not in the mean', () => {
    // mean of the closed days: 35 / 3 = 11.67
    expect(trendOf(points, { period: '2026-11-22', score: 50 })).toEqual({
      bars: [
        { period: '2026-11-19', total: 10, open: false, share: 0.2 },
        { period: '2026-11-20', total: 25, open: false, share: 0.5 },
        { period: '2026-11-21', total: 0, open: false, share: 0 },
        { period: '2026-11-22', total: 50, open: true, share: 1 },
      ],
      best: { period: '2026-11-22', total: 50 },
      mean: 12,
    })
  })

  test('the live score wins over what was read of the running day', () => {
    const read = [...points, { period: '2026-11-22', total: 3 }]
    const { bars } = trendOf(read, { period: '2026-11-22', score: 4 })
    expect(bars.map(({ total }) => total)).toEqual([10, 25, 0, 4])
  })

  test('without a live score, what was read of the running day stands, if anything was', () => {
    const read = [...points, { period: '2026-11-22', total: 3 }]
    expect(trendOf(read, { period: '2026-11-22', score: null }).bars).toHaveLength(4)
    expect(trendOf(points, { period: '2026-11-22', score: null }).bars).toHaveLength(3)
  })

  test('of equal bests the first counts; with nothing counted there is none', () => {
    const twice = [
      { period: '2026-W44', total: 7 },
      { period: '2026-W45', total: 7 },
    ]
    expect(trendOf(twice, { period: '2026-W46', score: 0 }).best).toEqual({ period: '2026-W44', total: 7 })
    expect(trendOf([], { period: '2026-W46', score: 0 })).toEqual({
      bars: [{ period: '2026-W46', total: 0, open: true, share: 0 }],
      best: null,
      mean: null,
    })
  })

  test('who has just begun is told of no mean of nothing', () => {
    const before = points.map(({ period }) => ({ period, total: 0 }))
    expect(trendOf(before, { period: '2026-11-22', score: 4 }).mean).toBeNull()
  })
})
