import { brightnessAt } from '@leitai/shared/schedule'
import { useMoment, useProgramme } from '../live/useProgramme.ts'
import { useWallLive } from '../live/WallContext.ts'

/** How bright the programme has the wall now, in per cent. */
export function useBrightness(): number {
  return brightnessAt(useProgramme(), useMoment())
}

/** The class of the stage: `stale` once nothing confirms the numbers, `dark` at night. */
export function useStageClass(): string {
  const fresh = useWallLive((state) => state.fresh)
  const dark = useBrightness() < 100
  return `stage${fresh ? '' : ' stale'}${dark ? ' dark' : ''}`
}
