import { useCallback, useEffect, useState } from 'react'
import { type Api, ApiProblem } from '../live/api.ts'

export interface Answer<T> {
  /** Null before the first answer; what is known stays where asking anew fails. */
  value: T | null
  /** Why the last asking failed, in the server's words. */
  problem: string | null
  ask: () => Promise<void>
}

/** What the server says to a GET; asked when the page opens, and when somebody looks at it again. */
export function useAnswer<T>(api: Api, path: string): Answer<T> {
  const [answer, setAnswer] = useState<{ value: T | null; problem: string | null }>({
    value: null,
    problem: null,
  })

  const ask = useCallback(async () => {
    try {
      setAnswer({ value: await api.get<T>(path), problem: null })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const { detail } = error.problem
      setAnswer(({ value }) => ({ value, problem: detail }))
    }
  }, [api, path])

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [ask])

  return { ...answer, ask }
}
