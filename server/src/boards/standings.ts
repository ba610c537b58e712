import type { StandingRow, StandingsReply } from '@leitai/shared/api'
import { dayOf, instantOf, type Period, parsePeriod, periodState, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { Refusal } from '@leitai/shared/refusal'
import { type Metric, rankRows, rowsOf } from '@leitai/shared/standings'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Boards } from './boards.ts'

/** Rows on each side of the courier that `around` names. */
const AROUND = 2

export interface StandingsQuery {
  metric: Metric
  /** A key or an alias, see `parsePeriod`. */
  period: string
  limit?: number | undefined
  around?: string | undefined
}

/** The standings of a station, as the API tells them. */
export function createStandings({ boards, roster, clock }: { boards: Boards; roster: Roster; clock: Clock }) {
  /** Throws `invalid_period`. */
  function periodOf(station: StationOnRoster, text: string): Period {
    const period = parsePeriod(text, station.calendar, clock.now())
    if (!period) throw new Refusal('invalid_period', `No period ${text}.`, { field: 'period' })
    return period
  }

  async function standings(stationId: string, query: StandingsQuery): Promise<StandingsReply> {
    const station = roster.station(stationId)
    const period = periodOf(station, query.period)
    const today = dayOf(clock.now(), station.calendar)
    // movement is counted from the beginning of today, or of the period's last day once it is over
    const lastDay = Math.max(Math.min(today, period.toDay - 1), period.fromDay)
    const before = { kind: 'day' as const, fromDay: period.fromDay, toDay: lastDay }
    const {
      epoch,
      seq,
      boards: [whole, earlier],
    } = await boards.read(stationId, [
      { metric: query.metric, span: period },
      { metric: query.metric, span: before },
    ])
    if (!whole || !earlier) throw new Error('a board is missing from the reply')
    const posted = roster.postedTo(
      stationId,
      period.fromDay,
      Math.min(period.toDay, Math.max(today, period.fromDay) + 1),
    )
    const rows = rankRows(rowsOf(whole, posted), earlier.scores).map(
      ({ reachedAtMs, ...standing }): StandingRow => ({
        ...standing,
        name: roster.nameOf(standing.memberId),
        reachedAt: reachedAtMs === null ? null : instantOf(reachedAtMs),
      }),
    )
    return {
      stationId,
      metric: query.metric,
      period: period.key,
      timeZone: ruleOf(lastDay, station.calendar).timeZone,
      state: periodState(period, station.calendar, clock.now()),
      epoch,
      seq,
      rows: cut(rows, query),
    }
  }

  return { standings, periodOf }
}

export type Standings = ReturnType<typeof createStandings>

/** Throws `unknown_courier` where `around` is not on the board. */
function cut(rows: StandingRow[], { limit, around }: StandingsQuery): StandingRow[] {
  if (around === undefined) return rows.slice(0, limit)
  const index = rows.findIndex(({ memberId }) => memberId === around)
  if (index < 0) throw new Refusal('unknown_courier', `${around} is not on this board.`, { field: 'around' })
  const size = limit ?? 2 * AROUND + 1
  const from = Math.max(0, Math.min(index - Math.floor((size - 1) / 2), rows.length - size))
  return rows.slice(from, from + size)
}
