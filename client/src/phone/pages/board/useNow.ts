import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'

/** The time, renewed every `everyMs` and whenever the page is looked at again. */
export function useNow(clock: Clock, everyMs: number): number {
  const [now, setNow] = useState(() => clock.now())

  useEffect(() => {
    const renew = () => setNow(clock.now())
    const timer = setInterval(renew, everyMs)
    document.addEventListener('visibilitychange', renew)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [clock, everyMs])

  return now
}
