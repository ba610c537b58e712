/** Requests and replies of `/api/v1` beside pickups. The schemas are what the server parses with. */
import { z } from 'zod'
import { accountIdSchema } from './account.ts'
import type { PeriodState } from './calendar.ts'
import { burstRuleSchema } from './correction.ts'
import { TARGET_KINDS } from './goal.ts'
import { distinctIdsSchema, idSchema } from './pickup.ts'
import type { Announcement, Audience, LiveMetric, TrendPoint } from './protocol.ts'
import type { ManagerRole } from './rights.ts'
import { type Courier, minutesSchema, type StationChange, type Unit } from './roster.ts'
import type { Metric } from './standings.ts'
import type { WallHealth } from './wall.ts'

// GET /stations/{id}/standings?metric=&period=[&limit=&around=]
export interface StandingsReply {
  stationId: string
  metric: Metric
  period: string
  timeZone: string
  state: PeriodState
  epoch: string
  seq: number
  rows: StandingRow[]
}
export interface StandingRow {
  rank: number
  memberId: string
  name: string
  score: number
  reachedAt: string | null
  gap: number
  movement: number | null
}

// POST /session (sign in) · GET /session · DELETE /session
export const signInSchema = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('manager'),
    /** Left out: the account of who has started the server. */
    account: accountIdSchema.optional(),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ as: z.literal('courier'), number: idSchema, pin: z.string().regex(/^\d{6}$/) }),
  /** With the ticket of a wall's QR code: sets the first PIN of a courier of that station who has none. */
  z.strictObject({
    as: z.literal('courier-ticket'),
    ticket: z.string().min(1).max(100),
    number: idSchema,
    pin: z.string().regex(/^\d{6}$/),
  }),
])
export type SignIn = z.input<typeof signInSchema>

export interface ManagerSession {
  as: 'manager'
  account: string
  name: string
  role: ManagerRole
  /** The unit or station that the role is for; null for an owner. */
  unit: string | null
  unitName: string | null
  /** Signed in with the one-time password: the next step is PUT /session/password. */
  mustSetPassword: boolean
}
export interface CourierSession {
  as: 'courier'
  courierId: string
  name: string
  stationId: string
  stationName: string
}
/** GET /session?as=manager or ?as=courier */
export type Session = ManagerSession | CourierSession

// GET /session/ways: what the desk's sign-in asks for, before anybody is signed in
export interface SignInWays {
  /** There are several accounts: a sign-in name is asked for too. */
  names: boolean
  /** What the company calls its own sign-in, where it has one. */
  company: string | null
}

// PUT /session/password (manager): `current` unless the session was begun with a one-time password
export const passwordSchema = z.strictObject({
  password: z.string().min(10).max(200),
  current: z.string().min(1).max(200).optional(),
})

// GET /tickets/{ticket}: what a wall's QR code stands for, before signing in
export interface TicketReply {
  stationId: string
  stationName: string
}

// GET /stations: what a manager sees of every station
export interface StationState {
  id: string
  name: string
  parentName: string | null
  timeZone: string
  today: string
  metric: LiveMetric
  /** In the station's wall metric. */
  dayTotal: number
  dayGoal: number | null
  weekTotal: number
  weekGoal: number | null
  couriers: number
  leader: { name: string; score: number } | null
  /** Time of the newest pickup of the running week that counts, ms; null where there is none. */
  lastPickupAt: number | null
  walls: { online: number; total: number }
  /** Pickups that wait for the manager, and disputes without an answer. */
  pending: number
  openDisputes: number
  /** Couriers far behind their share of the week's goal: for the manager only (H1). */
  behind: number
  /** A source's key in force may send its pickups. */
  keyed: boolean
}

// GET, PUT /stations/{id}/goals
export const goalSchema = z.strictObject({
  kind: z.enum(TARGET_KINDS),
  metric: z.enum(['pickups', 'walkin']),
  /** Parcels a period; null ends the goal. */
  target: z.int().min(1).max(10_000_000).nullable(),
})
export type GoalInput = z.infer<typeof goalSchema>
/** A target holds from the period that runs when it is set (`from`, a date) until the next one. */
export interface Goal extends GoalInput {
  from: string
}

// GET, PUT /stations/{id}/settings
export const settingsSchema = z
  .strictObject({
    wallMetric: z.enum(['pickups', 'walkin']),
    hours: z.strictObject({ from: minutesSchema, to: minutesSchema }),
    wallTop: z.int().min(3).max(500).nullable(),
    /** When the last truck leaves: until then the wall says who may still overtake whom. */
    lastTruck: minutesSchema.nullable().default(null),
    /** Drafts of revisions of finals are applied by themselves after so long; null: by the manager only. */
    revisionAfterHours: z.int().min(1).max(720).nullable().default(null),
    /** What is held as implausible (H3); null: nothing ever. */
    burst: burstRuleSchema.nullable().default(null),
    /** Alerts on a courier's phone a day. */
    alertsADay: z.int().min(0).max(50).default(5),
    /** Who decides that a courier is left off walls (H1): they themselves, or the manager in the roster. */
    offWallsBy: z.enum(['courier', 'manager']).default('courier'),
  })
  .refine(({ hours }) => hours.from < hours.to, { path: ['hours', 'to'] })
