/**
 * Finals (F1 to F3): sealed copies of closed boards. Revision 1 is made when a period becomes final; a later
 * change makes a draft first, and revision n+1 when the manager (or the time that the station sets) applies it.
 *
 * `factsHash` is the SHA-256, in hex, of the counted pickups that make up the board. Each is one line
 * `id TAB version TAB courier TAB at TAB count TAB revenue TAB channel LF` (`at` in ms, revenue in fen, channel
 * `walkin` or `contract`), in order of `at`, then of the bytes of the line. Void and pending ones are not in it,
 * nor, for the metric `walkin`, those of contract clients.
 */
import { z } from 'zod'
import { PERIOD_KINDS, type PeriodKind } from './calendar.ts'
import { METRICS, type Metric } from './standings.ts'

/** The sender of what Leitai does by itself. */
export const BY_SYSTEM = 'system'
/** Most pickups that a draft names as its cause. */
export const MAX_CAUSES = 50
/** An announcement takes 500 characters: these and the reason of the revision, which is put below them. */
const MAX_ANNOUNCED = { title: 60, body: 280 }

/** Somebody by id, where names travel apart. */
export interface Held {
  memberId: string
}
interface Named extends Held {
  name: string
}

export interface Place {
  rank: number
  score: number
}

export interface FinalRow extends Named, Place {
  reachedAt: string
}

/** What a revision changes against the one before. */
export interface FinalDifference {
  /** Everyone of rank 1, before and after. */
  champion: { changed: boolean; before: Named[]; after: Named[] }
  /** Those whose rank or score is another one; null where there was or is no score. */
  rows: (Named & { before: Place | null; after: Place | null })[]
  total: { before: number; after: number }
}

// GET /stations/{id}/finals?kind=&metric=&limit=
export const finalsQuerySchema = z.object({
  kind: z.enum(PERIOD_KINDS).default('day'),
  metric: z.enum(METRICS).default('pickups'),
  limit: z.coerce.number().int().min(1).max(400).default(30),
})
export interface FinalBrief {
  metric: Metric
  period: string
  kind: PeriodKind
  /** First and last day, dates. */
  from: string
  to: string
  revision: number
  sealedAt: string
  /** Everyone of rank 1; empty where nothing was counted. */
  champions: (Named & { score: number })[]
  total: number
  factCount: number
  factsHash: string
  /** A draft of the next revision waits. */
  drafted: boolean
}

// GET /stations/{id}/finals/{metric}/{periodKey}
export interface FinalReply {
  stationId: string
  metric: Metric
  period: string
  kind: PeriodKind
  /** Newest first. */
  revisions: FinalRevision[]
  draft: FinalDraft | null
}
export interface FinalRevision {
  revision: number
  sealedAt: string
  /** `system`, or `@` and who applied it. */
  by: string
  /** Null for revision 1, and where the system applied it because its time had come. */
  reason: string | null
  factCount: number
  factsHash: string
  /** Those with a score, in order. */
  rows: FinalRow[]
  /** Null for revision 1. */
  difference: FinalDifference | null
}

// GET /stations/{id}/drafts?limit=: the newest periods first
export const draftsQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(20) })
export interface DraftsReply {
  drafts: FinalDraft[]
  /** How many wait in all. */
  total: number
}
export interface FinalDraft {
  stationId: string
  metric: Metric
  period: string
  kind: PeriodKind
  /** The revision that it would follow. */
  revision: number
  since: string
  /** When it is applied by itself; null where the station leaves that to its manager. */
  appliesAt: string | null
  factCount: number
  factsHash: string
  difference: FinalDifference
  /** What could be announced of it; the reason is added when it is applied. Null for revenue, the manager's alone. */
  announcement: AnnouncedWords | null
  /** It is announced by itself where it is applied by itself. */
  isNews: boolean
  /** Pickups of the period that came, changed or left it since it was sealed, newest first, at most MAX_CAUSES. */
  causes: DraftCause[]
  causeCount: number
}
export interface AnnouncedWords {
  title: string
  body: string
}
export interface DraftCause {
  id: string
  version: number
  courier: string
  name: string
  at: string
  count: number
  /** `moved`: it was of this period and is of another by now; the rest is what it is there. */
  state: 'counted' | 'void' | 'pending' | 'moved'
  receivedAt: string
  source: string
}

// POST /stations/{id}/drafts/{metric}/{periodKey}/apply → FinalRevision
export const applySchema = z.strictObject({
  reason: z.string().trim().min(1).max(200),
  /** Of the draft that was looked at: it is refused (`draft_changed`) where more has changed since. */
  factsHash: z.string().max(100).optional(),
  /** Told to the station's walls and phones, once a revision; not for revenue. */
  announce: z
    .strictObject({
      title: z.string().trim().min(1).max(MAX_ANNOUNCED.title),
      body: z.string().trim().max(MAX_ANNOUNCED.body),
    })
    .optional(),
})
export type ApplyInput = z.input<typeof applySchema>

// GET /stations/{id}/hall-of-fame?metric=
export const hallQuerySchema = z.object({ metric: z.enum(METRICS).default('pickups') })
export interface HallOfFame extends Hall<Named> {
  metric: Metric
}
export interface Hall<Member = Held> {
  /** Newest first, from the latest revisions; periods without a champion are left out. */
  champions: Record<PeriodKind, HallEntry<Member>[]>
  records: StationRecords<Member>
}
export interface StationRecords<Member = Held> {
  /** The highest score of one courier in a day and in a week; the earliest where there are several. */
  bestDay: RecordScore<Member> | null
  bestWeek: RecordScore<Member> | null
  /**
   * The longest run of days as the day's champion. Only days count on which the courier has a score at the
   * station: a day off neither breaks a run nor makes it longer (H4). The earliest where several are as long.
   */
  longestStreak: RecordStreak<Member> | null
  /** The highest totals of the whole station. */
  stationDay: RecordTotal | null
  stationWeek: RecordTotal | null
}
export interface HallEntry<Member = Named> {
  period: string
  revision: number
  /** It was revised after it had become final. */
  revised: boolean
  champions: (Member & { score: number })[]
}
export interface RecordScore<Member = Named> {
  period: string
  score: number
  /** Several where they share the score of that period. */
  members: Member[]
}
export interface Streak {
  days: number
  from: string
  to: string
}
export interface RecordStreak<Member = Named> extends Streak {
  member: Member
}
/** The champions of the newest final of a day, each with the run that they are on by then, counted as `longestStreak`. */
export interface DayStreaks {
  period: string
  champions: (Held & { days: number })[]
}
export interface RecordTotal {
  period: string
  total: number
}

// GET /stations/{id}/couriers/{courierId}/records?metric=: one courier's at one station, from the latest revisions
export interface CourierRecords extends Named {
  metric: Metric
  /** The highest scores, the earliest of equals. */
  bestDay: PlacedScore | null
  bestWeek: PlacedScore | null
  /** As the station's `longestStreak`, of this courier. */
  longestStreak: Streak | null
  /** Days and weeks as champion, shared ones too, and days among the first three. */
  championDays: number
  championWeeks: number
  topThreeDays: number
}
export interface PlacedScore extends Place {
  period: string
}

// GET /finals/todo
export interface FinalsTodo {
  stations: {
    stationId: string
    name: string
    drafts: number
    /** Drafts under which the champion would be another one. */
    championChanges: number
    /** The oldest draft. */
    since: string
  }[]
}
