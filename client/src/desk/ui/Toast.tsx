import { useEffect, useState } from 'react'

export interface Told {
  message: string
  at: number
}

const SHOWN_MS = 6_000

/** The last thing that was done, in words, for a few seconds. */
export function Toast({ told }: { told: Told | null }) {
  const [past, setPast] = useState<number | null>(null)
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(() => setPast(told.at), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [told])
  const shown = told && told.at !== past
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {shown && (
        <p className="toast" key={told.at}>
          {told.message}
        </p>
      )}
    </div>
  )
}
