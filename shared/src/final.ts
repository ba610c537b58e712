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

interface Named {
  memberId: string
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

// GET /stations/{id}/drafts
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
  /** Pickups of the period that came or changed since it was sealed, newest first, at most MAX_CAUSES. */
  causes: DraftCause[]
  causeCount: number
}
export interface DraftCause {
  id: string
  version: number
  courier: string
  name: string
  at: string
  count: number
  state: 'counted' | 'void' | 'pending'
  receivedAt: string
  source: string
}

// POST /stations/{id}/drafts/{metric}/{periodKey}/apply → FinalRevision
export const applySchema = z.strictObject({
  reason: z.string().trim().min(1).max(200),
  /** Of the draft that was looked at: it is refused (`draft_changed`) where more has changed since. */
  factsHash: z.string().max(100).optional(),
})
export type ApplyInput = z.input<typeof applySchema>

// GET /stations/{id}/hall-of-fame?metric=
export const hallQuerySchema = z.object({ metric: z.enum(METRICS).default('pickups') })
export interface HallOfFame {
  metric: Metric
  /** Newest first, from the latest revisions; periods without a champion are left out. */
  champions: Record<PeriodKind, HallEntry[]>
  records: {
    /** The highest score of one courier in a day and in a week; the earliest where there are several. */
    bestDay: RecordScore | null
    bestWeek: RecordScore | null
    /**
     * The longest run of days as the day's champion. Only days count on which the courier has a score at the
     * station: a day off neither breaks a run nor makes it longer (H4). The earliest where several are as long.
     */
    longestStreak: RecordStreak | null
    /** The highest totals of the whole station. */
    stationDay: RecordTotal | null
    stationWeek: RecordTotal | null
  }
}
export interface HallEntry {
  period: string
  revision: number
  /** It was revised after it had become final. */
  revised: boolean
  champions: (Named & { score: number })[]
}
export interface RecordScore {
  period: string
  score: number
  /** Several where they share the score of that period. */
  members: Named[]
}
export interface RecordStreak {
  days: number
  from: string
  to: string
  member: Named
}
export interface RecordTotal {
  period: string
  total: number
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
