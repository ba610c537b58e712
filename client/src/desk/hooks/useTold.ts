import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../live/api.ts'
import { isSignedOut } from '../deskApi.ts'

export interface Told {
  id: number
  message: string
  /** Takes back what was done, or keeps back what is about to be. */
  undo?: () => void
}

export interface Telling {
  told: readonly Told[]
  /** Tells, to eyes and screen readers, that something was done; with `undo`, that it can be taken back. */
  tell(message: string, undo?: () => void): void
  /**
   * Tells what is about to be done, and does it once that has gone from the screen: until then it can be taken back,
   * which what it does could not be. `onUndone` is called where it was.
   */
  soon(message: string, work: () => Promise<void>, onUndone?: () => void): void
  /** Takes one from the screen. */
  dismiss(id: number): void
  /** Does at once what is still about to be done. */
  settle(): Promise<void>
}

/** What was done or is about to be, in words. */
export function useTold(): Telling {
  const [told, setTold] = useState<readonly Told[]>([])
  const works = useRef(new Map<number, () => Promise<void>>())
  const newest = useRef(0)

  /** What was told before goes, but for what can still be kept back. */
  const show = useCallback((one: Told) => {
    setTold((before) => [...before.filter(({ id }) => works.current.has(id)), one])
  }, [])
  const tell = useCallback(
    (message: string, undo?: () => void) => {
      newest.current++
      show({ id: newest.current, message, undo })
    },
    [show],
  )
  const carryOut = useCallback(
    async (id: number) => {
      const work = works.current.get(id)
      works.current.delete(id)
      try {
        await work?.()
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (!isSignedOut(error)) tell(error.problem.detail)
      }
    },
    [tell],
  )
  const soon = useCallback(
    (message: string, work: () => Promise<void>, onUndone?: () => void) => {
      newest.current++
      const id = newest.current
      works.current.set(id, work)
      const undo = () => {
        works.current.delete(id)
        onUndone?.()
      }
      show({ id, message, undo })
    },
    [show],
  )
  const dismiss = useCallback(
    (id: number) => {
      setTold((before) => before.filter((one) => one.id !== id))
      void carryOut(id)
    },
    [carryOut],
  )
  const settle = useCallback(async () => {
    const ids = [...works.current.keys()]
    // what is done cannot be taken back any more
    setTold((before) => before.filter(({ id }) => !ids.includes(id)))
    await Promise.all(ids.map(carryOut))
  }, [carryOut])
  useEffect(() => {
    const onLeave = () => void settle()
    window.addEventListener('pagehide', onLeave)
    return () => window.removeEventListener('pagehide', onLeave)
  }, [settle])
  return { told, tell, soon, dismiss, settle }
}
