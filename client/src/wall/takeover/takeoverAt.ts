import type { Announcement } from '@leitai/shared/protocol'

/**
 * The announcement that fills the wall at `now` (server's time), the newest if there are several. It depends on
 * the time alone: whoever comes back late sees what is left of it, and never an old one again (L3).
 */
export function takeoverAt(announcements: readonly Announcement[], now: number): Announcement | null {
  return announcements
    .filter(({ takeover, takeoverS, startsAt, endsAt }) => {
      const until = Math.min(startsAt + takeoverS * 1_000, endsAt ?? Number.POSITIVE_INFINITY)
      return takeover && startsAt <= now && now < until
    })
    .reduce<Announcement | null>(
      (newest, announcement) => (newest && newest.startsAt >= announcement.startsAt ? newest : announcement),
      null,
    )
}
