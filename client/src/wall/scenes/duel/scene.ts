import { later, type Scene } from '../scene.ts'

export const duelScene: Scene = {
  id: 'duel',
  place: 'whole',
  isReady: ({ duels }) => duels.length > 0,
  ...later(async () => (await import('./DuelScene.tsx')).DuelScene),
}
