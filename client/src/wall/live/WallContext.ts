/** What every part of the wall may ask for: the live state, and the server's time. */
import type { Clock } from '@leitai/shared/clock'
import { shownOnWalls } from '@leitai/shared/offWalls'
import type { Snapshot } from '@leitai/shared/protocol'
import { createContext, useContext, useMemo } from 'react'
import type { LiveState, LiveStore } from '../../live/liveStore.ts'
import { useLive } from '../../live/useLive.ts'
import { useNow as useClock } from '../../live/useNow.ts'
import type { ReadReplay } from '../../replay/readReplay.ts'

const SECOND_MS = 1_000

export interface Wall {
  store: LiveStore
  clock: Clock
  /** Days as they came about, asked for when they are shown. */
  readReplay: ReadReplay
  /** The share of a replayed day that has gone by when it begins; left out, none. */
  replayBegins?: number
}

export const WallContext = createContext<Wall | null>(null)

/** The wall that this component hangs on. */
export function useWall(): Wall {
  const wall = useContext(WallContext)
  if (!wall) throw new Error('A part of the wall was rendered without one.')
  return wall
}

/** What `selector` picks from the live state; it returns existing references. */
export function useWallLive<T>(selector: (state: LiveState) => T): T {
  return useLive(useWall().store, selector)
}

/** What has been made of snapshots and states for walls, so that the same ones stay the same. */
const shownSnapshots = new WeakMap<Snapshot, Snapshot>()
const shownStates = new WeakMap<LiveState, LiveState>()

function shownSnapshot(snapshot: Snapshot): Snapshot {
  const shown = shownSnapshots.get(snapshot) ?? shownOnWalls(snapshot)
  shownSnapshots.set(snapshot, shown)
  return shown
}

/** The live state as a wall may show it (H1): of the same state always the same one. */
export function onWall(state: LiveState): LiveState {
  const snapshot = state.snapshot && shownSnapshot(state.snapshot)
  if (snapshot === state.snapshot) return state
  const shown = shownStates.get(state) ?? { ...state, snapshot }
  shownStates.set(state, shown)
  return shown
}

/** The snapshot, for parts that are on screen only once there is one. */
export function useSnapshot(): Snapshot {
  const snapshot = useWallLive((state) => onWall(state).snapshot)
  if (!snapshot) throw new Error('A scene was rendered before the first snapshot.')
  return snapshot
}

/** The server's clock, as this device reckons it. */
export function useServerClock(): Clock {
  const { store, clock } = useWall()
  return useMemo(() => ({ now: () => clock.now() + store.get().clockOffsetMs }), [store, clock])
}

/** The server's time in ms, told anew just after every full second of it. */
export function useNow(): number {
  return useClock(useServerClock(), SECOND_MS)
}
