import { instantOf, parsePeriod } from '@leitai/shared/calendar'
import type { Honours } from '@leitai/shared/ceremony'
import type { Clock } from '@leitai/shared/clock'
import type {
  AnnouncedWords,
  CourierRecords,
  DayStreaks,
  DraftsReply,
  FinalBrief,
  FinalReply,
  FinalRevision,
  FinalsTodo,
  finalsQuerySchema,
  Hall,
  HallOfFame,
  PlacedScore,
} from '@leitai/shared/final'
import type { LiveMetric } from '@leitai/shared/protocol'
import { Refusal } from '@leitai/shared/refusal'
import { METRICS, type Metric, type ScoreRow } from '@leitai/shared/standings'
import type { Redis } from 'ioredis'
import type { z } from 'zod'
import type { Announcements } from '../announcements/announcements.ts'
import type { Boards } from '../boards/boards.ts'
import type { Log } from '../log.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { createRevisionNews } from './announce.ts'
import { NO_RECORDS } from './courierRecords.ts'
import { createDescriptions } from './describe.ts'
import { changesChampion } from './difference.ts'
import { createHalls, namedHall } from './halls.ts'
import { createHonours } from './honours.ts'
import { prefixOf } from './record.ts'
import { createRevising, type Revision } from './revise.ts'
import { createSealing } from './seal.ts'
import { readSettled } from './settled.ts'
import { createFinalsStore } from './store.ts'
import { createSweep } from './sweep.ts'
import { createTelling } from './telling.ts'
import { type FinalsVerification, verifyFinals } from './verifyFinals.ts'

export interface Finals {
  /** One round over all stations: seals, drafts, applies what is due. Safe to run anywhere, any number at once. */
  sweep(signal?: AbortSignal): Promise<void>
  /** Newest period first. Throws `unknown_station`, as does all that names one. */
  list(stationId: string, query: z.output<typeof finalsQuerySchema>): Promise<FinalBrief[]>
  /** Throws `unknown_final`. */
  one(stationId: string, metric: Metric, period: string): Promise<FinalReply>
  /** Of the newest periods, at most `limit`. */
  drafts(stationId: string, limit?: number): Promise<DraftsReply>
  /** Throws `unknown_final`, `unknown_draft` or `draft_changed`; `invalid_request` where revenue is announced. */
  apply(
    stationId: string,
    metric: Metric,
    period: string,
    revision: Revision & { announce?: AnnouncedWords | undefined },
  ): Promise<FinalRevision>
  hallOfFame(stationId: string, metric: Metric): Promise<HallOfFame>
  /** The same without names. */
  hall(stationId: string, metric: Metric): Promise<Hall & { streaks: DayStreaks | null }>
  /** Throws `unknown_courier` for who is not on the roster and in no final. */
  courierRecords(stationId: string, courierId: string, metric: Metric): Promise<CourierRecords>
  /** Days and weeks of a courier's finals with a score, oldest first. */
  places(
    stationId: string,
    courierId: string,
    metric: LiveMetric,
  ): Promise<Record<'days' | 'weeks', (PlacedScore & { fromDay: number })[]>>
  /** What waits for a manager at the stations named. */
  todo(stationIds: readonly string[]): Promise<FinalsTodo>
  /** Rows of a board's newest revision; undefined where it is not sealed. */
  sealedRows(stationId: string, metric: Metric, period: string): Promise<ScoreRow[] | undefined>
  /** What a ceremony reveals of a final and its poster says: of its newest revision, or the one named. Throws `unknown_final`. */
  honours(stationId: string, metric: LiveMetric, period: string, revision?: number): Promise<Honours>
  /** The newest revision of a final; undefined where it is not sealed. */
  newestRevision(stationId: string, metric: LiveMetric, period: string): Promise<number | undefined>
  /** Tells of days with facts whether every final of theirs is there, and nothing waits to change one. */
  settled(station: StationOnRoster): Promise<(days: readonly number[]) => boolean>
  /** Recomputes the finals of a station from its facts. */
  verify(stationId: string): Promise<FinalsVerification>
}

