import { useState } from 'react'
import { ApiProblem } from '../live/api.ts'
import { useServerWords } from './useServerWords.ts'

/** Something that is asked of the server by a tap: while it is under way, and why it failed, in the server's words. */
export function useTask(): {
  isBusy: boolean
  problem: string | null
  run: (task: () => Promise<void>) => Promise<void>
} {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useServerWords<string>()
  async function run(task: () => Promise<void>): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await task()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.detail)
    }
    setBusy(false)
  }
  return { isBusy, problem, run }
}
