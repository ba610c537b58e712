import { later, type Scene } from '../scene.ts'
import { dayToReplay } from './dayToReplay.ts'

export const replayScene: Scene = {
  id: 'replay',
  place: 'whole',
  isReady: (snapshot) => dayToReplay(snapshot, snapshot.asOf) !== null,
  ...later(async () => (await import('./ReplayScene.tsx')).ReplayScene),
}
