import { useDeskTexts } from '../../../i18n/desk.ts'
import type { LiveState } from '../../../live/liveStore.ts'
import { useFormats } from '../../hooks/useFormats.ts'

interface LiveMarkProps {
  live: LiveState | null
  timeZone: string | undefined
}

/** Whether the numbers move as it happens; where not, since when and why (L3). */
export function LiveMark({ live, timeZone }: LiveMarkProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const link = live?.link ?? 'connecting'
  const fresh = live?.fresh ?? false
  return (
    <span
      className={`live-mark ${link === 'live' && fresh ? 'live' : 'away'}`}
      data-link={link}
      data-fresh={fresh}
    >
      <span role="status">{t.station.link[link]}</span>
      {live && !fresh && live.asOf !== null && (
        <span> · {t.station.numbersAsOf(formats.time(live.asOf, timeZone))}</span>
      )}
    </span>
  )
}
