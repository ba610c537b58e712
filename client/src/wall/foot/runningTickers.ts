import type { Announcement } from '@leitai/shared/protocol'

/** Those that run along the foot at `now`. */
export function runningTickers(announcements: readonly Announcement[], now: number): Announcement[] {
  return announcements.filter(
    ({ ticker, startsAt, endsAt }) => ticker && startsAt <= now && (endsAt === null || now < endsAt),
  )
}
