import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem, type ReplyProblem } from '../../live/api.ts'
import { useDesk } from '../DeskContext.tsx'
import type { Resource } from './useResource.ts'

/** What is away comes back by itself, and so does the list. */
const RETRY_MS = 4_000

/** A list that is read page by page; what has been read stays. */
export interface Pages<P> extends Resource<P[]> {
  busy: boolean
  /** Reads one page more; null where that was all. */
  more: (() => void) | null
}

interface Read<P> {
  path: string
  pages: P[]
  problem: ReplyProblem | null
  at: number | null
  busy: boolean
}

/**
 * The pages under a path. `nextOf` says what is added to the path for the page after those, null after the last;
 * it has to be the same function every time. `reload` reads as many pages anew as are there.
 */
export function usePages<P>(path: string, nextOf: (pages: readonly P[]) => string | null): Pages<P> {
  const { api } = useDesk()
  const [state, setState] = useState<Read<P>>(() => nothingRead(path))
  const newest = useRef(0)

  const read = useCallback(
    async (before: readonly P[], pageCount: number) => {
      newest.current++
      const mine = newest.current
      setState((now) => ({ ...(now.path === path ? now : nothingRead<P>(path)), busy: true }))
      try {
        const pages = [...before]
        while (pages.length < pageCount) {
          const next = pages.length === 0 ? '' : nextOf(pages)
          if (next === null) break
          pages.push(await api.get<P>(path + next))
        }
        if (mine === newest.current) setState({ path, pages, problem: null, at: Date.now(), busy: false })
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        const { problem } = error
        if (mine === newest.current) setState((now) => ({ ...now, problem, busy: false }))
      }
    },
    [api, path, nextOf],
  )
  useEffect(() => {
    void read([], 1)
    return () => {
      newest.current++ // what is under way answers a question that nobody asks any more
    }
  }, [read])

  const { pages, problem, at, busy } = state.path === path ? state : nothingRead<P>(path)
  const pageCount = pages.length
  const reload = useCallback(() => void read([], Math.max(pageCount, 1)), [read, pageCount])
  useEffect(() => {
    if (problem?.code !== 'unavailable') return
    const timer = setTimeout(reload, RETRY_MS)
    return () => clearTimeout(timer)
  }, [problem, reload])

  return {
    data: pageCount > 0 ? pages : null,
    problem,
    at,
    busy,
    reload,
    more: pageCount > 0 && nextOf(pages) !== null ? () => void read(pages, pageCount + 1) : null,
  }
}

function nothingRead<P>(path: string): Read<P> {
  return { path, pages: [], problem: null, at: null, busy: true }
}
