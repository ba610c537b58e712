import { later, type Scene } from '../scene.ts'

/** The chart library is most of the wall's weight. */
export const trendScene: Scene = {
  id: 'trend',
  place: 'side',
  isReady: ({ trend }) => trend.weeks.some(({ total }) => total > 0),
  ...later(async () => (await import('./TrendScene.tsx')).TrendScene),
}
