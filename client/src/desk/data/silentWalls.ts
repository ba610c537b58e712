import type { Wall } from '@leitai/shared/api'

/** A wall asks every few seconds whether it is paired, and then says what it shows. */
const AWAITED_MS = 90_000

/** Whether a wall has only just been paired, so that its first word is still to come. Pure. */
export function isAwaited({ heardAt, pairedAt }: Wall, nowMs: number): boolean {
  return heardAt === null && nowMs - pairedAt < AWAITED_MS
}

/** The walls that ought to answer and do not, the one that has been silent longest first. Pure. */
export function silentWalls<T extends Wall>(walls: readonly T[], nowMs: number): T[] {
  return walls
    .filter((wall) => !wall.online && !isAwaited(wall, nowMs))
    .sort((a, b) => (a.heardAt ?? a.pairedAt) - (b.heardAt ?? b.pairedAt))
}
