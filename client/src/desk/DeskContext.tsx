import type { ManagerSession } from '@leitai/shared/api'
import { createContext, useContext } from 'react'
import type { DeskApi } from './deskApi.ts'
import type { Telling } from './hooks/useTold.ts'

/** What every page of the desk may lean on. */
export interface Desk {
  api: DeskApi
  /** Who is at the desk; null before they have signed in. */
  session: ManagerSession | null
  tell: Telling['tell']
  soon: Telling['soon']
  signOut(): Promise<void>
}

export const DeskContext = createContext<Desk | null>(null)

/** The desk that this component is part of. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside of a desk')
  return desk
}
