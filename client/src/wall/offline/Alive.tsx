import type { Clock } from '@leitai/shared/clock'
import { useEffect } from 'react'
import { useNow } from '../../live/useNow.ts'

const ALIVE_EVERY_MS = 5_000

/** Tells the watchdog that this page still draws: not by a timer of its own, but by being drawn again. */
export function Alive({ clock }: { clock: Clock }) {
  const now = useNow(clock, ALIVE_EVERY_MS)
  useEffect(() => {
    document.documentElement.setAttribute('data-alive', String(now))
  }, [now])
  return null
}
