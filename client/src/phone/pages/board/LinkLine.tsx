import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { isShutOut } from '../../../live/liveState.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { timeText } from '../../format.ts'

/** Most openings are live within this; a warning that flashes by would only be learnt to be ignored. */
const PATIENCE_MS = 800

/** True once `ms` have passed since the first render. */
function useWaited(ms: number): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isOver
}

interface LinkLineProps {
  store: LiveStore
  clock: Clock
  timeZone: string | undefined
}

/** Says whether the numbers are live; where not, of when they are and which part is away (L3). */
export function LinkLine({ store, clock, timeZone }: LinkLineProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const link = useLive(store, (state) => state.link)
  const isFresh = useLive(store, (state) => state.fresh)
  const asOf = useLive(store, (state) => state.asOf)
  const isSlow = useWaited(PATIENCE_MS)

  if (link === 'live' && isFresh) {
    return (
      <p className="link-line" data-link="live">
        <span className="link-dot" aria-hidden="true" />
        {t.live}
      </p>
    )
  }
  if (link === 'connecting' && !isSlow) {
    return (
      <p className="link-line" data-link="connecting">
        {t.away.connecting}
      </p>
    )
  }
  const why = link === 'live' ? t.silent : t.away[isShutOut(link) ? 'connecting' : link]
  const since = asOf !== null && timeZone && t.dataAsOf(timeText(asOf, clock.now(), timeZone, language))
  return (
    <p className="link-line link-line-away" data-link={link === 'live' ? 'silent' : link} role="status">
      {since && <strong>{since}</strong>} <span>{why}</span>
    </p>
  )
}
