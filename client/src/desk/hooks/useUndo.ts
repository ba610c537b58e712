import { useCallback, useState } from 'react'

/** Steps that can be taken back. */
const MOST_STEPS = 100

interface Steps<T> {
  past: readonly T[]
  now: T
  /** What the last change was of. */
  of: string
}

export interface Undo<T> {
  value: T
  /** Changes of the same thing one after the other, as in typing, are one step. */
  change(next: T, of: string): void
  /** Null where there is nothing to take back. */
  undo: (() => void) | null
}

/** State whose changes can be taken back one by one. */
export function useUndo<T>(first: T): Undo<T> {
  const [{ past, now }, setSteps] = useState<Steps<T>>({ past: [], now: first, of: '' })
  const change = useCallback((next: T, of: string) => {
    setSteps((steps) => ({
      past: steps.of === of && of !== '' ? steps.past : [...steps.past, steps.now].slice(-MOST_STEPS),
      now: next,
      of,
    }))
  }, [])
  const undo = useCallback(() => {
    setSteps((steps) => {
      const before = steps.past[steps.past.length - 1]
      return before === undefined ? steps : { past: steps.past.slice(0, -1), now: before, of: '' }
    })
  }, [])
  return { value: now, change, undo: past.length > 0 ? undo : null }
}
