import { useEffect, useState } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'

export interface Told {
  message: string
  /** Takes back what was done. */
  undo?: () => void
  at: number
}

const SHOWN_MS = 6_000
/** Longer where it can be taken back; as long as it is pointed at or has the focus it stays. */
const UNDO_SHOWN_MS = 12_000

/** The last thing that was done, in words, for a few seconds. */
export function Toast({ told }: { told: Told | null }) {
  const t = useDeskTexts()
  const [held, setHeld] = useState(false)
  const [past, setPast] = useState<number | null>(null)
  useEffect(() => {
    if (!told || held) return
    const timer = setTimeout(() => setPast(told.at), told.undo ? UNDO_SHOWN_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [told, held])
  const shown = told && told.at !== past
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {shown && (
        <p
          className="toast"
          key={told.at}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {told.message}
          {told.undo && (
            <button
              type="button"
              className="button small"
              onClick={() => {
                setHeld(false)
                setPast(told.at)
                told.undo?.()
              }}
            >
              {t.undo}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
