import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem, type ReplyProblem } from '../../live/api.ts'
import { useDesk } from '../DeskContext.tsx'

export interface Resource<T> {
  /** The last good reply; it stays through failures. */
  data: T | null
  /** Of the newest try; null when it went well. */
  problem: ReplyProblem | null
  /** When `data` came, ms. */
  at: number | null
  reload(): void
}

interface Loaded<T> {
  path: string | null
  data: T | null
  problem: ReplyProblem | null
  at: number | null
}

/** What is away comes back by itself, and so does the page. */
const RETRY_MS = 4_000

const NOTHING = { data: null, problem: null, at: null }

/**
 * What the server says under a path; null asks nothing. With `everyMs` it is asked again as long as the page
 * is looked at; without, only for as long as the server is away.
 */
export function useResource<T>(path: string | null, everyMs?: number): Resource<T> {
  const { api } = useDesk()
  const [loaded, setLoaded] = useState<Loaded<T>>({ path, ...NOTHING })
  const askAgain = useRef<() => void>(() => {})
  const reload = useCallback(() => askAgain.current(), [])

  useEffect(() => {
    if (path === null) return
    const of = path
    /** Number of the newest question: an answer to an older one is not waited for any more. */
    let newest = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    /** The time to ask came while nobody looked. */
    let due = false

    async function ask() {
      clearTimeout(timer)
      newest++
      const mine = newest
      const next = await load<T>(() => api.get<T>(of))
      if (mine !== newest) return
      setLoaded((before) => merge(before, of, next))
      const away = !next.ok && next.problem.code === 'unavailable'
      const waitMs = everyMs ?? (away ? RETRY_MS : undefined)
      if (waitMs !== undefined) timer = setTimeout(askIfSeen, waitMs)
    }
    function askIfSeen() {
      due = document.visibilityState !== 'visible'
      if (!due) void ask()
    }
    function onVisible() {
      if (due || everyMs !== undefined) askIfSeen()
    }
    askAgain.current = () => void ask()
    void ask()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      newest = Number.NaN // no number is the newest any more
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [api, path, everyMs])

  // the reply to another path is not shown under this one, not even for a moment
  return { ...(loaded.path === path ? loaded : NOTHING), reload }
}

type Outcome<T> = { ok: true; data: T; at: number } | { ok: false; problem: ReplyProblem }

async function load<T>(get: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, data: await get(), at: Date.now() }
  } catch (error) {
    if (error instanceof ApiProblem) return { ok: false, problem: error.problem }
    throw error
  }
}

function merge<T>(before: Loaded<T>, path: string, outcome: Outcome<T>): Loaded<T> {
  if (outcome.ok) return { path, data: outcome.data, problem: null, at: outcome.at }
  const kept = before.path === path ? before : { path, ...NOTHING }
  return { ...kept, path, problem: outcome.problem }
}
