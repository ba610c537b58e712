import type { CourierRecords, PlacedScore } from '@leitai/shared/final'
import { ofKind, streaksOf } from './hallOfFame.ts'
import type { FinalRecord } from './record.ts'

const TOP = 3

/** A courier's records at a station, without what they are of. */
export type OwnRecords = Omit<CourierRecords, 'metric' | 'memberId' | 'name'>

export const NO_RECORDS: OwnRecords = {
  bestDay: null,
  bestWeek: null,
  longestStreak: null,
  championDays: 0,
  championWeeks: 0,
  topThreeDays: 0,
}

/** The records of everyone who stands in a final, from the latest revisions of one metric in any order. */
export function courierRecords(finals: readonly FinalRecord[]): Map<string, OwnRecords> {
  const days = ofKind(finals, 'day')
  const weeks = ofKind(finals, 'week')
  const bestDays = bestOf(days)
  const bestWeeks = bestOf(weeks)
  const streaks = streaksOf(days)
  const championDays = placesUpTo(1, days)
  const championWeeks = placesUpTo(1, weeks)
  const topThreeDays = placesUpTo(TOP, days)
  const members = new Set([...bestDays.keys(), ...bestWeeks.keys()])
  return new Map(
    [...members].map((memberId) => [
      memberId,
      {
        bestDay: bestDays.get(memberId) ?? null,
        bestWeek: bestWeeks.get(memberId) ?? null,
        longestStreak: streaks.get(memberId) ?? null,
        championDays: championDays.get(memberId) ?? 0,
        championWeeks: championWeeks.get(memberId) ?? 0,
        topThreeDays: topThreeDays.get(memberId) ?? 0,
      },
    ]),
  )
}

function bestOf(finals: readonly FinalRecord[]): Map<string, PlacedScore> {
  const best = new Map<string, PlacedScore>()
  for (const { period, rows } of finals) {
    for (const [rank, memberId, score] of rows) {
      if (score > (best.get(memberId)?.score ?? 0)) best.set(memberId, { period, rank, score })
    }
  }
  return best
}

function placesUpTo(lowest: number, finals: readonly FinalRecord[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rows } of finals) {
    for (const [rank, memberId] of rows) {
      if (rank <= lowest) counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
    }
  }
  return counts
}
