/**
 * The live wire contract (L1 to L3), for walls, phones and desks.
 *
 * A viewer says `watch` and is answered with a snapshot. Changes follow, each naming the `seq` it builds on
 * (`prev`): it is applied only when that is what the viewer has; otherwise, and on another epoch, the viewer
 * says `watch` again. A new snapshot may come at any time and replaces everything. A beat every BEAT_MS says
 * that the numbers are still right, or that Redis is away.
 */
import type { PeriodState } from './calendar.ts'
import type { LiveCeremony } from './ceremony.ts'
import type { DayStreaks, HallEntry, Held, StationRecords } from './final.ts'
import type { GoalKind, WorkingHours } from './goal.ts'
import type { Programme } from './programme.ts'
import type { Problem } from './refusal.ts'
import type { Metric, ScoreRow, Standing } from './standings.ts'
import type { WallCommand, WallReport } from './wall.ts'

export const PROTOCOL = 3
export const BEAT_MS = 5_000
/** L3: after this long without a word a viewer says so. */
export const SILENT_AFTER_MS = 15_000

/** How often a wall says how it does. */
export const REPORT_EVERY_MS = 30_000
/** The scene of a wall that the server draws: it has no program that could be asked to do something. */
export const LITE_SCENE = 'lite'

/** How often a wall that is being paired asks whether it is (RFC 8628). */
export const POLL_MS = 5_000
/** The letters of pairing codes: no vowels, so no words, and none that looks like another. */
export const PAIRING_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** What of the day's and week's boards travels live. Revenue does not: it is the manager's. */
export type LiveMetric = Exclude<Metric, 'revenue'>
export type BoardId = `${GoalKind}/${LiveMetric}`
export const BOARD_IDS: readonly BoardId[] = ['day/pickups', 'day/walkin', 'week/pickups', 'week/walkin']

export interface LiveBoard {
  /** Key of its period, `2026-11-22` or `2026-W47`. */
  period: string
  /** Everyone posted to the station and everyone with a score; order is the reader's business. */
  rows: ScoreRow[]
  /** What those have together who are not among the rows: in public only the top is shown (H1). */
  hidden?: number
}

export interface Member {
  id: string
  /** Full for staff; for the public the alias, or masked. */
  name: string
  /** What the public sees instead of a masked name. */
  alias?: string
  /** Walls leave them out (H1), see `offWalls.ts`. */
  offWalls?: true
}

/** The top of a closed day, week or month, for the podium. */
export interface Podium {
  period: string
  /** Until it is final the champion is provisional (F1, F2). */
  state: PeriodState
  metric: LiveMetric
  /** Ranks 1 to 3, ties included; empty when nothing was counted. */
  standings: Standing[]
}

/** The last champions of weeks and months, newest first, and the station's records, from its finals (F2). */
export interface LiveHall {
  weeks: HallEntry<Held>[]
  months: HallEntry<Held>[]
  records: StationRecords<Held>
  /** Left out until a day is final. */
  streaks?: DayStreaks
}

/** A station under the same unit, as it stands today in the metric of the wall that compares. */
export interface Peer {
  id: string
  name: string
  total: number
  /** When the total was read, ms: processes read it each for itself, and an older one is no news (L1). */
  asOf: number
  /** How many are posted to it, and its goal for the day; null in public. */
  couriers: number | null
  goal: number | null
}

/** A challenge between two whose day or week runs: their scores are on the board of `kind` and `metric`. */
export interface Duel {
  id: string
  /** Empty where it has none. */
  title: string
  kind: GoalKind
  metric: LiveMetric
  a: string
  b: string
}

export interface TrendPoint {
  period: string
  total: number
}

export type AnnouncementKind = 'award' | 'notice' | 'practice'

export interface Announcement {
  id: string
  kind: AnnouncementKind
  title: string
  /** Plain text; line breaks are kept. */
  body: string
  /** Fills the wall for `takeoverS` seconds from `startsAt` on. */
  takeover: boolean
  takeoverS: number
  /** Quiet hours do not hold it back. */
  urgent: boolean
  /** Runs along the foot of the wall until `endsAt`. */
  ticker: boolean
  /** Milliseconds. */
  startsAt: number
  endsAt: number | null
}

