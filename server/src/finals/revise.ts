import { finalAt, PERIOD_KINDS, periodOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { MAX_CAUSES } from '@leitai/shared/final'
import { Refusal } from '@leitai/shared/refusal'
import { METRICS, type Metric } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Log } from '../log.ts'
import type { StationOnRoster } from '../people/roster.ts'
import { differenceOf } from './difference.ts'
import { ifReadable } from './ifReadable.ts'
import { type PeriodRead, readPeriod } from './readPeriod.ts'
import { type DraftRecord, type FinalRecord, prefixOf } from './record.ts'
import type { FinalsStore, Stamp } from './store.ts'

/** Facts may keep coming while a period is read. */
const TRIES = 5
/** Days whose changes are looked at in one go; what is left waits for the next sweep. */
const MAX_DAYS = 100

export interface Revision {
  by: string
  /** Null where the system does it because its time has come. */
  reason: string | null
  /** Only if this is what the board has come to. */
  factsHash?: string | undefined
}

/** Notices what has changed since it was sealed, and makes revisions of it (F3). */
export function createRevising(deps: { boards: Boards; store: FinalsStore; clock: Clock; log: Log }) {
  const { boards, store, clock, log } = deps

  /** Reads what a sealed period has come to, with whoever stands in its finals. */
  function readAgain(stationId: string, finals: readonly FinalRecord[]): Promise<PeriodRead> {
    const [first] = finals
    if (!first) throw new Error('no final to read again')
    const couriers = new Set(finals.flatMap(({ rows }) => rows.map(([, memberId]) => memberId)))
    const sealedAt = Math.min(...finals.map((final) => final.sealedAt))
    return readPeriod(boards, stationId, first, [...couriers], sealedAt)
  }

  /** The draft that a board's newest revision needs; null where it is still what the facts say. */
  async function draftOf(base: FinalRecord, read: PeriodRead): Promise<DraftRecord | null> {
    const { rows, factCount, factsHash } = read.boards[base.metric]
    if (factsHash === base.factsHash) return null
    const { stationId, metric, period, kind, fromDay, toDay, revision } = base
    const known = await store.draft(stationId, prefixOf(base))
    const causes = read.since(base.sealedAt, metric)
    return {
      stationId,
      metric,
      period,
      kind,
      fromDay,
      toDay,
      revision,
      since: sinceOf(known, base),
      factCount,
      factsHash,
      difference: differenceOf(base.rows, rows),
      causes: causes.slice(0, MAX_CAUSES),
      causeCount: causes.length,
    }
  }

  /** Since when the revision after `base` is due. */
  function sinceOf(known: DraftRecord | undefined, { revision }: FinalRecord): number {
    return known?.revision === revision ? known.since : clock.now()
  }

  /** Brings the drafts of one sealed period up to date; its days' stamps, or undefined if they kept changing. */
  async function redraft(stationId: string, period: string): Promise<readonly Stamp[] | undefined> {
    for (let tries = 0; tries < TRIES; tries++) {
      const prefixes = METRICS.map((metric) => prefixOf({ metric, period }))
      const finals = (await store.latest(stationId, prefixes)).filter((final) => final !== undefined)
      const read = await readAgain(stationId, finals)
      const drafts = await Promise.all(
        finals.map(async (base) => ({ base, draft: await draftOf(base, read) })),
      )
      if (await store.putDrafts(stationId, read.stamps, drafts)) return read.stamps
    }
    return undefined
  }

  /**
   * Looks at the days of a station whose facts have changed, and at every sealed period that has one of them
   * in it. Days that are not sealed themselves stay touched: sealing comes first, so that nothing slips through
   * between the two.
   */
  async function draftStation(station: StationOnRoster): Promise<void> {
    const now = clock.now()
    const closed = (await store.touched(station.id))
      .filter((day) => finalAt(periodOf('day', day, station.calendar), station.calendar) <= now)
      .sort((a, b) => a - b)
      .slice(0, MAX_DAYS)
    if (closed.length === 0) return
    const sealed = await store.revisions(station.id)
    const isSealed = (key: string) => sealed.has(prefixOf({ metric: 'pickups', period: key }))
    const days = closed.filter((day) => isSealed(periodOf('day', day, station.calendar).key))
    const keysOf = (day: number) =>
      PERIOD_KINDS.map((kind) => periodOf(kind, day, station.calendar).key).filter(isSealed)

    const stamps = new Map<string, readonly Stamp[] | undefined>()
    for (const key of new Set(days.flatMap(keysOf))) {
      const work = () => redraft(station.id, key)
      stamps.set(key, await ifReadable(work, { station: station.id, period: key }, log))
    }
    const noted = days.flatMap((day) => {
      const reads = keysOf(day).map((key) => stamps.get(key)?.find(([other]) => other === day))
      const [stamp] = reads
      // every period has to have seen the day as the others did
      return stamp && reads.every((read) => read?.[1] === stamp[1]) ? [stamp] : []
    })
    await store.note(station.id, noted)
  }

  /**
   * Makes the next revision of a board from what its facts say now. Of several who do it at once one does,
   * and the others are given what that one made. Throws `unknown_final`, `unknown_draft` where there is
   * nothing to revise, and `draft_changed`.
   */
  async function revise(
    stationId: string,
    metric: Metric,
    period: string,
    { by, reason, factsHash }: Revision,
  ): Promise<FinalRecord> {
    let overtaken = false
    for (let tries = 0; tries < TRIES; tries++) {
      const [base] = await store.latest(stationId, [prefixOf({ metric, period })])
      if (!base) throw new Refusal('unknown_final', `No final ${metric} ${period}.`)
      const read = await readAgain(stationId, [base])
      const board = read.boards[metric]
      if (board.factsHash === base.factsHash) {
        // somebody else was quicker with the very same revision
        if (overtaken || (factsHash === base.factsHash && base.revision > 1)) return base
        throw new Refusal('unknown_draft', 'The final is what the facts say.')
      }
      if (factsHash !== undefined && factsHash !== board.factsHash) {
        await store.putDrafts(stationId, read.stamps, [{ base, draft: await draftOf(base, read) }])
        throw new Refusal('draft_changed', 'More has changed since.')
      }
      const known = await store.draft(stationId, prefixOf(base))
      const revised: FinalRecord = {
        ...base,
        ...board,
        revision: base.revision + 1,
        sealedAt: clock.now(),
        since: sinceOf(known, base),
        by,
        reason,
        difference: differenceOf(base.rows, board.rows),
      }
      const outcome = await store.put(stationId, read.stamps, [revised])
      if (outcome === 'written') return revised
      overtaken ||= outcome === 'known'
    }
    throw new Refusal('unavailable', 'The period changes too fast to be revised.')
  }

  return { draftStation, revise }
}
