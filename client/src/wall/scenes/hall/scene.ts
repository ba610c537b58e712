import { later, type Scene } from '../scene.ts'
import { hasHall } from './hallRows.ts'

export const hallScene: Scene = {
  id: 'hall',
  place: 'side',
  isReady: hasHall,
  ...later(async () => (await import('./HallScene.tsx')).HallScene),
}
