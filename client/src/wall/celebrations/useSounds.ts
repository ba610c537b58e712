import { useEffect, useRef, useState } from 'react'
import type { Celebration } from './createCheering.ts'
import { createSounds, type Sounds } from './sounds.ts'

/** A browser may need a moment to say that it lets sound through. */
const ASK_AFTER_MS = 3_000
/** Whoever has hung the wall up is still near; later the words would only stand there. */
const ASK_FOR_MS = 60_000

/** Null where this device has no sound. */
function open(): Sounds | null {
  try {
    return createSounds()
  } catch {
    return null
  }
}

/** Plays a celebration's sound, `percent` loud. True while somebody should press a key to let it through. */
export function useSounds(celebration: Celebration | null, percent: number): boolean {
  const [sounds, setSounds] = useState<Sounds | null>(null)
  const [asking, setAsking] = useState(false)
  const wanted = percent > 0

  useEffect(() => {
    if (!wanted) return
    const opened = open()
    if (!opened) return
    setSounds(opened)
    function unblock() {
      setAsking(false)
      void opened?.unblock()
    }
    const ask = setTimeout(() => setAsking(opened.isBlocked()), ASK_AFTER_MS)
    const stop = setTimeout(() => setAsking(false), ASK_AFTER_MS + ASK_FOR_MS)
    window.addEventListener('keydown', unblock)
    window.addEventListener('pointerdown', unblock)
    return () => {
      clearTimeout(ask)
      clearTimeout(stop)
      window.removeEventListener('keydown', unblock)
      window.removeEventListener('pointerdown', unblock)
      setAsking(false)
      opened.close()
      setSounds(null)
    }
  }, [wanted])

  const loud = useRef(percent)
  useEffect(() => {
    loud.current = percent
  }, [percent])
  const [greatest] = celebration?.as === 'takeover' ? celebration.cheers : []
  useEffect(() => {
    if (!greatest || !sounds) return
    sounds.play(greatest, loud.current).catch((error) => console.warn('A sound could not be played.', error))
  }, [greatest, sounds])
  return asking
}
