import type { CourierSession } from '@leitai/shared/api'
import { useEffect, useState } from 'react'
import type { Api } from '../live/api.ts'
import { createDisputes, type Disputes } from './session/disputes.ts'
import { seenDisputesOf } from './session/keep.ts'

/** Answers do not come by the live link: they are asked for now and then, while somebody looks. */
const REFRESH_MS = 60_000

/** The courier's disputes, kept fresh enough for the dot that says that there is an answer. */
export function useDisputes(api: Api, { courierId, stationId }: CourierSession): Disputes {
  const [disputes] = useState(() => createDisputes({ api, stationId, seen: seenDisputesOf(courierId) }))

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') void disputes.refresh()
    }
    refresh()
    const timer = setInterval(refresh, REFRESH_MS)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [disputes])

  return disputes
}
