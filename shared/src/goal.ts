/** Goals and pace 序时进度: how far a unit is, against how far it should be by now. */
import { type Calendar, ruleOf, ruleStartsAt } from './calendar.ts'

export type GoalKind = 'day' | 'week'
/** What targets are set for; walls and phones count towards days and weeks. */
export const TARGET_KINDS = ['day', 'week', 'month'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** Something of each kind of target. */
export function byTargetKind<T>(of: (kind: TargetKind) => T): Record<TargetKind, T> {
  return { day: of('day'), week: of('week'), month: of('month') }
}

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

/**
 * When the working hours of a business day begin, by the clock in force on it: on its own date, or on the next
 * where the day starts only after they end.
 */
export function hoursOpenAt(dayNo: number, calendar: Calendar, hours: WorkingHours): number {
  const { timeZone, dayStartMinutes } = ruleOf(dayNo, calendar)
  const date = dayStartMinutes < hours.toMinutes ? dayNo : dayNo + 1
  return ruleStartsAt(date, { timeZone, dayStartMinutes: hours.fromMinutes })
}

/** When the working hours begin of the days that a goal spreads over. */
export function goalOpensAt(
  { weekOpensAt, todayIndex }: { weekOpensAt: readonly number[]; todayIndex: number },
  kind: GoalKind,
): readonly number[] {
  return kind === 'day' ? weekOpensAt.slice(todayIndex, todayIndex + 1) : weekOpensAt
}

/** Working milliseconds of a day whose hours begin at `opensAt`, until `nowMs`. */
function workedMs(nowMs: number, opensAt: number, hours: WorkingHours): number {
  const length = (hours.toMinutes - hours.fromMinutes) * MINUTE_MS
  return Math.min(Math.max(nowMs - opensAt, 0), length)
}

/**
 * Pace towards a target over the days whose working hours begin at `opensAt` (ms each, see `hoursOpenAt`);
 * every day carries the same share, spread evenly over its hours. Bands: from 99 % of what is expected on track, from 81 % behind,
 * below that at risk.
 */
export function paceOf(
  score: number,
  target: number,
  nowMs: number,
  opensAt: readonly number[],
  hours: WorkingHours,
): Pace {
  const dayMs = (hours.toMinutes - hours.fromMinutes) * MINUTE_MS
  const wholeMs = dayMs * opensAt.length
  const workedSoFarMs = opensAt.reduce((sum, opens) => sum + workedMs(nowMs, opens, hours), 0)
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
