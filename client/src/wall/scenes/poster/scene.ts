import { later, type Scene } from '../scene.ts'

export const posterScene: Scene = {
  id: 'poster',
  place: 'whole',
  isReady: ({ announcements }) => announcements.length > 0,
  ...later(async () => (await import('./PosterScene.tsx')).PosterScene),
}
