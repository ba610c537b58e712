import type { Scene } from '../scene.ts'
import { WeekScene } from './WeekScene.tsx'

export const weekScene: Scene = {
  id: 'week',
  place: 'side',
  seconds: 15,
  isReady: ({ members }) => members.length > 0,
  Component: WeekScene,
}
