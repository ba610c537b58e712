/** Every scene that takes its turn. A new one is its own folder and one line here. */
import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'
import { goalScene } from './goal/scene.ts'
import { hallScene } from './hall/scene.ts'
import { podiumScene } from './podium/scene.ts'
import type { Scene } from './scene.ts'
import { trendScene } from './trend/scene.ts'
import { weekScene } from './week/scene.ts'

export const SCENES: Record<SceneId, Scene> = {
  week: weekScene,
  podium: podiumScene,
  goal: goalScene,
  trend: trendScene,
  hall: hallScene,
}

/** Loads what was left for later, so that every scene is there when its turn comes, and is kept. */
export async function loadScenes(): Promise<void> {
  await Promise.all(SCENE_IDS.map((id) => SCENES[id].load?.()))
}
