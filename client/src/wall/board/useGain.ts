import { useEffect, useRef, useState } from 'react'
import { type Sight, sawHappen } from './sawHappen.ts'

const GAIN_SHOWN_MS = 4_000
const OPENED_SHOWN_MS = 8_000

export interface Gain {
  by: number
  /** The first of the period. */
  opened: boolean
}

/**
 * What a score just gained, for a moment. Only what was seen happening counts: numbers that had moved on while
 * nothing was heard are not celebrated after the fact (L3).
 */
export function useGain(score: number, { live, stretch }: Sight): Gain | null {
  const seen = useRef({ score, live, stretch })
  const [gain, setGain] = useState<Gain | null>(null)
  useEffect(() => {
    const before = seen.current
    seen.current = { score, live, stretch }
    if (score !== before.score) {
      const happened = sawHappen(before, { live, stretch }) && score > before.score
      setGain(happened ? { by: score - before.score, opened: before.score === 0 } : null)
    }
  }, [score, live, stretch])
  useEffect(() => {
    if (!gain) return
    const timer = setTimeout(() => setGain(null), gain.opened ? OPENED_SHOWN_MS : GAIN_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [gain])
  return gain
}
