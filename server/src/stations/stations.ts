import type { StationState, Wall } from '@leitai/shared/api'
import { dayOf, periodOf, ruleOf } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { compareRows, rowsOf, totalOf } from '@leitai/shared/standings'
import type { Boards } from '../boards/boards.ts'
import type { Disputes } from '../disputes/disputes.ts'
import type { Goals } from '../goals/goals.ts'
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
  clock: Clock
}) {
  const { boards, roster, goals, settings, walls, disputes, clock } = deps

  async function stateOf(station: StationOnRoster, all: readonly Wall[]): Promise<StationState> {
    const metric = settings.of(station.id).wallMetric
    const today = dayOf(clock.now(), station.calendar)
    const day = periodOf('day', today, station.calendar)
    const week = periodOf('week', today, station.calendar)
    const [read, pending, openDisputes] = await Promise.all([
      boards.read(station.id, [
        { metric, span: day },
        { metric, span: week },
      ]),
      boards.pendingCount(station.id),
      disputes.openCount(station.id),
    ])
    const [dayRows = [], weekRows = []] = read.boards.map((board) => rowsOf(board, []))
    const [leader] = dayRows.sort(compareRows)
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
      weekGoal: goals.targetOf(station.id, 'week', metric, week.fromDay),
      couriers: roster.postedTo(station.id, today, today + 1).length,
      leader: leader ? { name: roster.nameOf(leader[0]), score: leader[1] } : null,
      lastPickupAt: latest(read.boards[1]?.reached),
      pending,
      openDisputes,
      walls: { online: own.filter(({ online }) => online).length, total: own.length },
    }
  }

  return {
    /** Of the stations that the reader covers. */
    async states(covers: (stationId: string) => boolean): Promise<StationState[]> {
      const all = await walls.list()
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
