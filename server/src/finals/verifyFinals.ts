import type { Metric } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { IdentifiedFact } from '../boards/ledger.ts'
import { type FinalRecord, prefixOf } from './record.ts'
import type { FinalsStore } from './store.ts'
import { createTally, type Tallied } from './tally.ts'

/** A station that changes all the time is read again so often before it is given up. */
const TRIES = 20

/** A final that is not what the facts say, although no draft says so. */
export interface FinalFault {
  metric: Metric
  period: string
  revision: number
  what: 'rows' | 'factCount' | 'factsHash'
  stored: string
  expected: string
}

export interface FinalsVerification {
  /**
   * Finals whose newest revision was recomputed; those with a draft, with changes that nobody has noted yet, or with
   * a day in an archived week that cannot be read, are not.
   */
  checked: number
  waiting: number
  faults: FinalFault[]
}

/**
 * Recomputes the newest revision of every sealed board from all facts of the station, found without the
 * indexes that sealing goes by. Works beside a running server: what changes meanwhile is read again.
 */
export async function verifyFinals(deps: {
  stationId: string
  boards: Boards
  store: FinalsStore
}): Promise<FinalsVerification> {
  for (let tries = 0; tries < TRIES; tries++) {
    const result = await tryToVerify(deps)
    if (result) return result
  }
  throw new Error(`Station ${deps.stationId} changes too fast to be verified; try again when it is quieter.`)
}

/** Undefined where the station changed while it was read. */
async function tryToVerify({
  stationId,
  boards,
  store,
}: Parameters<typeof verifyFinals>[0]): Promise<FinalsVerification | undefined> {
  const start = await boards.read(stationId, [])
  const touched = await store.touched(stationId)
  const drafted = new Set(await store.draftNames(stationId))
  const names = [...(await store.revisions(stationId))].map(([prefix, revision]) => `${prefix}/${revision}`)
  const finals = await store.records(stationId, names)
  const all = await boards.allFacts(stationId)
  const end = await boards.read(stationId, [])
  if (!all || start.epoch !== end.epoch || start.seq !== end.seq) return undefined

  const days = byDay(all.facts)
  const unread = all.faults.flatMap(({ firstDay }) =>
    Array.from({ length: 7 }, (_, index) => firstDay + index),
  )
  const isSettled = (final: FinalRecord) =>
    !drafted.has(prefixOf(final)) &&
    ![...touched, ...unread].some((day) => day >= final.fromDay && day < final.toDay)
  const settled = finals.filter(isSettled)
  const tallies = new Map<string, Record<Metric, Tallied>>()
  const faults: FinalFault[] = []
  for (const final of settled) {
    const tally = tallies.get(final.period) ?? tallyOf(days, final)
    tallies.set(final.period, tally)
    faults.push(...compare(final, tally[final.metric]))
  }
  return { checked: settled.length, waiting: finals.length - settled.length, faults }
}

function byDay(facts: readonly IdentifiedFact[]): Map<number, IdentifiedFact[]> {
  const days = new Map<number, IdentifiedFact[]>()
  for (const found of facts) {
    const day = days.get(found.fact.day)
    if (day) day.push(found)
    else days.set(found.fact.day, [found])
  }
  return days
}

function tallyOf(
  days: ReadonlyMap<number, IdentifiedFact[]>,
  { fromDay, toDay }: FinalRecord,
): Record<Metric, Tallied> {
  const tally = createTally()
  for (let day = fromDay; day < toDay; day++) tally.addDay(days.get(day) ?? [])
  return tally.finish()
}

function compare(final: FinalRecord, expected: Tallied): FinalFault[] {
  const { metric, period, revision } = final
  return (['rows', 'factCount', 'factsHash'] as const)
    .map((what) => ({
      metric,
      period,
      revision,
      what,
      stored: JSON.stringify(final[what]),
      expected: JSON.stringify(expected[what]),
    }))
    .filter((fault) => fault.stored !== fault.expected)
}
