import type { ProgrammeItem } from '@leitai/shared/programme'
import type { Snapshot } from '@leitai/shared/protocol'
import type { SceneId } from '@leitai/shared/sceneIds'
import type { ComponentType } from 'react'
import type { LiveState } from '../../live/liveStore.ts'
import { lazily } from '../lazily.ts'

export interface SceneProps {
  /** What the programme says of this turn; none where it has none. */
  item?: ProgrammeItem | undefined
}

/** One view of the wall, as its folder describes it. */
export interface Scene {
  id: SceneId
  /** `side` stands beside today's ranking; `whole` has the floor to itself, between head and foot. */
  place: 'side' | 'whole'
  /** Each of its turns begins from the start, also where it follows itself. */
  beginsAnew?: true
  /** False where there is nothing to show: the turn goes to the next one. */
  isReady(snapshot: Snapshot, live: LiveState, item?: ProgrammeItem): boolean
  Component: ComponentType<SceneProps>
  /** Brings the component where it comes later than the page. */
  load?(): Promise<unknown>
}

/** A component that comes when it is wanted first, or ahead of that by `load`: the board need not wait for it. */
export function later(load: () => Promise<ComponentType<SceneProps>>): Pick<Scene, 'Component' | 'load'> {
  return { Component: lazily(load), load }
}
