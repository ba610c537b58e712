/** Every scene that takes its turn. A new one is its own folder and one line here. */
import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'
import { duelScene } from './duel/scene.ts'
import { goalScene } from './goal/scene.ts'
import { hallScene } from './hall/scene.ts'
import { idleScene } from './idle/scene.ts'
import { joinScene } from './join/scene.ts'
import { podiumScene } from './podium/scene.ts'
import { posterScene } from './poster/scene.ts'
import { raceScene } from './race/scene.ts'
import { replayScene } from './replay/scene.ts'
import type { Scene } from './scene.ts'
import { seasonScene } from './season/scene.ts'
import { stationsScene } from './stations/scene.ts'
import { trendScene } from './trend/scene.ts'
import { weekScene } from './week/scene.ts'

export const SCENES: Record<SceneId, Scene> = {
  week: weekScene,
  podium: podiumScene,
  goal: goalScene,
  trend: trendScene,
  hall: hallScene,
  race: raceScene,
  replay: replayScene,
  stations: stationsScene,
  duel: duelScene,
  season: seasonScene,
  poster: posterScene,
  join: joinScene,
  idle: idleScene,
}

/** Loads what was left for later, so that every scene is there when its turn comes, and is kept. */
export async function loadScenes(): Promise<void> {
  await Promise.all(SCENE_IDS.map((id) => SCENES[id].load?.()))
}
