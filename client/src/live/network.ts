/** What the live store wants to know of the device that it runs on. */
export interface Network {
  /** False when the device itself knows that it has no network. */
  isOnline(): boolean
  /**
   * Calls back when the network comes or goes, and when a page that slept is looked at again; returns its undo.
   */
  watch(listener: () => void): () => void
}

/** The network as a browser sees it. */
export function browserNetwork(): Network {
  return {
    isOnline: () => navigator.onLine,
    watch(listener) {
      const onVisible = () => {
        if (document.visibilityState === 'visible') listener()
      }
      window.addEventListener('online', listener)
      window.addEventListener('offline', listener)
      document.addEventListener('visibilitychange', onVisible)
      return () => {
        window.removeEventListener('online', listener)
        window.removeEventListener('offline', listener)
        document.removeEventListener('visibilitychange', onVisible)
      }
    },
  }
}
