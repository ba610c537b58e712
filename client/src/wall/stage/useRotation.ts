import type { Snapshot } from '@leitai/shared/protocol'
import type { SceneId } from '@leitai/shared/sceneIds'
import { turnAt } from '@leitai/shared/schedule'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useMoment, useProgramme } from '../live/useProgramme.ts'
import { onWall, useWallLive } from '../live/WallContext.ts'
import { askedScene } from '../scenes/order.ts'
import { SCENES } from '../scenes/scenes.ts'

export interface Rotation {
  scene: SceneId
  /** Its place in the programme; null where the clock stands in. */
  place: number | null
  /** A scene that broke is left out from then on. */
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
  const [turn, setTurn] = useState({ items, place: 0 })
  const isReady = (id: SceneId) => !broken.includes(id) && SCENES[id].isReady(snapshot, live)
  // another programme begins with its first scene
  const place = turnAt(items, turn.items === items ? turn.place : 0, moment, isReady)
  const item = place === null ? undefined : items[place]

  const next = useCallback(() => {
    if (place !== null) setTurn({ items, place: (place + 1) % items.length })
  }, [place, items])

  useEffect(() => {
    if (!item) return
    const timer = setTimeout(next, item.seconds * 1_000)
    return () => clearTimeout(timer)
  }, [item, next])

  return {
    scene: asked && isReady(asked) ? asked : (item?.scene ?? 'idle'),
    place,
    next,
    skip: (id) => setBroken((known) => (known.includes(id) ? known : [...known, id])),
  }
}
