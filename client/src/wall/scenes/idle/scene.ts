import type { Scene } from '../scene.ts'
import { IdleScene } from './IdleScene.tsx'

/** It always can be shown, and is where nothing else can. */
export const idleScene: Scene = {
  id: 'idle',
  place: 'side',
  isReady: () => true,
  Component: IdleScene,
}