export interface StationSettings {
  /** What the wall ranks. */
  wallMetric: LiveMetric
  hours: WorkingHours
  /** Walls show no place below this; null shows all (S3). */
  wallTop: number | null
  /** When the last truck leaves, in minutes after midnight; null where nothing is raced against it. */
  lastTruckMinutes: number | null
}

/** All that a viewer of one station needs to draw everything. */
export interface Snapshot {
  protocol: typeof PROTOCOL
  /** Changes when a new client build is served: reload. */
  build: string
  /** The server's clock when this was sent, ms. */
  sentAt: number
  /** When the numbers were read, ms. */
  asOf: number
  /** `timeZone` is the one in force today. */
  station: { id: string; name: string; parentName: string | null; timeZone: string }
  audience: Audience
  epoch: string
  seq: number
  members: Member[]
  settings: StationSettings
  boards: Record<BoardId, LiveBoard>
  /** Start of each business day of the running week and of the day after it, ms (8 entries). */
  weekDayStarts: number[]
  /** When the working hours of each day of the running week begin, ms (7 entries). */
  weekOpensAt: number[]
  /** Index in weekDayStarts of today. */
  todayIndex: number
  lastDay: Podium
  lastWeek: Podium
  lastMonth: Podium
  /** In the wall's metric. */
  hall: LiveHall
  /** Targets for today and this week in the wall's metric. */
  goals: Record<GoalKind, number | null>
  /** Totals in the wall's metric of the last eight closed weeks and fourteen closed days, oldest first. */
  trend: { weeks: TrendPoint[]; days: TrendPoint[] }
  /** Those that are running now. */
  announcements: Announcement[]
  /** None in public. */
  duels: Duel[]
  /** With this station among them; none where it stands alone. */
  peers: Peer[]
}

export type Audience = 'staff' | 'public'

/** The rows that changed since `prev`; a score of 0 is a row like any other. */
export interface Change {
  epoch: string
  prev: number
  seq: number
  asOf: number
  sentAt: number
  rows: Partial<Record<BoardId, ScoreRow[]>>
  /** In public: what is hidden now. */
  hidden?: Partial<Record<BoardId, number>>
}

export interface Beat {
  sentAt: number
  /** Null while Redis is away: then nothing says that the numbers are still right. */
  at: { epoch: string; seq: number; asOf: number } | null
}

/** A ticket for couriers to sign in with at this wall's station, as the path of a URL. */
export interface WallTicket {
  path: string
  expiresAt: number
}

export type Ack<T> = (reply: { ok: true; value: T } | { ok: false; problem: Problem }) => void

export interface ServerEvents {
  snapshot: (snapshot: Snapshot) => void
  change: (change: Change) => void
  beat: (beat: Beat) => void
  /** The stations beside this one have moved. */
  peers: (peers: Peer[]) => void
  /** Walls only: the newest sign-in ticket. */
  ticket: (ticket: WallTicket) => void
  /** Walls only: the programme that holds for this one, on connecting and whenever it changes. */
  programme: (programme: Programme) => void
  /** Walls only: the awards ceremony at its station, on connecting and with every step; null: there is none. */
  ceremony: (ceremony: LiveCeremony | null) => void
  /** Walls only: what the manager asks of this one. */
  command: (command: WallCommand) => void
  /** The right to watch is gone: the token was revoked or the session ended. */
  revoked: () => void
}

export interface ClientEvents {
  /** Start (or start again) watching a station. Walls and couriers may leave the station out: it is theirs. */
  watch: (stationId: string | null, ack: Ack<Snapshot>) => void
  /** Walls only. */
  report: (report: WallReport) => void
  /** Couriers only: whether the page is on the screen. */
  look: (looks: boolean) => void
}

/** Socket.IO handshake `auth`: a wall's device token; phones and desks come with their cookie and say which. */
export interface SocketAuth {
  as: 'wall' | 'courier' | 'manager'
  token?: string
}
