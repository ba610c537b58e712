import type { StationState } from '@leitai/shared/api'
import { offsetMs } from '@leitai/shared/calendar'

export const TODO_KINDS = [
  'pendingPickups',
  'openDisputes',
  'finalDraft',
  'noCouriers',
  'silentWall',
  'noPickup',
  'noGoal',
  'noWall',
] as const
export type TodoKind = (typeof TODO_KINDS)[number]

/** One thing to do, and the stations that need it. */
export interface Todo {
  kind: TodoKind
  stations: StationState[]
}

/** Before this local hour a day without a pickup is nothing unusual. */
const PICKUPS_EXPECTED_BY_HOUR = 10
const HOUR_MS = 3_600_000

function localHour(nowMs: number, timeZone: string): number {
  return Math.floor((nowMs + offsetMs(nowMs, timeZone)) / HOUR_MS) % 24
}

function needs(kind: TodoKind, station: StationState, nowMs: number, drafted: ReadonlySet<string>): boolean {
  if (kind === 'pendingPickups') return station.pending > 0
  if (kind === 'openDisputes') return station.openDisputes > 0
  if (kind === 'finalDraft') return drafted.has(station.id)
  if (kind === 'noCouriers') return station.couriers === 0
  if (kind === 'silentWall') return station.walls.online < station.walls.total
  if (station.couriers === 0) return false // first of all it needs people
  if (kind === 'noPickup') {
    return station.dayTotal === 0 && localHour(nowMs, station.timeZone) >= PICKUPS_EXPECTED_BY_HOUR
  }
  if (kind === 'noGoal') return station.dayGoal === null && station.weekGoal === null
  return station.walls.total === 0
}

/**
 * What needs doing, most urgent first; a station without couriers is asked for nothing else but its walls.
 * `drafted` are the stations where changes to finals wait.
 */
export function todosOf(
  stations: readonly StationState[],
  nowMs: number,
  drafted: ReadonlySet<string> = new Set(),
): Todo[] {
  return TODO_KINDS.map((kind) => ({
    kind,
    stations: stations.filter((station) => needs(kind, station, nowMs, drafted)),
  })).filter((todo) => todo.stations.length > 0)
}
