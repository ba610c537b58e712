import {
  type Calendar,
  dayStartsAt,
  finalAt,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
  periodOf,
} from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { BY_SYSTEM } from '@leitai/shared/final'
import { METRICS } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Log } from '../log.ts'
import type { StationOnRoster } from '../people/roster.ts'
import { ifReadable } from './ifReadable.ts'
import { readPeriod } from './readPeriod.ts'
import type { FinalRecord } from './record.ts'
import type { FinalsStore } from './store.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A period that ended longer ago than this is a past that is being brought in, not one that has just closed. */
const RECENT_MS = 2 * DAY_MS
/** How long the days of a period have to be quiet before it is sealed. */
const QUIET_MS = { recent: MINUTE_MS / 2, past: 10 * MINUTE_MS }
/** Facts may keep coming while a period is read. */
const TRIES = 3

/** What a station looked like when there was nothing to seal before `nextAt`. */
interface Rest {
  calendar: Calendar
  finals: number
  days: number
  nextAt: number
}

/** Seals what has become final: revision 1 of every closed period with facts, for all metrics at once. */
export function createSealing(deps: { boards: Boards; store: FinalsStore; clock: Clock; log: Log }) {
  const { boards, store, clock, log } = deps
  const resting = new Map<string, Rest>()

  /** False where facts of the period kept coming while it was read. */
  async function seal(station: StationOnRoster, period: Period): Promise<boolean> {
    for (let tries = 0; tries < TRIES; tries++) {
      const sealedAt = clock.now()
      const read = await readPeriod(boards, station.id, period, [])
      const records = METRICS.map(
        (metric): FinalRecord => ({
          stationId: station.id,
          metric,
          period: period.key,
          kind: period.kind,
          fromDay: period.fromDay,
          toDay: period.toDay,
          revision: 1,
          sealedAt,
          by: BY_SYSTEM,
          reason: null,
          difference: null,
          ...read.boards[metric],
        }),
      )
      if ((await store.put(station.id, read.stamps, records)) !== 'moved') return true
    }
    return false
  }

  /**
   * Seals at most `most` periods of a station, oldest first; resolves with how many. A past that is being
   * imported is left until its days have been quiet for ten minutes: sealed half-way, every further file
   * of it would make a draft of a revision of every period that it touches.
   */
  async function sealStation(station: StationOnRoster, most: number): Promise<number> {
    const now = clock.now()
    const counts = await store.counts(station.id)
    const rest = resting.get(station.id)
    const isAsThen = rest?.calendar === station.calendar
    if (rest && isAsThen && rest.finals === counts.finals && rest.days === counts.days && now < rest.nextAt)
      return 0

    const days = await boards.days(station.id)
    const sealed = await store.revisions(station.id)
    const waiting = periodsOf(days, station).filter(({ key }) => !sealed.has(`pickups/${key}`))
    const due = waiting.filter((period) => finalAt(period, station.calendar) <= now)
    const quiet = await quietOnes(station, due, days)
    let done = 0
    for (const period of quiet.slice(0, most)) {
      const where = { station: station.id, period: period.key }
      if (await ifReadable(() => seal(station, period), where, log)) done++
    }
    if (done === due.length) {
      const later = waiting.map((period) => finalAt(period, station.calendar)).filter((at) => at > now)
      resting.set(station.id, {
        calendar: station.calendar,
        finals: counts.finals + done * METRICS.length,
        days: counts.days,
        nextAt: Math.min(...later),
      })
    } else resting.delete(station.id)
    return done
  }

  async function quietOnes(
    station: StationOnRoster,
    periods: readonly Period[],
    days: readonly number[],
  ): Promise<Period[]> {
    if (periods.length === 0) return []
    const now = clock.now()
    const times = await store.changedAt(station.id, days)
    const changedAt = days.map((day, index) => ({ day, at: times[index] ?? 0 }))
    return periods.filter((period) => {
      const past = now - dayStartsAt(period.toDay, station.calendar) > RECENT_MS
      const limit = now - (past ? QUIET_MS.past : QUIET_MS.recent)
      return !changedAt.some(({ day, at }) => day >= period.fromDay && day < period.toDay && at > limit)
    })
  }

  return { sealStation }
}

/** All periods that have one of the days in them, those that end first first, short ones before long ones. */
function periodsOf(days: readonly number[], { calendar }: StationOnRoster): Period[] {
  const periods = new Map<string, Period>()
  for (const day of days) {
    for (const kind of PERIOD_KINDS) {
      const period = periodOf(kind, day, calendar)
      periods.set(period.key, period)
    }
  }
  return [...periods.values()].sort((a, b) => a.toDay - b.toDay || orderOf(a.kind) - orderOf(b.kind))
}

function orderOf(kind: PeriodKind): number {
  return PERIOD_KINDS.indexOf(kind)
}
