import { lazy, Suspense } from 'react'
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx'
import type { FootNews } from './Celebrations.tsx'

/** Comes after the board: there is nothing to celebrate before it. */
export const loadCelebrations = async () => (await import('./Celebrations.tsx')).Celebrations

const Celebrations = lazy(async () => ({ default: await loadCelebrations() }))

/** The place of celebrations on the stage; one that breaks takes nothing with it. */
export function CelebrationsLayer({ onNews }: { onNews(news: FootNews): void }) {
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <Celebrations onNews={onNews} />
      </Suspense>
    </ErrorBoundary>
  )
}
