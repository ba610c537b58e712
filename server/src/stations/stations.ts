import type { StationState, Wall } from '@leitai/shared/api'
import { dayOf, periodOf, previousPeriod, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { hoursOpenAt } from '@leitai/shared/goal'
import { compareRows, rowsOf, totalOf } from '@leitai/shared/standings'
import { behindOf } from '@leitai/shared/todo'
import type { Boards } from '../boards/boards.ts'
import type { Disputes } from '../disputes/disputes.ts'
import type { Goals } from '../goals/goals.ts'
import type { Keys } from '../people/keys.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import type { Walls } from '../walls/walls.ts'

/** How every station stands, for the desk's home. */
export function createStations(deps: {
  boards: Boards
  roster: Roster
  goals: Goals
  settings: Settings
  walls: Walls
  disputes: Disputes
  keys: Keys
  clock: Clock
}) {
  const { boards, roster, goals, settings, walls, disputes, keys, clock } = deps

  async function stateOf(station: StationOnRoster, all: readonly Wall[]): Promise<StationState> {
    const { wallMetric: metric, hours } = settings.of(station.id)
    const today = dayOf(clock.now(), station.calendar)
    const day = periodOf('day', today, station.calendar)
    const week = periodOf('week', today, station.calendar)
    const [read, pending, openDisputes] = await Promise.all([
      boards.read(station.id, [
        { metric, span: day },
        { metric, span: week },
        { metric, span: previousPeriod(week, station.calendar) },
      ]),
      boards.pendingCount(station.id),
      disputes.openCount(station.id),
    ])
    const [dayRows = [], weekRows = [], rowsBefore = []] = read.boards.map((board) => rowsOf(board, []))
    const [leader] = dayRows.sort(compareRows)
    const weekGoal = goals.targetOf(station.id, 'week', metric, week.fromDay)
    const posted = roster.postedTo(station.id, today, today + 1)
    // nobody is behind in the week in which a station begins
    const behind =
      totalOf(rowsBefore) > 0
        ? behindOf(
            new Map(weekRows.map(([id, score]) => [id, score])),
            posted,
            { station: weekGoal, of: (id) => goals.targetOf(station.id, 'week', metric, week.fromDay, id) },
            clock.now(),
            {
              opensAt: Array.from({ length: week.toDay - week.fromDay }, (_, i) =>
                hoursOpenAt(week.fromDay + i, station.calendar, hours),
              ),
              hours,
            },
          )
        : 0
    const own = all.filter(({ stationId }) => stationId === station.id)
    return {
      id: station.id,
      name: station.name,
      parentName: station.parentName,
      timeZone: ruleOf(today, station.calendar).timeZone,
      today: day.key,
      metric,
      dayTotal: totalOf(dayRows),
      dayGoal: goals.targetOf(station.id, 'day', metric, day.fromDay),
      weekTotal: totalOf(weekRows),
      weekGoal,
      couriers: posted.length,
      leader: leader ? { name: roster.nameOf(leader[0]), score: leader[1] } : null,
      lastPickupAt: latest(read.boards[1]?.reached),
      pending,
      openDisputes,
      behind,
      keyed: keys
        .list()
        .some(
          ({ key: { stations, revokedAt } }) =>
            revokedAt === null && (stations === '*' || stations.includes(station.id)),
        ),
      walls: { online: own.filter(({ online }) => online).length, total: own.length },
    }
  }

  return {
    /** Of the stations that the reader covers. */
    async states(covers: (stationId: string) => boolean): Promise<StationState[]> {
      const all = await walls.list(covers)
      const covered = roster.stations().filter(({ id }) => covers(id))
      return Promise.all(covered.map((station) => stateOf(station, all)))
    },
  }
}

/** The latest of a week's reached times; null where there is none. */
function latest(reached: ReadonlyMap<string, number> = new Map()): number | null {
  return reached.size > 0 ? Math.max(...reached.values()) : null
}

export type Stations = ReturnType<typeof createStations>
