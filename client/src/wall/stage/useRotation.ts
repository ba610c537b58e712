import type { Snapshot } from '@leitai/shared/protocol'
import { SCENE_IDS, SCENE_SECONDS, type SceneId } from '@leitai/shared/sceneIds'
import { useEffect, useState } from 'react'
import type { LiveState } from '../../live/liveStore.ts'
import { useWallLive } from '../live/WallContext.ts'
import { askedScene, nextScene } from '../scenes/order.ts'
import { SCENES } from '../scenes/scenes.ts'

/** Scenes that have something to show and have not broken. */
function readyScenes(snapshot: Snapshot, live: LiveState, broken: readonly SceneId[]): SceneId[] {
  return SCENE_IDS.filter((id) => !broken.includes(id) && SCENES[id].isReady(snapshot, live))
}

export interface Rotation {
  /** Null where there is nothing to show. */
  scene: SceneId | null
  /** A scene that broke is left out from then on. */
  skip(id: SceneId): void
}

/** Which side scene is on; each stays for its time, then the next one that is ready comes. */
export function useRotation(snapshot: Snapshot): Rotation {
  const live = useWallLive((state) => state)
  const [asked] = useState(() => askedScene(location.search))
  const [broken, setBroken] = useState<readonly SceneId[]>([])
  const [turn, setTurn] = useState<SceneId>(asked ?? 'week')
  const ready = readyScenes(snapshot, live, broken)
  const scene = ready.includes(turn) ? turn : nextScene(turn, ready)
  const next = scene === null || asked ? scene : nextScene(scene, ready)

  useEffect(() => {
    if (!scene || !next || next === scene) return
    const timer = setTimeout(() => setTurn(next), SCENE_SECONDS[scene] * 1_000)
    return () => clearTimeout(timer)
  }, [scene, next])

  return { scene, skip: (id) => setBroken((known) => (known.includes(id) ? known : [...known, id])) }
}
