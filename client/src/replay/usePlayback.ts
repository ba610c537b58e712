import type { Replay } from '@leitai/shared/replay'
import { useEffect, useMemo, useState } from 'react'
import { createFrames, type Frame } from './frames.ts'
import {
  begin,
  type DurationS,
  momentOf,
  pause,
  play,
  retime,
  type Span,
  seek,
  USUAL_DURATION_S,
} from './playback.ts'

/** Rows glide for longer than that: more frames would not be seen. */
const FRAME_MS = 100

export interface Player {
  span: Span
  /** The moment of the day that is shown, ms. */
  at: number
  frame: Frame
  playing: boolean
  ended: boolean
  durationS: DurationS
  toggle(): void
  seek(at: number): void
  setDuration(durationS: DurationS): void
}

interface PlaybackOptions {
  playsAtOnce?: boolean
  /** What of the day has gone by when it begins, 0 to 1. */
  share?: number | undefined
  durationS?: DurationS | undefined
}

/** Plays a day on this page, from its beginning on and at once unless `options` say otherwise. */
export function usePlayback(
  replay: Replay,
  span: Span,
  { playsAtOnce = true, share = 0, durationS = USUAL_DURATION_S }: PlaybackOptions = {},
): Player {
  const frames = useMemo(() => createFrames(replay), [replay])
  const [playback, setPlayback] = useState(() => {
    const beganAt = performance.now()
    const whole = begin(span, beganAt, durationS, playsAtOnce)
    return seek(whole, span.from + share * (span.to - span.from), beganAt)
  })
  const [now, setNow] = useState(() => performance.now())
  const at = momentOf(playback, span, now)
  const ended = at >= span.to
  const playing = playback.playing && !ended

  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setNow(performance.now()), FRAME_MS)
    return () => clearInterval(timer)
  }, [playing])

  /** Whatever is touched, is touched now. */
  function touch(change: (now: number) => typeof playback): void {
    const touchedAt = performance.now()
    setPlayback(change(touchedAt))
    setNow(touchedAt)
  }
  return {
    span,
    at,
    frame: useMemo(() => frames.at(at), [frames, at]),
    playing,
    ended,
    durationS: playback.durationS,
    toggle: () => touch((moment) => (playing ? pause : play)(playback, span, moment)),
    seek: (to) => touch((moment) => seek(playback, to, moment)),
    setDuration: (durationS) => touch((moment) => retime(playback, span, durationS, moment)),
  }
}
