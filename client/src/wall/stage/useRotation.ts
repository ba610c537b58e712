import type { ProgrammeItem } from '@leitai/shared/programme'
import type { Snapshot } from '@leitai/shared/protocol'
import { SCENE_SECONDS, type SceneId } from '@leitai/shared/sceneIds'
import { secondsOf, turnAt } from '@leitai/shared/schedule'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useMoment, useProgramme } from '../live/useProgramme.ts'
import { onWall, useWallLive } from '../live/WallContext.ts'
import { askedScene } from '../scenes/order.ts'
import { SCENES } from '../scenes/scenes.ts'

const BROKEN_FOR_MS = 10 * 60_000

export interface Rotation {
  scene: SceneId
  /** Its entry in the programme; none where the clock or what was asked for stands in. */
  item?: ProgrammeItem | undefined
  /** Its place in the programme; null where the clock stands in. */
  place: number | null
  /** Counts turns, so that one that follows itself is known as another one. */
  turn: number
  /** A scene that broke is left out for a while. */
  skip(id: SceneId): void
  /** Ends the turn that is on. */
  next(): void
}

/** Which scene is on: each of the programme for its time, then the next one that is ready; idle without any. */
export function useRotation(snapshot: Snapshot): Rotation {
  const state = useWallLive((known) => known)
  const live = useMemo(() => onWall(state), [state])
  const { items } = useProgramme()
  const moment = useMoment()
  const [asked] = useState(() => askedScene(location.search))
  const [broken, setBroken] = useState<readonly SceneId[]>([])
  const [turn, setTurn] = useState({ items, place: 0, number: 0 })
  const isReady = (id: SceneId, of?: ProgrammeItem) =>
    !broken.includes(id) && SCENES[id].isReady(snapshot, live, of)
  // another programme begins with its first scene
  const place = turnAt(items, turn.items === items ? turn.place : 0, moment, isReady)
  const item = place === null ? undefined : items[place]

  const next = useCallback(() => {
    setTurn({ items, place: place === null ? 0 : (place + 1) % items.length, number: turn.number + 1 })
  }, [place, items, turn.number])

  const pinned = asked && isReady(asked) ? asked : null
  const seconds = pinned ? SCENE_SECONDS[pinned] : item && secondsOf(item)
  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(next, seconds * 1_000)
    return () => clearTimeout(timer)
  }, [seconds, next])

  useEffect(() => {
    if (broken.length === 0) return
    const timer = setTimeout(() => setBroken([]), BROKEN_FOR_MS)
    return () => clearTimeout(timer)
  }, [broken])

  return {
    turn: turn.number,
    item: pinned ? undefined : item,
    scene: pinned ?? item?.scene ?? 'idle',
    place,
    next,
    skip: (id) => setBroken((known) => (known.includes(id) ? known : [...known, id])),
  }
}
