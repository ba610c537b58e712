import { useEffect, useState } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'
import type { Told } from '../hooks/useTold.ts'

const SHOWN_MS = 6_000
/** Longer where it can be taken back; as long as it is pointed at or has the focus it stays. */
const UNDO_SHOWN_MS = 12_000

interface ToastsProps {
  told: readonly Told[]
  onGone(id: number): void
}

/** What was just done or is about to be, in words, for a few seconds. */
export function Toasts({ told, onGone }: ToastsProps) {
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {told.map((one) => (
        <Toast key={one.id} told={one} onGone={onGone} />
      ))}
    </div>
  )
}

function Toast({ told: { id, message, undo }, onGone }: { told: Told; onGone(id: number): void }) {
  const t = useDeskTexts()
  const [held, setHeld] = useState(false)
  const shownMs = undo ? UNDO_SHOWN_MS : SHOWN_MS
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onGone(id), shownMs)
    return () => clearTimeout(timer)
  }, [held, id, shownMs, onGone])
  return (
    <p
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message}
      {undo && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            undo()
            onGone(id)
          }}
        >
          {t.undo}
        </button>
      )}
    </p>
  )
}
