/** Where a replay is: a moment of the day by the time that has gone by since it was touched last. Pure. */
import type { Replay } from '@leitai/shared/replay'

/** How long the whole of a day may take, in seconds. */
export const DURATIONS_S = [10, 30, 60, 120] as const
export type DurationS = (typeof DURATIONS_S)[number]
export const USUAL_DURATION_S: DurationS = 30

const LEAD_IN_MS = 60_000

/** The part of a day that is played, ms. */
export interface Span {
  from: number
  to: number
}

export interface Playback {
  playing: boolean
  durationS: DurationS
  /** The moment of the day that it was at when it was touched last. */
  at: number
  /** When that was, ms by the clock of whoever plays. */
  since: number
}

/** Working hours, and what came before or after them; of a day that runs, until now. */
export function spanOf({ events, startsAt, opensAt, closesAt, asOf }: Replay): Span {
  const first = events[0]
  const last = events[events.length - 1]
  const from = first ? Math.min(opensAt, startsAt + first[0] - LEAD_IN_MS) : opensAt
  const to = Math.min(asOf, last ? Math.max(closesAt, startsAt + last[0]) : closesAt)
  const begin = Math.max(Math.min(from, to), startsAt)
  return { from: begin, to: Math.max(to, begin + 1) }
}

/** From the beginning on. */
export function begin({ from }: Span, now: number, durationS: DurationS, playing = true): Playback {
  return { playing, durationS, at: from, since: now }
}

/** The moment of the day that is on at `now`. */
export function momentOf(
  { playing, durationS, at, since }: Playback,
  { from, to }: Span,
  now: number,
): number {
  if (!playing) return Math.min(Math.max(at, from), to)
  const speed = (to - from) / (durationS * 1_000)
  return Math.min(Math.max(at + Math.max(now - since, 0) * speed, from), to)
}

export function pause(playback: Playback, span: Span, now: number): Playback {
  return { ...playback, playing: false, at: momentOf(playback, span, now), since: now }
}

/** Goes on; from the end it begins anew. */
export function play(playback: Playback, span: Span, now: number): Playback {
  const at = momentOf(playback, span, now)
  return { ...playback, playing: true, at: at >= span.to ? span.from : at, since: now }
}

export function seek(playback: Playback, at: number, now: number): Playback {
  return { ...playback, at, since: now }
}

/** Another speed from here on. */
export function retime(playback: Playback, span: Span, durationS: DurationS, now: number): Playback {
  return { ...playback, durationS, at: momentOf(playback, span, now), since: now }
}
