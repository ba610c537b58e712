import { later, type Scene } from '../scene.ts'
import { isReplayReady } from './dayToReplay.ts'

export const replayScene: Scene = {
  id: 'replay',
  place: 'whole',
  beginsAnew: true,
  isReady: isReplayReady,
  ...later(async () => (await import('./ReplayScene.tsx')).ReplayScene),
}
