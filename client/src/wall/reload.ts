/** When a wall loads itself again. Pure. */
import { offsetMs } from '@leitai/shared/calendar'

export interface PageLife {
  /** This device's time at which the page came up. */
  bornAt: number
  /** The build that the server named first. */
  firstBuild: string | null
}

const HOUR_MS = 3_600_000
/** Two servers of different builds behind one address must not make a wall reload for ever. */
const NOT_AGAIN_WITHIN_MS = 10 * 60_000
const NIGHT_HOUR = 4
const OLD_ENOUGH_MS = 6 * HOUR_MS

/** True when the server's build is no longer the one that this page came up with. */
export function isNewBuild(life: PageLife, build: string, now: number, lastReloadAt: number): boolean {
  return life.firstBuild !== null && build !== life.firstBuild && now - lastReloadAt > NOT_AGAIN_WITHIN_MS
}

/** True in the small hours of the station for a page that has been up for long: what leaked is let go of. */
export function isNightlyReload(life: PageLife, now: number, serverNow: number, timeZone: string): boolean {
  const localHour = Math.floor((serverNow + offsetMs(serverNow, timeZone)) / HOUR_MS) % 24
  return localHour === NIGHT_HOUR && now - life.bornAt > OLD_ENOUGH_MS
}
