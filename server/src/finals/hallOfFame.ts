import { dateOf, PERIOD_KINDS, type PeriodKind } from '@leitai/shared/calendar'
import type { HallEntry, HallOfFame, RecordScore, RecordStreak, RecordTotal } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { championsOf, type FinalRecord, totalOfRows } from './record.ts'

/** Champions that are listed of each kind of period. */
const LISTED: Record<PeriodKind, number> = { day: 14, week: 13, month: 12, quarter: 8, year: 10 }

/** Champions and records of a station, from the latest revisions of one metric in any order. */
export function hallOfFame(
  metric: Metric,
  finals: readonly FinalRecord[],
  nameOf: (memberId: string) => string,
): HallOfFame {
  const ofKind = (kind: PeriodKind) =>
    finals.filter((final) => final.kind === kind).sort((a, b) => a.fromDay - b.fromDay)
  const days = ofKind('day')
  const weeks = ofKind('week')
  const named = (memberId: string) => ({ memberId, name: nameOf(memberId) })

  function listed(kind: PeriodKind): HallEntry[] {
    return ofKind(kind)
      .filter(({ rows }) => rows.length > 0)
      .slice(-LISTED[kind])
      .reverse()
      .map(({ period, revision, rows }) => ({
        period,
        revision,
        revised: revision > 1,
        champions: championsOf(rows).map(([, memberId, score]) => ({ ...named(memberId), score })),
      }))
  }

  const champions = Object.fromEntries(PERIOD_KINDS.map((kind) => [kind, listed(kind)]))
  const streak = longestStreak(days)
  return {
    metric,
    champions: champions as HallOfFame['champions'],
    records: {
      bestDay: bestScore(days, named),
      bestWeek: bestScore(weeks, named),
      longestStreak: streak && { ...streak, member: named(streak.member) },
      stationDay: bestTotal(days),
      stationWeek: bestTotal(weeks),
    },
  }
}

/** The first of those that score highest; finals come oldest first. */
function first<T>(items: readonly T[], score: (item: T) => number): T | undefined {
  let best: T | undefined
  for (const item of items) if (best === undefined || score(item) > score(best)) best = item
  return best
}

function bestScore(
  finals: readonly FinalRecord[],
  named: (memberId: string) => RecordScore['members'][number],
): RecordScore | null {
  const best = first(finals, ({ rows }) => rows[0]?.[2] ?? 0)
  const [top] = best?.rows ?? []
  if (!best || !top) return null
  const members = championsOf(best.rows).map(([, memberId]) => named(memberId))
  return { period: best.period, score: top[2], members }
}

function bestTotal(finals: readonly FinalRecord[]): RecordTotal | null {
  const best = first(finals, ({ rows }) => totalOfRows(rows))
  return best && best.rows.length > 0 ? { period: best.period, total: totalOfRows(best.rows) } : null
}

/** See `longestStreak` in `shared/src/final.ts` (H4): of a courier's days only those with a score are looked at. */
function longestStreak(
  days: readonly FinalRecord[],
): (Omit<RecordStreak, 'member'> & { member: string }) | null {
  const running = new Map<string, { days: number; from: string }>()
  let longest: (Omit<RecordStreak, 'member'> & { member: string }) | null = null
  for (const { rows, fromDay } of days) {
    const date = dateOf(fromDay)
    for (const [rank, member] of rows) {
      if (rank > 1) {
        running.delete(member)
        continue
      }
      const run = running.get(member)
      const now = { days: (run?.days ?? 0) + 1, from: run?.from ?? date }
      running.set(member, now)
      if (now.days > (longest?.days ?? 0)) longest = { ...now, to: date, member }
    }
  }
  return longest
}