export type SettingsInput = z.input<typeof settingsSchema>
/** Minutes after midnight as `HH:MM`: settings are read as they are written. */
export type SettingsReply = SettingsInput

// GET, POST /announcements · PUT /announcements/{id} (until it has begun, else `announcement_begun`)
// DELETE /announcements/{id} (withdraw) · POST /announcements/{id}/restore (takes that back) · GET /stations/{id}/announcement-drafts
/** Milliseconds, from 2000 to 2100. */
const instantSchema = z.int().min(Date.UTC(2000, 0)).max(Date.UTC(2100, 0))

export const announcementSchema = z
  .strictObject({
    kind: z.enum(['award', 'notice', 'practice']),
    title: z.string().trim().min(1).max(60),
    body: z.string().trim().max(500),
    /** Ids of stations and of units, each of which stands for all below it; all stations where it is '*'. */
    stations: z.union([z.literal('*'), distinctIdsSchema.min(1).max(5_000)]),
    takeover: z.boolean(),
    takeoverS: z.int().min(5).max(300).default(30),
    /** Takes over in quiet hours too; otherwise it waits until they end. */
    urgent: z.boolean().default(false),
    ticker: z.boolean(),
    /** Stands before all others for as long as it runs. */
    pinned: z.boolean().optional(),
    /** Customers see it, with the names that stand in it: walls in public show only what is meant for them (H1). */
    onPublicWalls: z.boolean().default(false),
    /** ms; absent: now. */
    startsAt: instantSchema.optional(),
    endsAt: instantSchema.nullable().default(null),
  })
  .refine(({ takeover, ticker }) => takeover || ticker, { path: ['takeover'] })
  .refine(({ startsAt, endsAt }) => endsAt === null || endsAt > (startsAt ?? 0), { path: ['endsAt'] })
export type AnnouncementInput = z.input<typeof announcementSchema>

export interface PostedAnnouncement extends Announcement {
  stations: '*' | string[]
  pinned?: boolean | undefined
  onPublicWalls: boolean
  createdAt: number
  withdrawnAt: number | null
  /** Whether the reader may withdraw it: it is for stations of theirs only. */
  own: boolean
  state: 'scheduled' | 'running' | 'over' | 'withdrawn'
}
export interface AnnouncementDraft {
  kind: 'award'
  title: string
  body: string
}

// POST /walls/pairings (the wall asks) · POST /walls/pairings/poll (it waits) · POST /walls (the manager pairs)
export interface PairingReply {
  /** Eight letters, shown on the wall. */
  code: string
  /** Known to this wall alone; asked with every POLL_MS. */
  secret: string
  expiresAt: number
}
export const pollSchema = z.strictObject({ secret: z.string().min(1).max(100) })
export type PollReply = { state: 'waiting' } | { state: 'paired'; token: string; stationId: string }

export const pairSchema = z.strictObject({
  /** Case, spaces and dashes do not matter. */
  code: z.string().max(20),
  stationId: idSchema,
  name: z.string().trim().min(1).max(40),
  audience: z.enum(['staff', 'public']),
})
export type PairInput = z.infer<typeof pairSchema>

// GET /walls[?silent=1] (ListedWall; with silent=1 those that are not online) · DELETE /walls/{id} (revoke) · POST /walls/{id}/commands
export interface Wall {
  id: string
  name: string
  stationId: string
  audience: Audience
  pairedAt: number
  online: boolean
  /** Last word heard from it, ms. */
  heardAt: number | null
  scene: string | null
  width: number | null
  height: number | null
  /** The build that its page is of. */
  build: string | null
  health: WallHealth | null
  /** Its place among the walls of its station, the first paired being 1. */
  number: number
}
export interface ListedWall extends Wall {
  /** Its page is not of the build that is served now. */
  outdated: boolean
}

// GET /roster · GET /roster/export?format=json|csv|xlsx[&part=units][&lang=zh|en]
// POST /roster[?dryRun=1] (JSON, CSV, tab-separated values or XLSX) → RosterChange, or Problem with errors
export interface RosterReply {
  units: { id: string; name: string; level: Unit['level']; parent: string | null }[]
  stations: {
    id: string
    name: string
    /** Unit that it belongs to. */
    parent: string | null
    parentName: string | null
    /** Its unit and those above it as far as who asks is over them, the nearest first. */
    above: { id: string; name: string }[]
    /** In force today, and today's date by them. */
    timeZone: string
    dayStart: string
    today: string
    weekStart: number
    /** All that take or took effect on a date, in order, each in full. */
    changes: Required<StationChange>[]
  }[]
  couriers: ListedCourier[]
}
export interface RosterCourier {
  id: string
  name: string
  role: 'courier' | 'clerk' | 'postman'
  /** Posted to now; null before the first posting. */
  stationId: string | null
  hasPin: boolean
}
/** With what is only told on the roster itself. */
export type ListedCourier = RosterCourier &
  Pick<Courier, 'postings' | 'alias' | 'avatar' | 'hiredOn' | 'hidden'>

// POST /couriers/{id}/pin: a new six-digit PIN, shown once
export interface PinReply {
  pin: string
}

// GET /me/trend: the signed-in courier's own last fourteen days and eight weeks, in the station's wall metric
export interface TrendReply {
  metric: LiveMetric
  days: TrendPoint[]
  weeks: TrendPoint[]
}
