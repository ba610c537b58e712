import { later, type Scene } from '../scene.ts'

export const joinScene: Scene = {
  id: 'join',
  place: 'whole',
  isReady: ({ audience }, { ticket, link }) => audience === 'staff' && ticket !== null && link === 'live',
  ...later(async () => (await import('./JoinScene.tsx')).JoinScene),
}
