import type { WallCommand } from '@leitai/shared/wall'
import { useCallback, useEffect, useState } from 'react'
import { reloadPage } from './offline/reloadPage.ts'

/** A station's walls are asked one by one, but all of them by the next click: they do not come back in one second. */
const RELOAD_SPREAD_MS = 1_000
const IDENTIFIED_FOR_MS = 10_000

type Identification = Extract<WallCommand, { kind: 'identify' }>

/** What the manager asks of this wall: what is to be shown for it, and where commands go. */
export function useCommands() {
  const [identification, setIdentification] = useState<Identification | null>(null)
  const onCommand = useCallback((command: WallCommand) => {
    if (command.kind === 'identify') setIdentification(command)
    else setTimeout(() => void reloadPage(), Math.random() * RELOAD_SPREAD_MS)
  }, [])
  useEffect(() => {
    if (!identification) return
    const timer = setTimeout(() => setIdentification(null), IDENTIFIED_FOR_MS)
    return () => clearTimeout(timer)
  }, [identification])
  return { identification, onCommand }
}
