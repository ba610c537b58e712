import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'

/** Timers may be early by a little; the time that is told is never that of the step before. */
const LATE_MS = 5

/** A clock's time, told anew just after every full `everyMs` of it, and whenever the page is looked at again. */
export function useNow(clock: Clock, everyMs: number): number {
  const [now, setNow] = useState(() => clock.now())

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    function tick() {
      clearTimeout(timer)
      const current = clock.now()
      setNow(current)
      const into = ((current % everyMs) + everyMs) % everyMs
      timer = setTimeout(tick, everyMs - into + LATE_MS)
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [clock, everyMs])

  return now
}
