import { later, type Scene } from '../scene.ts'

export const goalScene: Scene = {
  id: 'goal',
  place: 'side',
  seconds: 12,
  isReady: ({ goals }) => goals.day !== null || goals.week !== null,
  ...later(async () => (await import('./GoalScene.tsx')).GoalScene),
}
