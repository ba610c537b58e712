/** Who is signed in on this phone. Framework-free: React reads it by `get` and `subscribe`. */
import type { CourierSession, SignIn } from '@leitai/shared/api'
import { type Api, ApiProblem } from '../../live/api.ts'
import type { SessionKeep } from './keep.ts'

export type SessionState =
  | { kind: 'opening' }
  /** `ended`: there was a session, and it is over without the courier having asked. */
  | { kind: 'out'; ended: boolean }
  | { kind: 'in'; session: CourierSession }
  /** Nobody is remembered and the server cannot be asked. */
  | { kind: 'unreachable' }

export interface Sessions {
  get(): SessionState
  subscribe(listener: () => void): () => void
  /** Asks the server who is signed in. Whoever is remembered is believed meanwhile, and while it is away. */
  open(): Promise<void>
  /** Throws the server's problem. */
  signIn(credentials: SignIn): Promise<void>
  /** Throws the server's problem: a session that could not be ended is not called ended. */
  signOut(): Promise<void>
}

export interface SessionDeps {
  api: Api
  keep: SessionKeep
  /** Forgets what was kept of a courier who has left. */
  forgetNumbers: (courierId: string) => void
  /** Called when somebody has signed in here. */
  onSignIn: () => void
}

/** Starts with whom `keep` remembers. */
export function createSessions({ api, keep, forgetNumbers, onSignIn }: SessionDeps): Sessions {
  const listeners = new Set<() => void>()
  const kept = keep.load()
  let state: SessionState = kept ? { kind: 'in', session: kept } : { kind: 'opening' }

  function become(next: SessionState): void {
    state = next
    for (const listener of listeners) listener()
  }

  function enter(session: CourierSession): void {
    // somebody else has signed in beside this page, which shares their cookie
    if (state.kind === 'in' && state.session.courierId !== session.courierId) {
      forgetNumbers(state.session.courierId)
    }
    keep.save(session)
    if (state.kind === 'in' && isSame(state.session, session)) return
    become({ kind: 'in', session })
  }

  function leave(ended: boolean): void {
    if (state.kind === 'in') forgetNumbers(state.session.courierId)
    keep.clear()
    become({ kind: 'out', ended })
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      try {
        enter(await api.get<CourierSession>('/session?as=courier'))
      } catch (error) {
        if (isSignedOut(error)) leave(state.kind === 'in')
        else if (state.kind !== 'in') become({ kind: 'unreachable' })
      }
    },
    async signIn(credentials) {
      enter(await api.post<CourierSession>('/session', credentials))
      onSignIn()
    },
    async signOut() {
      try {
        await api.del('/session?as=courier')
      } catch (error) {
        if (!isSignedOut(error)) throw error
      }
      leave(false)
    },
  }
}

function isSignedOut(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false
  const { code } = error.problem
  return code === 'unauthenticated' || code === 'forbidden'
}

function isSame(a: CourierSession, b: CourierSession): boolean {
  return (
    a.courierId === b.courierId &&
    a.name === b.name &&
    a.stationId === b.stationId &&
    a.stationName === b.stationName
  )
}
