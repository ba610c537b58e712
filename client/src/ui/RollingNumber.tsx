import { useEffect, useRef, useState } from 'react'
import { prefersReducedMotion } from './motion.ts'

const ROLL_MS = 700
const figures = new Intl.NumberFormat('en-US')

/** A whole number that counts up or down to a new value instead of jumping. */
export function RollingNumber({ value }: { value: number }) {
  const [shown, setShown] = useState(value)
  const current = useRef(value)
  useEffect(() => {
    const from = current.current
    if (from === value) return
    if (prefersReducedMotion()) {
      current.current = value
      setShown(value)
      return
    }
    const startedAt = performance.now()
    let frame = requestAnimationFrame(function roll(at: number) {
      const t = Math.min(Math.max(at - startedAt, 0) / ROLL_MS, 1)
      current.current = Math.round(from + (value - from) * (1 - (1 - t) ** 3))
      setShown(current.current)
      if (t < 1) frame = requestAnimationFrame(roll)
    })
    return () => cancelAnimationFrame(frame)
  }, [value])
  return <>{figures.format(shown)}</>
}
