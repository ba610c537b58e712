import { Suspense, useMemo } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazily } from '../lazily.ts'
import { useSnapshot, useWallLive } from '../live/WallContext.ts'
import { useLeaving } from '../takeover/useLeaving.ts'
import { useCeremonyStep } from './useCeremonyStep.ts'

/** Brings what a ceremony needs, ahead of the first one. */
export const loadCeremony = async () => (await import('./Ceremony.tsx')).Ceremony

const Ceremony = lazily(loadCeremony)

/** An awards ceremony over everything else, while there is one. */
export function CeremonyLayer() {
  const ceremony = useWallLive((state) => state.ceremony)
  const step = useCeremonyStep()
  const snapshot = useSnapshot()
  const on = useMemo(() => ceremony && step && { ...ceremony, step }, [ceremony, step])
  const { shown, leaving } = useLeaving(on)
  if (!shown) return null
  return (
    <ErrorBoundary key={shown.id} resetOn={snapshot}>
      <Suspense>
        <Ceremony honours={shown.honours} step={shown.step} leaving={leaving} />
      </Suspense>
    </ErrorBoundary>
  )
}
