import { later, type Scene } from '../scene.ts'

export const joinScene: Scene = {
  id: 'join',
  place: 'whole',
  isReady: ({ audience }, { ticket }) => audience === 'staff' && ticket !== null,
  ...later(async () => (await import('./JoinScene.tsx')).JoinScene),
}
