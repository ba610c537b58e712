/** Badges 徽章 of a courier, worked out from finals alone (F2): nothing of them is stored, so a revision revises them too. Pure. */
import type { LiveMetric } from './protocol.ts'

/** A courier's place in the final of a day or week in which they have a score. */
export interface BadgePlace {
  period: string
  rank: number
  score: number
  /** What they were to reach in that day; null where nothing was set. */
  target: number | null
}

export const BADGE_IDS = [
  'firstDay',
  'bestDay',
  'podiumStreak',
  'championDay',
  'championWeek',
  'goalStreak',
] as const
export type BadgeId = (typeof BADGE_IDS)[number]

export interface Badge {
  id: BadgeId
  /** The day or week in which it was earned first, and last. */
  first: string
  last: string
  times: number
  /** What the last one was earned with: the score of that day or week, or how many days in a row. */
  value: number
}

/** Days worked in a row among the first three, and with the goal reached, that make a badge. */
export const PODIUM_STREAK = 5
export const GOAL_STREAK = 3
const TOP = 3

interface Earned {
  period: string
  value: number
}
/** From the days and weeks of a courier, oldest first, each time that a badge is earned. */
type Rule = (places: { days: readonly BadgePlace[]; weeks: readonly BadgePlace[] }) => Earned[]

const RULES: Record<BadgeId, Rule> = {
  firstDay: ({ days }) => days.slice(0, 1).map(scored),
  bestDay: ({ days }) =>
    days
      .filter(({ score }, index) => index > 0 && days.slice(0, index).every((before) => before.score < score))
      .map(scored),
  podiumStreak: ({ days }) => runs(days, PODIUM_STREAK, ({ rank }) => rank <= TOP),
  championDay: ({ days }) => days.filter(({ rank }) => rank === 1).map(scored),
  championWeek: ({ weeks }) => weeks.filter(({ rank }) => rank === 1).map(scored),
  goalStreak: ({ days }) =>
    runs(days, GOAL_STREAK, ({ score, target }) => target !== null && score >= target),
}

function scored({ period, score }: BadgePlace): Earned {
  return { period, value: score }
}

/** The day on which each run of so many days is full. Days off are not among the days, so that they break none (H4). */
function runs(days: readonly BadgePlace[], length: number, holds: (day: BadgePlace) => boolean): Earned[] {
  const full: Earned[] = []
  let run = 0
  for (const day of days) {
    run = holds(day) ? run + 1 : 0
    if (run > 0 && run % length === 0) full.push({ period: day.period, value: run })
  }
  return full
}

/** A courier's badges in the order of the table; places come oldest first. */
export function badgesOf(places: { days: readonly BadgePlace[]; weeks: readonly BadgePlace[] }): Badge[] {
  return BADGE_IDS.flatMap((id): Badge[] => {
    const earned = RULES[id](places)
    const [first, last] = [earned[0], earned.at(-1)]
    if (!first || !last) return []
    return [{ id, first: first.period, last: last.period, times: earned.length, value: last.value }]
  })
}

// GET /stations/{id}/couriers/{courierId}/badges?metric=: a courier's own; of everybody for the manager
export interface BadgesReply {
  metric: LiveMetric
  badges: Badge[]
}
