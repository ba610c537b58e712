import { later, type Scene } from '../scene.ts'

export const podiumScene: Scene = {
  id: 'podium',
  place: 'side',
  isReady: () => true,
  ...later(async () => (await import('./PodiumScene.tsx')).PodiumScene),
}
