/** Goals and pace 序时进度: how far a unit is, against how far it should be by now. */

export type GoalKind = 'day' | 'week'

/** Hours of the local day in which pickups are expected, in minutes after midnight. */
export interface WorkingHours {
  fromMinutes: number
  toMinutes: number
}

export type PaceBand = 'done' | 'onTrack' | 'behind' | 'atRisk'

export interface Pace {
  /** Score by target, 0.5 for half way; may exceed 1. */
  progress: number
  /** The share of the target that should be reached by now, 0 to 1. */
  expected: number
  band: PaceBand
  /** What is missing, 0 once reached. */
  missing: number
  /** What each working hour that is left has to bring; null when none is left or nothing is missing. */
  neededPerHour: number | null
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Working milliseconds from the business day's start (`startsAtMs`) until `nowMs`. */
function workedMs(nowMs: number, startsAtMs: number, dayStartMinutes: number, hours: WorkingHours): number {
  const opensAt = startsAtMs + (hours.fromMinutes - dayStartMinutes) * MINUTE_MS
  const length = (hours.toMinutes - hours.fromMinutes) * MINUTE_MS
  return Math.min(Math.max(nowMs - opensAt, 0), length)
}

/**
 * Pace towards a target over the days that begin at `dayStarts` (ms each); every day carries the same share,
 * spread evenly over the working hours. Bands: from 99 % of what is expected on track, from 81 % behind,
 * below that at risk.
 */
export function paceOf(
  score: number,
  target: number,
  nowMs: number,
  dayStarts: readonly number[],
  dayStartMinutes: number,
  hours: WorkingHours,
): Pace {
  const dayMs = (hours.toMinutes - hours.fromMinutes) * MINUTE_MS
  const wholeMs = dayMs * dayStarts.length
  const workedSoFarMs = dayStarts.reduce(
    (sum, start) => sum + workedMs(nowMs, start, dayStartMinutes, hours),
    0,
  )
  const expected = wholeMs > 0 ? workedSoFarMs / wholeMs : 1
  const progress = target > 0 ? score / target : 1
  const missing = Math.max(target - score, 0)
  const leftHours = (wholeMs - workedSoFarMs) / HOUR_MS
  const ratio = expected > 0 ? progress / expected : 1
  return {
    progress,
    expected,
    missing,
    band: missing === 0 ? 'done' : ratio >= 0.99 ? 'onTrack' : ratio >= 0.81 ? 'behind' : 'atRisk',
    neededPerHour: missing > 0 && leftHours > 0 ? missing / leftHours : null,
  }
}
