/** Which scene an address asks for. Pure. */

import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'

/** The scene that `?scene=` asks for, to look at one for longer. */
export function askedScene(search: string): SceneId | null {
  const asked = new URLSearchParams(search).get('scene')
  return SCENE_IDS.find((id) => id === asked) ?? null
}
