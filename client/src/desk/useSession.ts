import type { ManagerSession } from '@leitai/shared/api'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Api, ApiProblem, type ReplyProblem } from '../live/api.ts'
import { createDeskApi, type DeskApi, isSignedOut } from './deskApi.ts'

export type SessionState =
  | { is: 'unknown'; problem: ReplyProblem | null }
  | { is: 'out' }
  /** Ended under someone's hands: what they typed stays behind the sign-in. */
  | { is: 'ended'; session: ManagerSession }
  | { is: 'in'; session: ManagerSession }

export interface SessionControl {
  state: SessionState
  api: DeskApi
  ask(): Promise<void>
  entered(session: ManagerSession): void
  leave(): Promise<void>
}

/** Who is at the desk, and the API as they may use it. */
export function useSession(): SessionControl {
  const [state, setState] = useState<SessionState>({ is: 'unknown', problem: null })
  const ended = useCallback(() => setState((now) => (now.is === 'in' ? { ...now, is: 'ended' } : now)), [])
  const [api, setApi] = useState(() => createDeskApi(ended))

  const ask = useCallback(async () => {
    setState({ is: 'unknown', problem: null })
    setState(await sessionOf(api))
  }, [api])
  const askFirst = useRef(ask)
  useEffect(() => void askFirst.current(), []) // as the page opens; after that the replies tell

  const entered = useCallback(
    (session: ManagerSession) => {
      setState({ is: 'in', session })
      setApi(createDeskApi(ended))
    },
    [ended],
  )
  const leave = useCallback(async () => {
    await api.del('/session?as=manager')
    setState({ is: 'out' })
  }, [api])
  return { state, api, ask, entered, leave }
}

async function sessionOf(api: Api): Promise<SessionState> {
  try {
    return { is: 'in', session: await api.get<ManagerSession>('/session?as=manager') }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return isSignedOut(error) ? { is: 'out' } : { is: 'unknown', problem: error.problem }
  }
}
