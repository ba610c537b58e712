import { useEffect, useState } from 'react'

const STEP_MS = 1_600

/** `up` or `down` for a moment after a rank has changed: the settled rank trails the live one. */
export function useRankStep(rank: number, isRanked: boolean): 'up' | 'down' | null {
  const current = isRanked ? rank : Number.POSITIVE_INFINITY
  const [settled, setSettled] = useState(current)

  useEffect(() => {
    const timer = setTimeout(() => setSettled(current), STEP_MS)
    return () => clearTimeout(timer)
  }, [current])

  if (current === settled) return null
  return current < settled ? 'up' : 'down'
}
