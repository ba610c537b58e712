/** A courier's own trend, brought up to the second. Pure. */
import type { TrendPoint } from '@leitai/shared/protocol'

export interface Bar extends TrendPoint {
  /** Its period is still running. */
  open: boolean
  /** Height as a share of the highest bar, 0 to 1. */
  share: number
}

export interface Trend {
  bars: Bar[]
  /** The highest of all; null where everything is 0. */
  best: TrendPoint | null
  /** Of the closed periods, rounded; null without any, and where it is less than half a parcel. */
  mean: number | null
}

/** The live score of the running period; null where the live board has another metric than the trend. */
export interface Running {
  period: string
  score: number | null
}

/**
 * Bars for the points, oldest first, ending with the running period, whose live score wins over what was read
 * when the page opened.
 */
export function trendOf(points: readonly TrendPoint[], running: Running): Trend {
  const closed = points.filter(({ period }) => period < running.period)
  const read = points.find(({ period }) => period === running.period)
  const score = running.score ?? read?.total
  const all = score === undefined ? closed : [...closed, { period: running.period, total: score }]
  const top = Math.max(0, ...all.map(({ total }) => total))
  const sum = closed.reduce((total, point) => total + point.total, 0)
  return {
    bars: all.map((point) => ({
      ...point,
      open: point.period === running.period,
      share: top > 0 ? point.total / top : 0,
    })),
    best: top > 0 ? (all.find(({ total }) => total === top) ?? null) : null,
    mean: Math.round(sum / Math.max(1, closed.length)) || null,
  }
}
