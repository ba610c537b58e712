import { Suspense } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import { lazily } from '../lazily.ts'
import { useSnapshot } from '../live/WallContext.ts'
import type { FootNews } from './Celebrations.tsx'

/** Comes after the board: there is nothing to celebrate before it. */
export const loadCelebrations = async () => (await import('./Celebrations.tsx')).Celebrations

const Celebrations = lazily(loadCelebrations)

/** The place of celebrations on the stage; one that breaks takes nothing with it. */
export function CelebrationsLayer({ onNews }: { onNews(news: FootNews): void }) {
  return (
    <ErrorBoundary resetOn={useSnapshot()}>
      <Suspense fallback={null}>
        <Celebrations onNews={onNews} />
      </Suspense>
    </ErrorBoundary>
  )
}
