import { localMoment, seasonAt } from '@leitai/shared/schedule'
import { later, type Scene } from '../scene.ts'

export const seasonScene: Scene = {
  id: 'season',
  place: 'whole',
  isReady: ({ asOf, station }, { programme }) =>
    programme !== null && seasonAt(programme, localMoment(asOf, station.timeZone)) !== null,
  ...later(async () => (await import('./SeasonScene.tsx')).SeasonScene),
}
