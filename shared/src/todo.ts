/** What needs doing at the stations of a manager: the desk's home, in one reply. */
import type { StationState } from './api.ts'
import { offsetMs } from './calendar.ts'
import { paceOf, type WorkingHours } from './goal.ts'

export const TODO_KINDS = [
  'pendingPickups',
  'openDisputes',
  'finalDraft',
  'noCouriers',
  'silentWall',
  'noKey',
  'noPickup',
  'behind',
  'noGoal',
  'noWall',
] as const
export type TodoKind = (typeof TODO_KINDS)[number]

/** One thing to do, and the stations that need it. */
export interface Todo {
  kind: TodoKind
  stations: TodoStation[]
}
export interface TodoStation {
  id: string
  name: string
  /** How many wait or are behind there; null where there is nothing to count. */
  count: number | null
}

// GET /home: how every station of the reader stands, and what needs doing, most urgent first
export interface HomeReply {
  stations: StationState[]
  todos: Todo[]
}

/** Before this local hour a day without a pickup is nothing unusual. */
const PICKUPS_EXPECTED_BY_HOUR = 10
const HOUR_MS = 3_600_000
/** Before so much of a week has passed it says nothing of a courier. */
const TELLING_SHARE_OF_WEEK = 0.25

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
  const unfed = !station.keyed && station.lastPickupAt === null
  if (kind === 'noKey') return unfed
  if (kind === 'noPickup') {
    if (unfed) return false
    return station.dayTotal === 0 && localHour(nowMs, station.timeZone) >= PICKUPS_EXPECTED_BY_HOUR
  }
  if (kind === 'behind') return station.behind > 0
  if (kind === 'noGoal') return station.dayGoal === null && station.weekGoal === null
  return station.walls.total === 0
}

function countOf(kind: TodoKind, { pending, openDisputes, behind, walls }: StationState): number | null {
  if (kind === 'pendingPickups') return pending
  if (kind === 'openDisputes') return openDisputes
  if (kind === 'behind') return behind
  return kind === 'silentWall' ? walls.total - walls.online : null
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
    stations: stations
      .filter((station) => needs(kind, station, nowMs, drafted))
      .map((station) => ({ id: station.id, name: station.name, count: countOf(kind, station) })),
  })).filter((todo) => todo.stations.length > 0)
}

/**
 * How many are far behind in a week: below 81 % of what their own goal, or else their even share of the station's,
 * asks for by now. For the manager only (H1); nobody is behind in the first days, nor without a goal.
 */
export function behindOf(
  scores: ReadonlyMap<string, number>,
  posted: readonly string[],
  weekGoal: { station: number | null; of(courierId: string): number | null },
  nowMs: number,
  { opensAt, hours }: { opensAt: readonly number[]; hours: WorkingHours },
): number {
  const share = weekGoal.station === null ? null : weekGoal.station / posted.length
  return posted.filter((id) => {
    const target = weekGoal.of(id) ?? share
    if (target === null) return false
    const { band, expected } = paceOf(scores.get(id) ?? 0, target, nowMs, opensAt, hours)
    return band === 'atRisk' && expected >= TELLING_SHARE_OF_WEEK
  }).length
}