/** The finals of all stations (F1 to F3). */
export function createFinals(deps: {
  commands: Redis
  boards: Boards
  roster: Roster
  settings: Settings
  org: Org
  announce: Announcements['postOnce']
  clock: Clock
  log: Log
}): Finals {
  const { commands, boards, roster, settings, org, announce, clock, log } = deps
  const store = createFinalsStore({ commands })
  const halls = createHalls({ store })
  const honours = createHonours({ store, halls, roster })
  const news = createRevisionNews({ announce, roster, settings, clock })
  const describe = createDescriptions({ nameOf: roster.nameOf, news })
  const sealing = createSealing({ boards, store, clock, log })
  const revising = createRevising({ boards, store, clock, log })

  const tell = createTelling({ store, org, news, clock })
  const sweep = createSweep({ sealing, revising, store, roster, settings, clock, log, tell })

  /** Names of the newest revisions that pass, with the first day of their periods. */
  async function newest(
    station: StationOnRoster,
    wanted: (metric: string, period: string) => number | undefined,
  ): Promise<{ name: string; order: number }[]> {
    const revisions = await store.revisions(station.id)
    return [...revisions].flatMap(([prefix, revision]) => {
      const [metric = '', period = ''] = prefix.split('/')
      const order = wanted(metric, period)
      return order === undefined ? [] : [{ name: `${prefix}/${revision}`, order }]
    })
  }

  /** Names of drafts: the latest periods first, short ones before long ones, each with its metrics in order. */
  function inOrder(station: StationOnRoster, names: readonly string[]): string[] {
    const metrics: readonly string[] = METRICS
    return names
      .map((name) => {
        const [metric = '', key = ''] = name.split('/')
        const { fromDay = 0, toDay = 0 } = parsePeriod(key, station.calendar, clock.now()) ?? {}
        return { name, fromDay, toDay, metric: metrics.indexOf(metric) }
      })
      .sort((a, b) => b.toDay - a.toDay || b.fromDay - a.fromDay || a.metric - b.metric)
      .map(({ name }) => name)
  }

  return {
    async sweep(signal) {
      await org.sync() // what is over is said by the newest calendar
      await sweep(signal)
    },
    async list(stationId, { kind, metric, limit }) {
      const station = roster.station(stationId)
      const names = await newest(station, (other, key) => {
        const period = parsePeriod(key, station.calendar, clock.now())
        return other === metric && period?.kind === kind ? period.fromDay : undefined
      })
      names.sort((a, b) => b.order - a.order)
      const [records, drafts] = await Promise.all([
        store.records(
          stationId,
          names.slice(0, limit).map(({ name }) => name),
        ),
        store.draftNames(stationId),
      ])
      const drafted = new Set(drafts)
      return records.map((record) => describe.brief(record, drafted.has(prefixOf(record))))
    },

    async one(stationId, metric, period) {
      const station = roster.station(stationId)
      const prefix = prefixOf({ metric, period })
      const [latest] = await store.latest(station.id, [prefix])
      if (!latest) throw new Refusal('unknown_final', `No final ${prefix}.`)
      const names = Array.from(
        { length: latest.revision - 1 },
        (_, i) => `${prefix}/${latest.revision - 1 - i}`,
      )
      const [older, draft] = await Promise.all([
        store.records(stationId, names),
        store.draft(stationId, prefix),
      ])
      return {
        stationId,
        metric,
        period,
        kind: latest.kind,
        revisions: [latest, ...older].map(describe.revision),
        draft: draft ? describe.draft(draft, settings.of(stationId).revisionAfterHours) : null,
      }
    },

    async drafts(stationId, limit = 20) {
      const station = roster.station(stationId)
      const { revisionAfterHours } = settings.of(stationId)
      const names = inOrder(station, await store.draftNames(station.id))
      const drafts = await store.draftsOf(stationId, names.slice(0, limit))
      return { drafts: drafts.map((draft) => describe.draft(draft, revisionAfterHours)), total: names.length }
    },

    async apply(stationId, metric, period, { announce: words, ...revision }) {
      const station = roster.station(stationId)
      if (words && metric === 'revenue') {
        throw new Refusal('invalid_request', 'Revenue is not announced.', { field: 'announce' })
      }
      const record = await revising.revise(station.id, metric, period, revision)
      await tell(station)
      if (words) await news.post(record, words)
      return describe.revision(record)
    },

    async hallOfFame(stationId, metric) {
      const { hall } = await halls.of(roster.station(stationId).id, metric)
      return namedHall(metric, hall, roster.nameOf)
    },
    async hall(stationId, metric) {
      const { hall, streaks } = await halls.of(stationId, metric)
      return { ...hall, streaks }
    },
    async courierRecords(stationId, courierId, metric) {
      const { couriers } = await halls.of(roster.station(stationId).id, metric)
      const records = couriers.get(courierId)
      if (!records && !roster.courier(courierId)) {
        throw new Refusal('unknown_courier', `No courier ${courierId}.`, { field: 'courierId' })
      }
      return { metric, memberId: courierId, name: roster.nameOf(courierId), ...(records ?? NO_RECORDS) }
    },

    async todo(stationIds) {
      const lists = await Promise.all(
        stationIds.map(async (stationId) => {
          const drafts = (await store.draftCount(stationId)) > 0 ? await store.drafts(stationId) : []
          return { stationId, drafts }
        }),
      )
      const stations = lists
        .filter(({ drafts }) => drafts.length > 0)
        .map(({ stationId, drafts }) => ({
          stationId,
          name: roster.station(stationId).name,
          drafts: drafts.length,
          championChanges: drafts.filter(({ difference }) => changesChampion(difference)).length,
          since: instantOf(Math.min(...drafts.map(({ since }) => since))),
        }))
      return { stations }
    },

    async places(stationId, courierId, metric) {
      const { id } = roster.station(stationId)
      return {
        days: await halls.placesOf(id, metric, 'day', courierId),
        weeks: await halls.placesOf(id, metric, 'week', courierId),
      }
    },

    async sealedRows(stationId, metric, period) {
      const [latest] = await store.latest(stationId, [prefixOf({ metric, period })])
      return latest?.rows.map(([, memberId, score, reachedAt]) => [memberId, score, reachedAt])
    },

    honours: honours.of,
    newestRevision: honours.newest,

    settled: (station) => readSettled(station, store),

    verify: (stationId) => verifyFinals({ stationId: roster.station(stationId).id, boards, store }),
  }
}
