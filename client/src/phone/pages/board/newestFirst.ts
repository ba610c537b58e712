import type { Announcement } from '@leitai/shared/protocol'

/** Announcements as people look for them. Pure. */
export function newestFirst(announcements: readonly Announcement[]): Announcement[] {
  return [...announcements].sort((a, b) => b.startsAt - a.startsAt)
}
