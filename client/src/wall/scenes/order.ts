/** The scenes of the side panel in their order, and whose turn comes next. Pure. */

import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'

/** The scene that `?scene=` asks for, to look at one for longer. */
export function askedScene(search: string): SceneId | null {
  const asked = new URLSearchParams(search).get('scene')
  return SCENE_IDS.find((id) => id === asked) ?? null
}

/** The scene after `current` among those that are ready; `current` need not be one of them. */
export function nextScene(current: SceneId, ready: readonly SceneId[]): SceneId | null {
  const from = SCENE_IDS.indexOf(current)
  const order = [...SCENE_IDS.slice(from + 1), ...SCENE_IDS.slice(0, from + 1)]
  return order.find((id) => ready.includes(id)) ?? null
}
