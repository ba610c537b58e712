import type { Explanation } from '@leitai/shared/explanation'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useCallback, useEffect, useState } from 'react'
import { type Api, ApiProblem } from '../../../live/api.ts'
import { type Explained, withPage } from './explain.ts'

const PAGE = 30

interface ExplanationRead {
  /** Null before the first answer. */
  explained: Explained | null
  isBusy: boolean
  /** Why the last reading failed, and how to try it again. What was read before stays. */
  failure: { detail: string; retry: () => void } | null
  /** Reads the next page. */
  more(): void
  /** Starts again at the newest. */
  refresh(): void
}

/** The courier's own explanation. To be keyed by metric and period. */
export function useExplanation(
  api: Api,
  stationId: string,
  metric: LiveMetric,
  period: string,
): ExplanationRead {
  const [explained, setExplained] = useState<Explained | null>(null)
  const [isBusy, setIsBusy] = useState(true)
  const [failure, setFailure] = useState<ExplanationRead['failure']>(null)

  const read = useCallback(
    async (of: string, before: Explained | null, isWanted: () => boolean = () => true): Promise<void> => {
      const query = new URLSearchParams({ metric, period: of, limit: String(PAGE) })
      if (before?.next) query.set('after', before.next)
      setIsBusy(true)
      setFailure(null)
      try {
        const page = await api.get<Explanation>(
          `/stations/${encodeURIComponent(stationId)}/explanation?${query}`,
        )
        if (isWanted()) setExplained(before ? withPage(before, page) : page)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (isWanted()) setFailure({ detail: error.problem.detail, retry: () => void read(of, before) })
      } finally {
        if (isWanted()) setIsBusy(false)
      }
    },
    [api, stationId, metric],
  )

  useEffect(() => {
    let left = false
    void read(period, null, () => !left)
    return () => {
      left = true
    }
  }, [read, period])

  return {
    explained,
    isBusy,
    failure,
    // by its key: "today" may be another day by now
    more: () => explained && void read(explained.period, explained),
    refresh: () => void read(period, null),
  }
}
