import { later, type Scene } from '../scene.ts'

export const podiumScene: Scene = {
  id: 'podium',
  place: 'side',
  isReady: ({ lastDay, lastWeek, lastMonth }) =>
    [lastDay, lastWeek, lastMonth].some(({ standings }) => standings.length > 0),
  ...later(async () => (await import('./PodiumScene.tsx')).PodiumScene),
}
