import { later, type Scene } from '../scene.ts'

export const stationsScene: Scene = {
  id: 'stations',
  place: 'whole',
  isReady: ({ peers }) => peers.some(({ total }) => total > 0),
  ...later(async () => (await import('./StationsScene.tsx')).StationsScene),
}
