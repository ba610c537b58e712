import { dateOf, PERIOD_KINDS, type PeriodKind } from '@leitai/shared/calendar'
import type {
  DayStreaks,
  Hall,
  HallEntry,
  Held,
  RecordScore,
  RecordStreak,
  RecordTotal,
  Streak,
} from '@leitai/shared/final'
import { championsOf, type FinalRecord, totalOfRows } from './record.ts'

/** Champions that are listed of each kind of period. */
const LISTED: Record<PeriodKind, number> = { day: 14, week: 13, month: 12, quarter: 8, year: 10 }

/** Champions and records of a station, from the latest revisions of one metric in any order. */
export function hallOfFame(finals: readonly FinalRecord[]): Hall {
  const days = ofKind(finals, 'day')
  const weeks = ofKind(finals, 'week')
  const champions = Object.fromEntries(PERIOD_KINDS.map((kind) => [kind, listed(finals, kind)]))
  return {
    champions: champions as Hall['champions'],
    records: {
      bestDay: bestScore(days),
      bestWeek: bestScore(weeks),
      longestStreak: longestOf(streaksOf(days)),
      stationDay: bestTotal(days),
      stationWeek: bestTotal(weeks),
    },
  }
}

/** The latest revisions of one kind of period, oldest first. */
export function ofKind(finals: readonly FinalRecord[], kind: PeriodKind): FinalRecord[] {
  return finals.filter((final) => final.kind === kind).sort((a, b) => a.fromDay - b.fromDay)
}

/**
 * Of every courier the longest run of days as champion, the earliest of equals. Of a courier's days only those
 * with a score are looked at (H4): see `longestStreak` in `shared/src/final.ts`. Days come oldest first; who
 * ended a run of that length first is first.
 */
export function streaksOf(days: readonly FinalRecord[]): Map<string, Streak> {
  return runsOf(days).longest
}

function runsOf(days: readonly FinalRecord[]) {
  const running = new Map<string, { days: number; from: string }>()
  const longest = new Map<string, Streak>()
  for (const { rows, fromDay } of days) {
    const date = dateOf(fromDay)
    for (const [rank, memberId] of rows) {
      if (rank > 1) {
        running.delete(memberId)
        continue
      }
      const run = running.get(memberId)
      const now = { days: (run?.days ?? 0) + 1, from: run?.from ?? date }
      running.set(memberId, now)
      if (now.days <= (longest.get(memberId)?.days ?? 0)) continue
      longest.delete(memberId) // put last: the order of the map is that of the ends
      longest.set(memberId, { ...now, to: date })
    }
  }
  return { longest, running }
}

/** The champions of the newest day and the runs that they are on; null before any day is final. */
export function streaksNow(finals: readonly FinalRecord[]): DayStreaks | null {
  const days = ofKind(finals, 'day')
  const newest = days[days.length - 1]
  if (!newest) return null
  const { running } = runsOf(days)
  const champions = championsOf(newest.rows).map(([, memberId]) => ({
    memberId,
    days: running.get(memberId)?.days ?? 0,
  }))
  return { period: newest.period, champions }
}

function longestOf(streaks: ReadonlyMap<string, Streak>): RecordStreak<Held> | null {
  const best = first([...streaks], ([, { days }]) => days)
  return best ? { ...best[1], member: { memberId: best[0] } } : null
}

function listed(finals: readonly FinalRecord[], kind: PeriodKind): HallEntry<Held>[] {
  return ofKind(finals, kind)
    .filter(({ rows }) => rows.length > 0)
    .slice(-LISTED[kind])
    .reverse()
    .map(({ period, revision, rows }) => ({
      period,
      revision,
      revised: revision > 1,
      champions: championsOf(rows).map(([, memberId, score]) => ({ memberId, score })),
    }))
}

/** The first of those that score highest; finals come oldest first. */
function first<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let best: T | undefined
  for (const item of items) if (best === undefined || score(item) > score(best)) best = item
  return best
}

function bestScore(finals: readonly FinalRecord[]): RecordScore<Held> | null {
  const best = first(finals, ({ rows }) => rows[0]?.[2] ?? 0)
  const [top] = best?.rows ?? []
  if (!best || !top) return null
  return {
    period: best.period,
    score: top[2],
    members: championsOf(best.rows).map(([, memberId]) => ({ memberId })),
  }
}

function bestTotal(finals: readonly FinalRecord[]): RecordTotal | null {
  const best = first(finals, ({ rows }) => totalOfRows(rows))
  return best && best.rows.length > 0 ? { period: best.period, total: totalOfRows(best.rows) } : null
}
