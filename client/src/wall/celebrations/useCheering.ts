import { useEffect, useRef, useState } from 'react'
import { onWall, useWall } from '../live/WallContext.ts'
import {
  type Celebration,
  type CheeringRules,
  createCheering,
  LINE_MS,
  TAKEOVER_MS,
} from './createCheering.ts'

const TAKEN_AT = 'leitai.wall.celebratedAt'

/** When the page before this one last celebrated over the whole wall, by this page's clock; null if it is not known. */
function takenBefore(): number | null {
  try {
    const at = Number(sessionStorage.getItem(TAKEN_AT))
    return at > 0 && at <= Date.now() ? performance.now() - (Date.now() - at) : null
  } catch {
    return null
  }
}

function noteTaken(): void {
  try {
    sessionStorage.setItem(TAKEN_AT, String(Date.now()))
  } catch {
    // it only keeps the budget over a reload
  }
}

/** What this wall celebrates at the moment; null most of the time. */
export function useCheering(rules: CheeringRules, courierGoal: number | null): Celebration | null {
  const { store } = useWall()
  const current = useRef({ rules, courierGoal })
  const [celebration, setCelebration] = useState<Celebration | null>(null)
  useEffect(() => {
    current.current = { rules, courierGoal }
  })

  useEffect(() => {
    const cheering = createCheering(takenBefore())
    let timer: ReturnType<typeof setTimeout> | undefined
    function show() {
      const shown = cheering.show(performance.now(), current.current.rules)
      if (shown?.as === 'takeover') noteTaken()
      if (shown) setCelebration(shown)
      plan()
    }
    function plan() {
      const dueAt = cheering.dueAt()
      clearTimeout(timer)
      if (dueAt !== null) timer = setTimeout(show, Math.max(dueAt - performance.now(), 0))
    }
    function hear() {
      const { rules, courierGoal } = current.current
      cheering.hear(onWall(store.get()), performance.now(), { quiet: rules.quiet, courierGoal })
      plan()
    }
    hear()
    const unsubscribe = store.subscribe(hear)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [store])

  useEffect(() => {
    if (rules.quiet) setCelebration(null)
  }, [rules.quiet])

  useEffect(() => {
    if (!celebration) return
    const shownMs = celebration.as === 'takeover' ? TAKEOVER_MS : LINE_MS
    // the next one may have been shown a moment before: it has a time of its own
    const end = () => setCelebration((shown) => (shown === celebration ? null : shown))
    const timer = setTimeout(end, shownMs)
    return () => clearTimeout(timer)
  }, [celebration])
  return celebration
}
