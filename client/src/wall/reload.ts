/** When a wall loads itself again. Pure. */
import { offsetMs } from '@leitai/shared/calendar'

export interface PageLife {
  /** This device's time at which the page came up. */
  bornAt: number
  /** The build that the page is of; null where it was not built. */
  build: string | null
}

const HOUR_MS = 3_600_000
/** Two servers of different builds behind one address must not make a wall reload for ever. */
const NOT_AGAIN_WITHIN_MS = 10 * 60_000
const NIGHT_HOUR = 4
const OLD_ENOUGH_MS = 6 * HOUR_MS

/**
 * True when the page is of none of the builds that the server serves: it names one for each of its clients. A page
 * that came up from what was kept knows so as soon as the server is there.
 */
export function isNewBuild(life: PageLife, served: string, now: number, lastReloadAt: number): boolean {
  if (life.build === null || served.split('.').includes(life.build)) return false
  return now - lastReloadAt > NOT_AGAIN_WITHIN_MS
}

/** True in the small hours of the station for a page that has been up for long: what leaked is let go of. */
export function isNightlyReload(life: PageLife, now: number, serverNow: number, timeZone: string): boolean {
  const localHour = Math.floor((serverNow + offsetMs(serverNow, timeZone)) / HOUR_MS) % 24
  return localHour === NIGHT_HOUR && now - life.bornAt > OLD_ENOUGH_MS
}
