import type { TrendReply } from '@leitai/shared/api'
import { useEffect, useState } from 'react'
import { type Api, ApiProblem } from '../../../live/api.ts'

const RETRY_MS = 30_000

/** The courier's own trend as it was read when the page opened; asked for again where that failed. */
export function useTrend(api: Api): TrendReply | 'asking' | 'away' {
  const [trend, setTrend] = useState<TrendReply | 'asking' | 'away'>('asking')

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isClosed = false
    async function ask(): Promise<void> {
      try {
        const reply = await api.get<TrendReply>('/me/trend')
        if (!isClosed) setTrend(reply)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (isClosed) return
        setTrend((known) => (known === 'asking' ? 'away' : known))
        timer = setTimeout(() => void ask(), RETRY_MS)
      }
    }
    void ask()
    return () => {
      isClosed = true
      clearTimeout(timer)
    }
  }, [api])

  return trend
}
