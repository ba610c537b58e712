import type { LiveStore } from '../../../live/liveStore.ts'

/**
 * Reloads the page when the server serves a newer build than the first it spoke of, but only while nobody
 * looks: a page that jumps under the thumb is worse than one that is a minute old. Returns its undo.
 */
export function reloadOnNewBuild(store: LiveStore): () => void {
  let opened: string | null = null

  function check(): void {
    const { snapshot, heardAt } = store.get()
    if (!snapshot || heardAt === null) return // a kept snapshot speaks of the build of an earlier visit
    opened ??= snapshot.build
    if (snapshot.build !== opened && document.hidden) location.reload()
  }

  const unsubscribe = store.subscribe(check)
  document.addEventListener('visibilitychange', check)
  return () => {
    unsubscribe()
    document.removeEventListener('visibilitychange', check)
  }
}
