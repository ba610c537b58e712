import { useCeremonyStep } from '../ceremony/useCeremonyStep.ts'
import { useTakeover } from '../takeover/Takeover.tsx'
import { useReports } from './useReports.ts'

/** Reports what is on: whatever covers the wall goes before the scene below it, the topmost first. */
export function Reports({ scene, celebrating }: { scene: string; celebrating: boolean }) {
  const awarding = useCeremonyStep() !== null
  const takenOver = useTakeover() !== null
  useReports(awarding ? 'ceremony' : takenOver ? 'takeover' : celebrating ? 'celebration' : scene)
  return null
}
