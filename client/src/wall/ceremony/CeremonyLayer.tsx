import { Suspense } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazily } from '../lazily.ts'
import { useSnapshot, useWallLive } from '../live/WallContext.ts'
import { useCeremonyStep } from './useCeremonyStep.ts'

/** Brings what a ceremony needs, ahead of the first one. */
export const loadCeremony = async () => (await import('./Ceremony.tsx')).Ceremony

const Ceremony = lazily(loadCeremony)

/** An awards ceremony over everything else, while there is one. */
export function CeremonyLayer() {
  const ceremony = useWallLive((state) => state.ceremony)
  const step = useCeremonyStep()
  const snapshot = useSnapshot()
  if (!ceremony || !step) return null
  return (
    <ErrorBoundary key={ceremony.id} resetOn={snapshot}>
      <Suspense>
        <Ceremony honours={ceremony.honours} step={step} />
      </Suspense>
    </ErrorBoundary>
  )
}
