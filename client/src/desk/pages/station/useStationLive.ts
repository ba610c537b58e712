import { useEffect, useState } from 'react'
import type { LiveState } from '../../../live/liveStore.ts'
import { useDesk } from '../../DeskContext.tsx'

/** The live state of a station while its page is open; null until the first word. */
export function useStationLive(stationId: string): LiveState | null {
  const { api } = useDesk()
  const [state, setState] = useState<LiveState | null>(null)
  useEffect(() => api.watch(stationId, setState), [api, stationId])
  return state
}
