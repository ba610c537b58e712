import { useCallback, useRef, useState } from 'react'
import { ApiProblem, type ReplyProblem } from '../../live/api.ts'
import { isSignedOut } from '../deskApi.ts'

export interface Action {
  busy: boolean
  /** Why the last run failed. */
  problem: ReplyProblem | null
  /** Runs a change unless one is under way; true when it went well. */
  run(change: () => Promise<void>): Promise<boolean>
  clear(): void
}

/** A change that is asked of the server: one at a time, and its failure kept to be shown. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ReplyProblem | null>(null)
  const underWay = useRef(false)

  const run = useCallback(async (change: () => Promise<void>) => {
    if (underWay.current) return false // a double click is one click
    underWay.current = true
    setBusy(true)
    setProblem(null)
    try {
      await change()
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // a session that ended asks for the password by itself
      if (!isSignedOut(error)) setProblem(error.problem)
      return false
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(null), [])
  return { busy, problem, run, clear }
}
