/** What a day looked like at any moment of it, from its events. Pure but for what it remembers to be quick. */
import type { Replay } from '@leitai/shared/replay'
import { rankRows, type ScoreRow, type Standing } from '@leitai/shared/standings'

export interface Frame {
  /** Everyone who is shown, in order (S1, S2). */
  standings: Standing[]
  /** Of the whole station, those who are not shown as well. */
  total: number
  /** Events until then. */
  count: number
}

export interface Frames {
  /** The frame at an instant, ms: everything up to and with it. Ask in any order. */
  at(atMs: number): Frame
}

/** Frames of a day. Going forward takes what has happened since; going back begins anew. */
export function createFrames({
  members,
  events,
  startsAt,
}: Pick<Replay, 'members' | 'events' | 'startsAt'>): Frames {
  let scores: number[] = []
  let reached: (number | null)[] = []
  let total = 0
  let next = 0

  function begin(): void {
    scores = members.map(() => 0)
    reached = members.map(() => null)
    total = 0
    next = 0
  }

  function advance(atMs: number): void {
    for (let event = events[next]; event && startsAt + event[0] <= atMs; event = events[next]) {
      const [offset, member, parcels] = event
      total += parcels
      next++
      if (member < 0) continue
      scores[member] = (scores[member] ?? 0) + parcels
      reached[member] = startsAt + offset
    }
  }

  begin()
  return {
    at(atMs) {
      const last = events[next - 1]
      if (last && startsAt + last[0] > atMs) begin()
      advance(atMs)
      const rows = members.map(({ id }, index): ScoreRow => [id, scores[index] ?? 0, reached[index] ?? null])
      return { standings: rankRows(rows), total, count: next }
    },
  }
}
