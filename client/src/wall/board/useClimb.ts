import type { Standing } from '@leitai/shared/standings'
import { useEffect, useRef, useState } from 'react'
import { type Sight, sawHappen } from './sawHappen.ts'

const CLIMB_MS = 3_000

type Place = Pick<Standing, 'rank' | 'score'>

/** A place that was won: who only moves up because another one's pickups were taken back has won nothing. Pure. */
export function hasClimbed(before: Place, now: Place): boolean {
  return now.rank < before.rank && now.score > before.score
}

/** True for CLIMB_MS after a row has risen by pickups of its own; only what was seen happening counts (L3). */
export function useClimb({ rank, score }: Place, { live, stretch }: Sight): boolean {
  const seen = useRef({ rank, score, live, stretch })
  const [climbedTo, setClimbedTo] = useState<Place | null>(null)
  useEffect(() => {
    const before = seen.current
    const now = { rank, score }
    seen.current = { ...now, live, stretch }
    if (rank === before.rank && score === before.score) return
    if (sawHappen(before, { live, stretch }) && hasClimbed(before, now)) setClimbedTo(now)
    else if (rank > before.rank) setClimbedTo(null)
  }, [rank, score, live, stretch])
  useEffect(() => {
    if (!climbedTo) return
    const timer = setTimeout(() => setClimbedTo(null), CLIMB_MS)
    return () => clearTimeout(timer)
  }, [climbedTo])
  return climbedTo !== null
}
