import type { Announcement } from '@leitai/shared/protocol'

/** Where on the board's page all announcements are. */
export const ANNOUNCEMENTS_ANCHOR = 'announcements'

/** Announcements as people look for them. Pure. */
export function newestFirst(announcements: readonly Announcement[]): Announcement[] {
  return [...announcements].sort((a, b) => b.startsAt - a.startsAt)
}
