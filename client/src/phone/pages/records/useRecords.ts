import type { Badge, BadgesReply } from '@leitai/shared/badges'
import type { CourierRecords, HallOfFame } from '@leitai/shared/final'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useEffect, useState } from 'react'
import { type Api, ApiProblem } from '../../../live/api.ts'

const RETRY_MS = 30_000

export interface RecordsRead {
  mine: CourierRecords
  hall: HallOfFame
  badges: Badge[]
}

/** A courier's records and the station's hall, as they were read when asked for; asked again where that failed. */
export function useRecords(
  api: Api,
  stationId: string,
  courierId: string,
  metric: LiveMetric,
): RecordsRead | 'asking' | 'away' {
  const [read, setRead] = useState<RecordsRead | 'asking' | 'away'>('asking')

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false
    const station = `/stations/${encodeURIComponent(stationId)}`
    const query = `?metric=${metric}`
    async function ask(): Promise<void> {
      try {
        const courier = `${station}/couriers/${encodeURIComponent(courierId)}`
        const [mine, { badges }, hall] = await Promise.all([
          api.get<CourierRecords>(`${courier}/records${query}`),
          api.get<BadgesReply>(`${courier}/badges${query}`),
          api.get<HallOfFame>(`${station}/hall-of-fame${query}`),
        ])
        if (!isClosed) setRead({ mine, hall, badges })
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (isClosed) return
        setRead('away')
        timer = setTimeout(() => void ask(), RETRY_MS)
      }
    }
    setRead('asking')
    void ask()
    return () => {
      isClosed = true
      clearTimeout(timer)
    }
  }, [api, stationId, courierId, metric])

  return read
}
