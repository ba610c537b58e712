import { dayOf, type Period, periodOf, previousPeriod } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import type { Boards } from '../boards/boards.ts'
import type { Roster, StationOnRoster } from '../people/roster.ts'

/**
 * Whose turn it is, over and over. Boards drift where they are written and hurt where they are shown: the
 * running week has half of the turns, the one before it a quarter (late pickups, and finals that are still to be
 * sealed), all older ones share the last.
 */
const ROUND = ['running', 'last', 'running', 'old'] as const

export interface Turn {
  station: StationOnRoster
  week: Period
}

/**
 * Says which week of which station is next. Each kind of turn has a deck of all stations, shuffled, and each
 * station one of its old weeks: the order is chance, but nothing comes again before all others have had theirs.
 */
export function createTurns(deps: { boards: Boards; roster: Roster; clock: Clock; random: () => number }) {
  const { boards, roster, clock, random } = deps
  const decks: Record<(typeof ROUND)[number], string[]> = { running: [], last: [], old: [] }
  const oldWeeks = new Map<string, number[]>()
  let turn = 0

  function draw<T>(deck: T[]): T | undefined {
    return deck.splice(Math.floor(random() * deck.length), 1)[0]
  }

  function drawStation(deck: string[]): StationOnRoster | undefined {
    const stations = roster.stations()
    if (deck.length === 0) deck.push(...stations.map(({ id }) => id))
    const id = draw(deck)
    return stations.find((station) => station.id === id)
  }

  async function drawOldWeek({ id, calendar }: StationOnRoster, before: Period): Promise<Period> {
    let weeks = oldWeeks.get(id) ?? []
    if (weeks.length === 0) {
      const first = (day: number) => periodOf('week', day, calendar).fromDay
      weeks = [...new Set((await boards.days(id)).map(first))].filter((day) => day !== before.fromDay)
      oldWeeks.set(id, weeks)
    }
    const fromDay = draw(weeks)
    return fromDay === undefined ? before : periodOf('week', fromDay, calendar)
  }

  /** The next turn; undefined while there is no station. */
  async function next(): Promise<Turn | undefined> {
    const kind = ROUND[turn++ % ROUND.length] ?? 'running'
    const station = drawStation(decks[kind])
    if (!station) return undefined
    const running = periodOf('week', dayOf(clock.now(), station.calendar), station.calendar)
    if (kind === 'running') return { station, week: running }
    if (kind === 'last') return { station, week: previousPeriod(running, station.calendar) }
    return { station, week: await drawOldWeek(station, running) }
  }

  return { next }
}
