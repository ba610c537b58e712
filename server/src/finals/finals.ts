import { instantOf, parsePeriod } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type {
  FinalBrief,
  FinalDraft,
  FinalReply,
  FinalRevision,
  FinalsTodo,
  finalsQuerySchema,
  HallOfFame,
} from '@leitai/shared/final'
import { Refusal } from '@leitai/shared/refusal'
import { METRICS, type Metric, type ScoreRow } from '@leitai/shared/standings'
import type { Redis } from 'ioredis'
import type { z } from 'zod'
import type { Boards } from '../boards/boards.ts'
import type { Log } from '../log.ts'
import type { Org } from '../org/org.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { createDescriptions } from './describe.ts'
import { changesChampion } from './difference.ts'
import { hallOfFame } from './hallOfFame.ts'
import { type FinalRecord, prefixOf } from './record.ts'
import { createRevising, type Revision } from './revise.ts'
import { createSealing } from './seal.ts'
import { createFinalsStore } from './store.ts'
import { createSweep } from './sweep.ts'
import { type FinalsVerification, verifyFinals } from './verifyFinals.ts'

export interface Finals {
  /** One round over all stations: seals, drafts, applies what is due. Safe to run anywhere, any number at once. */
  sweep(signal?: AbortSignal): Promise<void>
  /** Newest period first. Throws `unknown_station`, as does all that names one. */
  list(stationId: string, query: z.output<typeof finalsQuerySchema>): Promise<FinalBrief[]>
  /** Throws `unknown_final`. */
  one(stationId: string, metric: Metric, period: string): Promise<FinalReply>
  drafts(stationId: string): Promise<FinalDraft[]>
  /** Throws `unknown_final`, `unknown_draft` or `draft_changed`. */
  apply(stationId: string, metric: Metric, period: string, revision: Revision): Promise<FinalRevision>
  hallOfFame(stationId: string, metric: Metric): Promise<HallOfFame>
  /** What waits for a manager at the stations named. */
  todo(stationIds: readonly string[]): Promise<FinalsTodo>
  /** Rows of a board's newest revision; undefined where it is not sealed. */
  sealedRows(stationId: string, metric: Metric, period: string): Promise<ScoreRow[] | undefined>
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
  clock: Clock
  log: Log
}): Finals {
  const { commands, boards, roster, settings, org, clock, log } = deps
  const store = createFinalsStore({ commands })
  const describe = createDescriptions({ nameOf: roster.nameOf })
  const sealing = createSealing({ boards, store, clock })
  const revising = createRevising({ boards, store, clock })
  /**
   * What a station's hall of fame was when it had so many finals (they are never changed, only added to) and
   * people had the names of that version.
   */
  const halls = new Map<string, { state: string; hall: HallOfFame }>()

  /** Viewers get the revised podium with a new snapshot. */
  async function onRevised({ stationId }: FinalRecord): Promise<void> {
    await org.put([['revisions', stationId, { revisedAt: clock.now() }]])
  }
  const sweep = createSweep({ sealing, revising, store, roster, settings, clock, log, onRevised })

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

  async function readHall(station: StationOnRoster, metric: Metric): Promise<HallOfFame> {
    const { finals } = await store.counts(station.id)
    const key = `${station.id}/${metric}`
    const state = `${finals} ${org.version()}`
    const known = halls.get(key)
    if (known?.state === state) return known.hall
    const names = await newest(station, (other) => (other === metric ? 0 : undefined))
    const records = await store.records(
      station.id,
      names.map(({ name }) => name),
    )
    const hall = hallOfFame(metric, records, roster.nameOf)
    halls.set(key, { state, hall })
    return hall
  }

  return {
    sweep,
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
        store.drafts(stationId),
      ])
      const drafted = new Set(drafts.map(prefixOf))
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

    async drafts(stationId) {
      const { revisionAfterHours } = settings.of(stationId)
      const drafts = (await store.drafts(stationId)).sort(
        (a, b) =>
          b.toDay - a.toDay || b.fromDay - a.fromDay || METRICS.indexOf(a.metric) - METRICS.indexOf(b.metric),
      )
      return drafts.map((draft) => describe.draft(draft, revisionAfterHours))
    },

    async apply(stationId, metric, period, revision) {
      const station = roster.station(stationId)
      const record = await revising.revise(station.id, metric, period, revision)
      await onRevised(record)
      return describe.revision(record)
    },

    hallOfFame: (stationId, metric) => readHall(roster.station(stationId), metric),

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

    async sealedRows(stationId, metric, period) {
      const [latest] = await store.latest(stationId, [prefixOf({ metric, period })])
      return latest?.rows.map(([, memberId, score, reachedAt]) => [memberId, score, reachedAt])
    },

    verify: (stationId) => verifyFinals({ stationId: roster.station(stationId).id, boards, store }),
  }
}
