import { PERIOD_KINDS, type PeriodKind } from '@leitai/shared/calendar'
import type { DayStreaks, Hall, HallEntry, HallOfFame, Held, RecordScore } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { courierRecords, type OwnRecords } from './courierRecords.ts'
import { hallOfFame, ofKind, streaksNow } from './hallOfFame.ts'
import { championsOf, type FinalRecord, recordName } from './record.ts'
import type { FinalsStore } from './store.ts'

interface StationHall {
  hall: Hall
  /** The runs that the champions of the newest day are on. */
  streaks: DayStreaks | null
  /** Of everyone who stands in a final of the station. */
  couriers: ReadonlyMap<string, OwnRecords>
  /** Who was champion of which final, however long ago. */
  championships: readonly Championship[]
}

interface Championship extends Pick<FinalRecord, 'kind' | 'toDay'> {
  memberIds: string[]
}

export type Halls = ReturnType<typeof createHalls>

/** Halls of fame and records, worked out anew only when a station has more finals than it had. */
export function createHalls({ store }: { store: FinalsStore }) {
  /** Finals are never changed, only added to: as long as there are as many, they are the same. */
  const known = new Map<string, { finals: number; made: Promise<StationHall> }>()
  /** So each is read once: the newest revisions of a station and metric, by name. */
  const kept = new Map<string, ReadonlyMap<string, FinalRecord>>()

  async function newestOf(stationId: string, metric: Metric): Promise<FinalRecord[]> {
    const key = `${stationId}/${metric}`
    const before = kept.get(key) ?? new Map<string, FinalRecord>()
    const names = [...(await store.revisions(stationId))]
      .filter(([prefix]) => prefix.startsWith(`${metric}/`))
      .map(([prefix, revision]) => `${prefix}/${revision}`)
    const added = await store.records(
      stationId,
      names.filter((name) => !before.has(name)),
    )
    const byName = new Map(added.map((record) => [recordName(record), record]))
    const records = names.flatMap((name): [string, FinalRecord][] => {
      const record = before.get(name) ?? byName.get(name)
      return record ? [[name, record]] : []
    })
    kept.set(key, new Map(records))
    return records.map(([, record]) => record)
  }

  async function make(stationId: string, metric: Metric): Promise<StationHall> {
    const records = await newestOf(stationId, metric)
    const championships = records.map(({ kind, toDay, rows }) => ({
      kind,
      toDay,
      memberIds: championsOf(rows).map(([, memberId]) => memberId),
    }))
    return {
      hall: hallOfFame(records),
      streaks: streaksNow(records),
      couriers: courierRecords(records),
      championships,
    }
  }

  return {
    /** Where a courier stands in the newest finals of a kind in which they have a score, oldest first. */
    async placesOf(stationId: string, metric: Metric, kind: PeriodKind, courierId: string) {
      return ofKind(await newestOf(stationId, metric), kind).flatMap(({ period, fromDay, rows }) =>
        rows
          .filter(([, memberId]) => memberId === courierId)
          .map(([rank, , score]) => ({ period, fromDay, rank, score })),
      )
    },
    /** Whoever asks while it is being made waits for the same one, unless there are more finals by then. */
    async of(stationId: string, metric: Metric): Promise<StationHall> {
      const { finals } = await store.counts(stationId)
      const key = `${stationId}/${metric}`
      const before = known.get(key)
      if (before?.finals === finals) return before.made
      const now = { finals, made: make(stationId, metric) }
      known.set(key, now)
      now.made.catch(() => {
        if (known.get(key) === now) known.delete(key)
      })
      return now.made
    },
  }
}

/** A hall of fame as people read it. */
export function namedHall(
  metric: Metric,
  { champions, records }: Hall,
  nameOf: (memberId: string) => string,
): HallOfFame {
  const named = <T extends Held>(member: T) => ({ ...member, name: nameOf(member.memberId) })
  const entry = (one: HallEntry<Held>): HallEntry => ({ ...one, champions: one.champions.map(named) })
  const score = (record: RecordScore<Held> | null): RecordScore | null =>
    record && { ...record, members: record.members.map(named) }
  const { bestDay, bestWeek, longestStreak, ...totals } = records
  return {
    metric,
    champions: Object.fromEntries(
      PERIOD_KINDS.map((kind) => [kind, champions[kind].map(entry)]),
    ) as HallOfFame['champions'],
    records: {
      bestDay: score(bestDay),
      bestWeek: score(bestWeek),
      longestStreak: longestStreak && { ...longestStreak, member: named(longestStreak.member) },
      ...totals,
    },
  }
}
