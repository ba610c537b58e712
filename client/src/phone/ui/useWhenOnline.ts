import { useEffect } from 'react'

/** Calls back once the phone has a network again; with null nothing is waited for. */
export function useWhenOnline(onOnline: (() => void) | null): void {
  useEffect(() => {
    if (!onOnline) return
    window.addEventListener('online', onOnline)
    return () => window.removeEventListener('online', onOnline)
  }, [onOnline])
}
