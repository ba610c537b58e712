import type { Fact } from '@leitai/shared/pickup'
import { useEffect, useState } from 'react'
import { type Api, ApiProblem } from '../../../live/api.ts'

type FactRead = Fact | { problem: string } | 'asking'

/** A pickup with every version of it; `ask` asks again where that failed. */
export function useFact(api: Api, stationId: string, pickupId: string): { fact: FactRead; ask: () => void } {
  const [fact, setFact] = useState<FactRead>('asking')
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    // asked anew by `ask`
    void attempt
    let left = false
    setFact('asking')
    api.get<Fact>(`/stations/${encodeURIComponent(stationId)}/pickups/${encodeURIComponent(pickupId)}`).then(
      (read) => !left && setFact(read),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        if (!left) setFact({ problem: error.problem.detail })
      },
    )
    return () => {
      left = true
    }
  }, [api, stationId, pickupId, attempt])
  return { fact, ask: () => setAttempt((before) => before + 1) }
}
