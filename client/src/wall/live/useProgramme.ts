/** What this wall's programme is, and what time of its day it is. */
import type { Programme } from '@leitai/shared/programme'
import { DEFAULT_PROGRAMME, type LocalMoment, localMoment } from '@leitai/shared/schedule'
import { useMemo } from 'react'
import { useNow as useClock } from '../../live/useNow.ts'
import { useServerClock, useSnapshot, useWallLive } from './WallContext.ts'

const MINUTE_MS = 60_000

/** The programme that holds for this wall; the one that Leitai comes with until another is known. */
export function useProgramme(): Programme {
  const programme = useWallLive((state) => state.programme)
  // one that was kept by an older build may lack what is new
  return useMemo(() => ({ ...DEFAULT_PROGRAMME, ...programme }), [programme])
}

/** The minute that it is at the station. */
export function useMoment(): LocalMoment {
  const { timeZone } = useSnapshot().station
  const now = useClock(useServerClock(), MINUTE_MS)
  return useMemo(() => localMoment(now, timeZone), [now, timeZone])
}
