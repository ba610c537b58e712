/** The day as a race. Pure. */
import { paceOf, type WorkingHours } from '@leitai/shared/goal'
import type { Snapshot } from '@leitai/shared/protocol'
import { type BoardRow, boardRows } from '../../board/boardRows.ts'
import { minutesText } from '../../live/stationTime.ts'

/** Before the hours begin, and in their first minutes, whoever leads is this far: else all would stand in a heap. */
const LEAST_FRONT = 0.03

export interface Runner extends BoardRow {
  /** How far along the track, 0 to 1. */
  at: number
}

export interface Race {
  /** The first ones, a lane each. */
  runners: Runner[]
  /** The others: they share a lane, without names. */
  pack: Pick<Runner, 'memberId' | 'at'>[]
  /** Where the goal's share of each courier would have to be by now; null where none is known. */
  pacer: { at: number; score: number } | null
  /** How much of the working hours is over, 0 to 1. */
  elapsed: number
  marks: { at: number; label: string }[]
}

/** The hours of the working day along the track; where they are more than `most`, every second or third one. */
function marksOf({ fromMinutes, toMinutes }: WorkingHours, most: number): Race['marks'] {
  const first = Math.ceil(fromMinutes / 60)
  const hours = Array.from({ length: Math.floor(toMinutes / 60) - first + 1 }, (_, i) => first + i)
  const step = Math.ceil(hours.length / most)
  return hours
    .filter((_, index) => index % step === 0)
    .map((hour) => ({
      at: (hour * 60 - fromMinutes) / (toMinutes - fromMinutes),
      label: minutesText(hour * 60),
    }))
}

/** What the goal asks of each courier, so far and by the end of the day. In public not all are known. */
function headGoal(snapshot: Snapshot, heads: number): number | null {
  const { goals, audience } = snapshot
  return goals.day === null || audience !== 'staff' || heads === 0 ? null : goals.day / heads
}

/**
 * The race of a snapshot's day at `nowMs`, with so many lanes for couriers and marks of time. The track is the working day: the
 * fastest, a courier or the pacer, is where the time is, and everyone else as far behind as their score.
 */
export function raceOf(snapshot: Snapshot, nowMs: number, room: { lanes: number; marks: number }): Race {
  const { settings, weekOpensAt, todayIndex } = snapshot
  const id = `day/${settings.wallMetric}` as const
  const rows = boardRows(snapshot, id)
  const opensAt = weekOpensAt.slice(todayIndex, todayIndex + 1)
  const { expected } = paceOf(0, 1, nowMs, opensAt, settings.hours)
  const aHead = headGoal(snapshot, snapshot.boards[id].rows.length)
  const expectedScore = aHead === null ? 0 : aHead * expected
  const best = Math.max(rows[0]?.score ?? 0, expectedScore)
  const front = Math.max(expected, LEAST_FRONT)
  const atOf = (score: number) => (best > 0 ? (score / best) * front : 0)
  return {
    runners: rows.slice(0, room.lanes).map((row) => ({ ...row, at: atOf(row.score) })),
    pack: rows.slice(room.lanes).map(({ memberId, score }) => ({ memberId, at: atOf(score) })),
    pacer: aHead === null ? null : { at: atOf(expectedScore), score: Math.ceil(expectedScore) },
    elapsed: expected,
    marks: marksOf(settings.hours, room.marks),
  }
}
