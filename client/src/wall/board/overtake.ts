/** Who may still overtake whom before the last truck leaves. Pure. */
import type { Snapshot } from '@leitai/shared/protocol'
import { localMoment } from '@leitai/shared/schedule'
import type { BoardRow } from './boardRows.ts'

/** Before that there is time enough for anything. */
const SHOWN_FROM_MINUTES = 120
/** Only what honours is told aloud: nobody further down is named (H1). */
const AMONG_FIRST = 10

export interface Overtake {
  chaser: BoardRow
  ahead: BoardRow
  /** Parcels to draw level. */
  missing: number
  minutesLeft: number
  truckMinutes: number
}

/**
 * The closest chase of the day's `rows`, the highest of equals; null without a last truck, long before it and
 * after it, and where nobody chases anyone.
 */
export function overtakeOf(
  rows: readonly BoardRow[],
  { settings, station }: Pick<Snapshot, 'settings' | 'station'>,
  nowMs: number,
): Overtake | null {
  const truckMinutes = settings.lastTruckMinutes
  if (truckMinutes === null) return null
  const minutesLeft = truckMinutes - localMoment(nowMs, station.timeZone).minutes
  if (minutesLeft <= 0 || minutesLeft > SHOWN_FROM_MINUTES) return null
  const chasers = rows.slice(0, AMONG_FIRST).filter(({ score, gap }) => score > 0 && gap > 0)
  const chaser = chasers.reduce<BoardRow | null>(
    (closest, row) => (closest && closest.gap <= row.gap ? closest : row),
    null,
  )
  const ahead = chaser && rows.find(({ score }) => score === chaser.score + chaser.gap)
  return chaser && ahead ? { chaser, ahead, missing: chaser.gap, minutesLeft, truckMinutes } : null
}
