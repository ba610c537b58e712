import { useEffect, useState } from 'react'

/** Counts up by one every `everyMs`. */
export function useTurn(everyMs: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((current) => current + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return turn
}
