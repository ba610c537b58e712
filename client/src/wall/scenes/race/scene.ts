import { boardTotal } from '@leitai/shared/live'
import { later, type Scene } from '../scene.ts'

export const raceScene: Scene = {
  id: 'race',
  place: 'whole',
  isReady: ({ boards, settings }) => boardTotal(boards[`day/${settings.wallMetric}`]) > 0,
  ...later(async () => (await import('./RaceScene.tsx')).RaceScene),
}
