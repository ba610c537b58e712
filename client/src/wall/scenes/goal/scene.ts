import { later, type Scene } from '../scene.ts'

export const goalScene: Scene = {
  id: 'goal',
  place: 'side',
  isReady: ({ goals }) => goals.day !== null || goals.week !== null,
  ...later(async () => (await import('./GoalScene.tsx')).GoalScene),
}
