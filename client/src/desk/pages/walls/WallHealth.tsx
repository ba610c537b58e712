import type { WallHealth as Health } from '@leitai/shared/wall'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'

const MB = 1024 * 1024
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** A clock that is off by less shows the same minute. */
const CLOCK_OFF_MS = 60_000

interface WallHealthProps {
  health: Health
  now: number
  timeZone: string | undefined
}

/** How the page of a wall has done since it was loaded. */
export function WallHealth({ health, now, timeZone }: WallHealthProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { loadedAt, memoryBytes, clockOffsetMs, errors, link } = health
  const upMs = Math.max(0, now - loadedAt)
  const time = (at: number) => formats.shortMoment(at, timeZone)
  return (
    <div className="wall-health">
      <ul className="facts">
        <li>{t.walls.up(Math.floor(upMs / HOUR_MS), Math.floor((upMs % HOUR_MS) / MINUTE_MS))}</li>
        {memoryBytes !== null && <li>{t.walls.memory(Math.round(memoryBytes / MB))}</li>}
        <li>{link.outages === 0 ? t.walls.neverAway : t.walls.away(link.outages, seconds(link.awayMs))}</li>
        {Math.abs(clockOffsetMs) >= CLOCK_OFF_MS && (
          <li className="fact-warn">
            {t.walls.clockOff(Math.round(Math.abs(clockOffsetMs) / MINUTE_MS), clockOffsetMs > 0)}
          </li>
        )}
        <li className={errors.count > 0 ? 'fact-warn' : undefined}>{t.walls.errors(errors.count)}</li>
      </ul>
      {errors.last.length + link.last.length > 0 && (
        <details>
          <summary>{t.walls.details}</summary>
          <ul className="wall-log">
            {link.last.map(({ from, to }) => (
              <li key={`away ${from}`}>{t.walls.awayFrom(time(from), seconds(to - from))}</li>
            ))}
            {errors.last.map(({ at, message }) => (
              <li key={`${at} ${message}`}>
                {time(at)} <code>{message}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function seconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1_000))
}
