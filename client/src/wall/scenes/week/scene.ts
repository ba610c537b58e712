import type { Scene } from '../scene.ts'
import { WeekScene } from './WeekScene.tsx'

export const weekScene: Scene = {
  id: 'week',
  place: 'side',
  isReady: ({ members }) => members.length > 0,
  Component: WeekScene,
}
