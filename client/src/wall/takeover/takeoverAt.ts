import type { Programme } from '@leitai/shared/programme'
import type { Announcement } from '@leitai/shared/protocol'
import { heldUntil } from '@leitai/shared/schedule'

/** When an announcement takes the wall over: what is not urgent waits until quiet hours end (H2). */
function beginsAt(
  { urgent, startsAt }: Announcement,
  programme: Pick<Programme, 'quiet'>,
  timeZone: string,
): number {
  return urgent ? startsAt : (heldUntil(programme, startsAt, timeZone) ?? Number.POSITIVE_INFINITY)
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
  return announcements
    .filter((announcement) => {
      const { takeover, takeoverS, startsAt, endsAt } = announcement
      if (!takeover || startsAt > now) return false
      const begins = beginsAt(announcement, programme, timeZone)
      const until = Math.min(begins + takeoverS * 1_000, endsAt ?? Number.POSITIVE_INFINITY)
      return begins <= now && now < until
    })
    .reduce<Announcement | null>(
      (newest, announcement) => (newest && newest.startsAt >= announcement.startsAt ? newest : announcement),
      null,
    )
}
