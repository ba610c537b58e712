/**
 * Receipts and kudos 掌声: who has seen an announcement, and who applauds it or a colleague on a podium. Given once
 * each, never taken back; kudos are few a day, so that they say something.
 */
import { z } from 'zod'
import type { PeriodKind } from './calendar.ts'
import { idSchema } from './pickup.ts'
import type { AnnouncementKind, LiveMetric } from './protocol.ts'

/** What a courier can give in a business day of the station. */
export const KUDOS_A_DAY = 10
/** Of what a courier is told, the newest. */
export const MAX_HEARD = 50

/** Those that Leitai posts by itself have long ones. */
const announcementIdSchema = z.string().min(1).max(200)

export interface Kudos {
  count: number
  /** Whether the reader has given theirs. */
  given: boolean
}

// GET /stations/{id}/news (courier): what has been announced and has begun, newest first, and whom to applaud
export interface NewsReply {
  announcements: HeardAnnouncement[]
  /** Of the newest closed day and week in the station's wall metric, from finals (F2); those that have none are left out. */
  podiums: ApplaudedPodium[]
  /** How many kudos the reader has left today. */
  kudosLeft: number
}
export interface HeardAnnouncement {
  id: string
  kind: AnnouncementKind
  title: string
  /** Plain text; line breaks are kept. */
  body: string
  /** ms */
  startsAt: number
  endsAt: number | null
  over: boolean
  /** When the reader has seen it first, ms. */
  seenAt: number | null
  kudos: Kudos
}
export interface ApplaudedPodium {
  kind: PeriodKind
  metric: LiveMetric
  period: string
  places: { rank: number; memberId: string; name: string; score: number; kudos: Kudos }[]
}

// POST /stations/{id}/news/seen (courier) → 204; those that are not known here are passed over
export const seenSchema = z.strictObject({ ids: z.array(announcementIdSchema).min(1).max(MAX_HEARD) })

// POST /stations/{id}/kudos (courier) → KudosReply; `too_many_kudos` where today's are given
export const kudosSchema = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('announcement'), announcement: announcementIdSchema }),
  /** One of ranks 1 to 3 of a final; not oneself. */
  z.strictObject({
    for: z.literal('courier'),
    courier: idSchema,
    metric: z.enum(['pickups', 'walkin']),
    period: z.string().max(20),
  }),
])
export type KudosInput = z.input<typeof kudosSchema>
export interface KudosReply extends Kudos {
  kudosLeft: number
}

// GET /stations/{id}/announcements/{announcementId}/readers (manager)
export interface ReadersReply {
  /** The first to see it first; those too who have left the station since. */
  seen: { courierId: string; name: string; at: number }[]
  /** Posted to the station today, and have not. */
  unseen: { courierId: string; name: string }[]
  kudos: number
}
