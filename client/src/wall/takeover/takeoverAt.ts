import type { Programme } from '@leitai/shared/programme'
import type { Announcement } from '@leitai/shared/protocol'
import { heldUntil } from '@leitai/shared/schedule'

interface Turn {
  announcement: Announcement
  begins: number
  until: number
}

/** When announcements take the wall over: what quiet hours held back comes one after the other as they end (H2). */
function turnsOf(
  announcements: readonly Announcement[],
  programme: Pick<Programme, 'quiet'>,
  timeZone: string,
): Turn[] {
  const freeFrom = new Map<number, number>()
  return [...announcements]
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
    .map((announcement) => {
      const { urgent, startsAt, takeoverS, endsAt } = announcement
      const released = urgent ? startsAt : heldUntil(programme, startsAt, timeZone)
      const begins = released === null ? Number.POSITIVE_INFINITY : (freeFrom.get(released) ?? released)
      const until = Math.min(begins + takeoverS * 1_000, endsAt ?? Number.POSITIVE_INFINITY)
      if (released !== null && released > startsAt && until > begins) freeFrom.set(released, until)
      return { announcement, begins, until }
    })
}

/**
 * The announcement that fills the wall at `now` (server's time), the newest if there are several. It depends on
 * the time alone: whoever comes back late sees what is left of it, and never an old one again (L3).
 */
export function takeoverAt(
  announcements: readonly Announcement[],
  now: number,
  programme: Pick<Programme, 'quiet'>,
  timeZone: string,
): Announcement | null {
  const begun = announcements.filter(({ takeover, startsAt }) => takeover && startsAt <= now)
  const on = turnsOf(begun, programme, timeZone).filter(({ begins, until }) => begins <= now && now < until)
  return on[on.length - 1]?.announcement ?? null
}
