/** What needs doing at the stations of a manager: the desk's home, in one reply. */

import type { StationState } from './api.ts'
import { offsetMs } from './calendar.ts'
import { MAX_DECIDED } from './correction.ts'
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
  'unread',
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
  /** How many of them the home itself can settle with one click; absent where there is nothing to click. */
  atOnce?: number
  /** Of `unread`: what has not been seen. */
  unread?: UnreadAnnouncement
}
/** An announcement of importance that many have not seen. */
export interface UnreadAnnouncement {
  id: string
  title: string
  unseen: number
  posted: number
  /** The first few of those who have not seen it. */
  names: string[]
}

/** What is known of the stations beside how they stand. */
export interface Waiting {
  /** Changes to finals, and under how many of them the champion would be another one. */
  drafts?: ReadonlyMap<string, { drafts: number; championChanges: number }>
  unread?: ReadonlyMap<string, UnreadAnnouncement>
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
/** Within so long of its start an announcement of importance should be seen by most. */
const SEEN_WITHIN_MS = 2 * HOUR_MS

function localHour(nowMs: number, timeZone: string): number {
  return Math.floor((nowMs + offsetMs(nowMs, timeZone)) / HOUR_MS) % 24
}

function needs(kind: TodoKind, station: StationState, nowMs: number, waiting: Waiting): boolean {
  if (kind === 'pendingPickups') return station.pending > 0
  if (kind === 'openDisputes') return station.openDisputes > 0
  if (kind === 'finalDraft') return waiting.drafts?.has(station.id) ?? false
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
  if (kind === 'unread') return waiting.unread?.has(station.id) ?? false
  if (kind === 'noGoal') return station.dayGoal === null && station.weekGoal === null
  return station.walls.total === 0
}

/** How many there are, and how many of them one click settles. */
function sizeOf(
  kind: TodoKind,
  { id, pending, openDisputes, behind, walls }: StationState,
  { drafts, unread }: Waiting,
): Omit<TodoStation, 'id' | 'name'> {
  // all of them or none: a click that says all and leaves some would not be true
  if (kind === 'pendingPickups') return { count: pending, atOnce: pending <= MAX_DECIDED ? pending : 0 }
  if (kind === 'openDisputes') return { count: openDisputes }
  if (kind === 'behind') return { count: behind }
  // a wall that does not answer is found by those that do
  if (kind === 'silentWall') return { count: walls.total - walls.online, atOnce: walls.online }
  const draft = drafts?.get(id)
  if (kind === 'finalDraft' && draft) {
    return { count: draft.drafts, atOnce: draft.drafts - draft.championChanges }
  }
  const announcement = unread?.get(id)
  if (kind === 'unread' && announcement) return { count: announcement.unseen, unread: announcement }
  return { count: null }
}

/** What needs doing, most urgent first; a station without couriers is asked for nothing else but its walls. */
export function todosOf(stations: readonly StationState[], nowMs: number, waiting: Waiting = {}): Todo[] {
  return TODO_KINDS.map((kind) => ({
    kind,
    stations: stations
      .filter((station) => needs(kind, station, nowMs, waiting))
      .map((station) => ({ id: station.id, name: station.name, ...sizeOf(kind, station, waiting) })),
  })).filter((todo) => todo.stations.length > 0)
}

/** Whether an announcement has been out for long enough, and half of those posted or more have not seen it. */
export function isUnreadByMany(
  startsAt: number,
  { unseen, posted }: { unseen: number; posted: number },
  nowMs: number,
): boolean {
  return nowMs - startsAt >= SEEN_WITHIN_MS && unseen > 0 && unseen * 2 >= posted
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
