import { dateOf, dayStartsAt, type Period, periodOf } from '@leitai/shared/calendar'
import { type Difference, differencesOf, pairUp } from '@leitai/shared/differences'
import { METRICS } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { StoredFact } from '../boards/fact.ts'
import type { StationOnRoster } from '../people/roster.ts'

/** A station that changes all the time is read again so often before it is given up. */
const TRIES = 20

export interface Verification {
  stationId: string
  facts: number
  boards: number
  differences: Difference[]
  /** Archived weeks that could not be read, in words; the rest is without them. */
  faults: string[]
}

/**
 * Recomputes every stored board of a station (days and weeks, all metrics) from its facts and compares.
 * Works beside a running server: what changes meanwhile is read again.
 */
export async function verifyStation(station: StationOnRoster, boards: Boards): Promise<Verification> {
  for (let tries = 0; tries < TRIES; tries++) {
    const result = await tryToVerify(station, boards)
    if (result) return result
  }
  throw new Error(`Station ${station.id} changes too fast to be verified; try again when it is quieter.`)
}

/** Undefined where the station changed while it was read. */
async function tryToVerify(station: StationOnRoster, boards: Boards): Promise<Verification | undefined> {
  const all = await boards.allFacts(station.id)
  if (!all) return undefined
  const { facts, faults } = all
  // the list of days is no less in doubt than the boards
  const days = new Set([...(await boards.days(station.id)), ...facts.map(({ fact }) => fact.day)])
  const periods = new Map<string, Period>()
  for (const day of days) {
    for (const kind of ['day', 'week'] as const) {
      const period = periodOf(kind, day, station.calendar)
      // of a week that cannot be read nothing can be said
      if (!faults.some(({ firstDay }) => day >= firstDay && day < firstDay + 7))
        periods.set(period.key, period)
    }
  }
  const asked = [...periods.values()].flatMap((span) => METRICS.map((metric) => ({ metric, span })))
  const stored = await boards.read(station.id, asked)
  if (stored.epoch !== all.epoch || stored.seq !== all.seq) return undefined
  const differences = differencesOf(
    facts.map(({ fact }) => fact),
    pairUp(asked, stored.boards),
  )
  const misfiled = facts
    .filter(({ fact }) => !liesIn(fact, station))
    .map(({ id, fact }) => ({
      metric: 'pickups' as const,
      period: dateOf(fact.day),
      memberId: id,
      what: 'reachedAt' as const,
      stored: fact.day,
      expected: null,
    }))
  return {
    stationId: station.id,
    facts: facts.length,
    boards: asked.length,
    differences: [...differences, ...misfiled],
    faults: faults.map(({ reason }) => reason),
  }
}

/** Whether a fact is filed under the day that its time belongs to. */
function liesIn({ at, day }: StoredFact, { calendar }: StationOnRoster): boolean {
  return at >= dayStartsAt(day, calendar) && at < dayStartsAt(day + 1, calendar)
}
