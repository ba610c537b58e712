import { useEffect, useState } from 'react'

/** As long as `.leaving` takes. */
const LEAVING_MS = 400

/** What covers the wall, and for a moment what has just covered it, so that it goes without a jump. */
export function useLeaving<T>(cover: T | null): { shown: T | null; leaving: boolean } {
  const [last, setLast] = useState(cover)
  if (cover !== null && cover !== last) setLast(cover)
  useEffect(() => {
    if (cover !== null) return
    const timer = setTimeout(() => setLast(null), LEAVING_MS)
    return () => clearTimeout(timer)
  }, [cover])
  return { shown: cover ?? last, leaving: cover === null }
}
